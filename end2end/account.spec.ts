// Signing in and out, one's sessions, one's password.

import { expect, provoked, test } from './fixtures';
import { desk, PASSWORD, signIn, tryToSignIn } from './officers';

test('a wrong password is refused and the account kept; the right one leads to the desk', async ({ page }) => {
  await tryToSignIn(page, 'bao-cao.me-linh', 'không phải mật khẩu này');
  await expect(page.getByRole('alert')).toContainText('Tên đăng nhập hoặc mật khẩu không đúng.');
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('bao-cao.me-linh');
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('');

  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(desk(page)).toBeVisible();
});

test('an unknown account is answered like a wrong password', async ({ page }) => {
  await tryToSignIn(page, 'khong-ai-ca', PASSWORD);
  await expect(page.getByRole('alert')).toContainText('Tên đăng nhập hoặc mật khẩu không đúng.');
});

test('after signing out the desk is closed', async ({ page, problems }) => {
  await signIn(page, 'kiem-tra.ha-noi');
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('link', { name: 'Đăng nhập' })).toBeVisible();

  const response = await page.goto('/ban-lam-viec');
  expect(response?.status()).toBe(401);
  await expect.poll(() => provoked(problems, /status of 401/)).toBe(1);
  await expect(page.getByText('Bạn cần đăng nhập để xem trang này.')).toBeVisible();
});

test('a session that was left open elsewhere is ended from here', async ({ page, browser, problems, sessions }) => {
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, 'quan-tri');
  await signIn(page, 'quan-tri');

  await page.goto('/tai-khoan');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Kết thúc/ }) });
  // Also that of other tests on this server, who sign in again.
  sessions.delete('quan-tri');
  const before = await row.count();
  expect(before).toBeGreaterThanOrEqual(2);
  // All but this one, which says that it is this one.
  for (let left = before; left > 1; left -= 1) {
    await row.filter({ hasNotText: 'phiên này' }).first().getByRole('button').click();
    await expect(page.getByRole('status')).toContainText('Đã kết thúc phiên.');
    await expect(row).toHaveCount(left - 1);
  }
  await expect(row).toContainText('phiên này');

  const response = await other.goto('/ban-lam-viec');
  expect(response?.status()).toBe(401);
  await elsewhere.close();
  expect(problems).toEqual([]);
});

test('a password is changed, and only the new one opens the desk', async ({ page, sessions }) => {
  const changed = 'một câu khác, cũng để thử';
  const change = async (from: string, to: string, again: string) => {
    await page.goto('/tai-khoan');
    await page.getByLabel('Mật khẩu hiện tại').fill(from);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(to);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(again);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await signIn(page, 'bao-cao.thach-that');

  await change(PASSWORD, 'ngắn', 'ngắn');
  await expect(page.getByRole('alert')).toContainText('Cần ít nhất 12 ký tự.');
  await change(PASSWORD, changed, 'không giống chút nào');
  await expect(page.getByRole('alert')).toContainText('Hai lần nhập không giống nhau.');
  await change('không phải mật khẩu này', changed, changed);
  await expect(page.getByRole('alert')).toContainText('Không đúng.');

  // That ends the sessions that were open, those of other tests on this server too.
  sessions.delete('bao-cao.thach-that');
  await change(PASSWORD, changed, changed);
  await expect(page.getByRole('status')).toContainText('Đã đổi mật khẩu.');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await tryToSignIn(page, 'bao-cao.thach-that', PASSWORD);
  await expect(page.getByRole('alert')).toBeVisible();
  await signIn(page, 'bao-cao.thach-that', changed);

  // As the other tests on this server expect it.
  await change(changed, PASSWORD, PASSWORD);
  await expect(page.getByRole('status')).toContainText('Đã đổi mật khẩu.');
});
