// Finding one's way: everywhere an officer can go, by the keyboard and without a program; and views
// that are kept to be found again.

import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Đi tới' });

/** Presses a key until the page listens and shows what it opens. */
async function press(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

test('Ctrl+K leads anywhere by a few letters', async ({ as, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled || isMobile, 'a keyboard and a program are what this is about');
  const page = await as('bao-cao.me-linh');
  await page.goto('/ban-lam-viec');
  const dialog = palette(page);
  const find = dialog.getByRole('searchbox');
  await press(page, 'Control+k', find);
  await expect(find).toBeFocused();
  await find.fill('thong bao');
  await expect(dialog.getByRole('link', { name: 'Thông báo', exact: true })).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Nhật ký công khai' })).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('link', { name: 'Cài đặt thông báo' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(find).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/thong-bao$/);
});

test('what is on no list is looked for in the whole book', async ({ as, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled || isMobile, 'a keyboard and a program are what this is about');
  const page = await as('bao-cao.me-linh');
  await page.goto('/thong-bao');
  await press(page, 'Control+k', palette(page).getByRole('searchbox'));
  await palette(page).getByRole('searchbox').fill('Tráng Việt');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tim-kiem\?q=Tr%C3%A1ng%20Vi%E1%BB%87t$/);
  await expect(page.getByRole('link', { name: /Tráng Việt/ }).first()).toBeVisible();
});

test('"?" tells what the keyboard does, but not while somebody types', async ({ as, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled || isMobile, 'a keyboard and a program are what this is about');
  const page = await as('bao-cao.me-linh');
  await page.goto('/ban-lam-viec');
  const dialog = palette(page);
  await press(page, '?', dialog.getByRole('heading', { name: 'Phím tắt' }));
  await expect(dialog.getByRole('row', { name: /Ctrl\+Z/ })).toContainText('hoàn tác');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.goto('/tim-kiem?q=');
  await page.getByRole('main').locator('input[name=q]').focus();
  await page.keyboard.type('a?');
  await expect(page.getByRole('main').locator('input[name=q]')).toHaveValue('a?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('"?" can be switched off by whoever speaks to the machine, and on again', async ({ as, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled || isMobile, 'a keyboard and a program are what this is about');
  const page = await as('ke-hoach.tu-ky');
  const heading = palette(page).getByRole('heading', { name: 'Phím tắt' });
  const allow = async (wanted: boolean) => {
    await page.goto('/tai-khoan/thong-bao');
    await page.getByLabel(/Cho phép phím tắt chỉ gồm một phím/).setChecked(wanted);
    await page.getByRole('button', { name: 'Lưu cài đặt' }).click();
    await expect(page.getByText('Đã lưu cài đặt.')).toBeVisible();
  };
  await allow(false);
  await page.goto('/ban-lam-viec');
  // The page listens once the other shortcut opens: from then on "?" alone means nothing.
  await press(page, 'Control+k', palette(page).getByRole('searchbox'));
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('searchbox')).toBeFocused();
  await expect(heading).toBeHidden();
  await page.goto('/di-toi');
  await expect(page.getByText('Bạn đã tắt phím tắt chỉ gồm một phím')).toBeVisible();

  await allow(true);
  await page.goto('/ban-lam-viec');
  await press(page, '?', heading);
});

test('the same list is a page of its own', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  await page.goto('/di-toi?tim=ky+bao+cao');
  await expect(page.getByRole('link', { name: 'Kỳ báo cáo', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Nhật ký công khai' })).toHaveCount(0);
  await page.goto('/di-toi?tim=zzzz');
  await expect(page.getByText('Không có nơi nào như vậy trong danh sách.')).toBeVisible();
  await page.getByRole('link', { name: 'Tìm trong toàn sổ' }).click();
  await expect(page).toHaveURL(/\/tim-kiem\?q=zzzz$/);
});

test('a view is kept by a name, found again, and dropped', async ({ as }) => {
  const page = await as('ke-hoach.ha-noi');
  await page.goto('/quan-ly/do-tuoi?thieu=nguoi-phu-trach');
  const name = `Chưa ai phụ trách ${Date.now()}`;
  await page.getByText('Lưu cách xem này').click();
  await page.getByLabel('Tên cách xem').fill(name);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText(`Đã lưu cách xem này với tên “${name}”.`)).toBeVisible();
  await page.goto('/ban-lam-viec');
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/\/quan-ly\/do-tuoi\?thieu=nguoi-phu-trach$/);
  await page.getByRole('button', { name: 'Bỏ khỏi danh sách' }).click();
  await expect(page.getByText('Đã bỏ cách xem này khỏi danh sách.')).toBeVisible();
  await page.goto('/ban-lam-viec');
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});
