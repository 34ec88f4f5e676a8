// What the form of a figure does beyond a plain form: it reads along, and says truthfully what is
// saved, what is waiting and what was not sent.

import type { Page, Request } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { entry, fillEntry, untouched } from './officers';

const RECORD = '**/api/record_figure';

/** Opens a form and waits until it reads along. Until its program has come it is a plain form. */
async function open(page: Page, form: string): Promise<void> {
  await page.goto(form);
  await expect(async () => {
    await entry(page).value.fill('');
    await entry(page).value.fill('7');
    await expect(page.getByText('Đọc là 7', { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

const commandOf = (request: Request) => new URLSearchParams(request.postData() ?? '').get('id');

test('it says how a number is read while it is typed', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  await open(page, untouched().form);
  const { value } = entry(page);

  for (const [typed, read] of [
    ['9.080', 'Đọc là 9.080'],
    ['53,12%', 'Đọc là 53,12%'],
    ['2,87 tỷ', 'Đọc là 2,87 tỷ'],
    // As a telephone sends it: letters and their marks apart.
    ['gần 300'.normalize('NFD'), 'Đọc là gần 300'],
  ]) {
    await value.fill(typed);
    await expect(page.getByText(read, { exact: true })).toBeVisible();
    await expect(value).not.toHaveAttribute('aria-invalid', 'true');
  }

  await value.fill('rất nhiều');
  await expect(page.getByText('Không đọc được số này.')).toBeVisible();
  await expect(value).toHaveAttribute('aria-invalid', 'true');
  await value.fill('');
  await expect(page.getByText('Không đọc được số này.')).toBeHidden();
});

test('a number that can be read in two ways is asked about', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  await open(page, untouched().form);
  const { value } = entry(page);
  const asked = page.getByText('Số này có hai cách đọc: 12,345 (có phần thập phân) hoặc 12.345 (số nguyên).');

  await value.fill('12,345');
  await expect(asked).toBeVisible();
  await entry(page).ground.fill('Sổ theo dõi');
  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText('Chưa lưu');
  await expect(value).toBeFocused();

  await page.getByRole('button', { name: '12.345', exact: true }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByText('Đọc là 12.345', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '12.345', exact: true })).toBeHidden();
  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText('Đã lưu nháp.');
  await expect(page.getByText('Bản nháp: 12.345')).toBeVisible();
});

test('the page stays, and what is sent next stands on what was saved', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  const place = untouched();
  await open(page, place.form);
  for (const value of ['20%', '21%']) {
    await fillEntry(page, value);
    await entry(page).save.click();
    await expect(page.getByText(`Bản nháp: ${value}`)).toBeVisible();
    await expect(entry(page).saving).toHaveText('Đã lưu nháp.');
  }
  await page.getByRole('button', { name: 'Trình duyệt', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Đã trình duyệt.');
  await page.goto(place.form);
  await expect(page.getByText('Đang chờ duyệt: 21%')).toBeVisible();
});

test('while an answer is awaited it says so, and is sent once', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  await open(page, untouched().form);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  let sent = 0;
  await page.route(RECORD, async (route) => {
    sent += 1;
    await answered;
    await route.continue();
  });
  await fillEntry(page, '22%');
  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText('Đang gửi…');
  await entry(page).save.click();
  answer();
  await expect(entry(page).saving).toHaveText('Đã lưu nháp.');
  expect(sent).toBe(1);
});

test('without a connection nothing is lost, and what is sent again is the same command', async ({ as, problems }) => {
  const page = await as('bao-cao.me-linh');
  await open(page, untouched().form);
  const commands: (string | null)[] = [];
  await page.route(RECORD, (route) => {
    commands.push(commandOf(route.request()));
    return route.abort('internetdisconnected');
  });
  await fillEntry(page, '24%');
  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText(
    'Chưa gửi được: không có kết nối. Những gì đã nhập vẫn còn ở đây; hãy gửi lại.',
  );
  await expect(entry(page).value).toHaveValue('24%');
  await expect.poll(() => provoked(problems, /ERR_INTERNET_DISCONNECTED/)).toBeGreaterThan(0);

  await page.unroute(RECORD);
  await page.route(RECORD, (route) => {
    commands.push(commandOf(route.request()));
    return route.continue();
  });
  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText('Đã lưu nháp.');
  expect(commands).toHaveLength(2);
  expect(commands[0]).toMatch(/^[0-9A-Z]{26}$/);
  expect(commands[1]).toBe(commands[0]);
});

test('when only the answer is lost, sending again saves it once', async ({ as, problems }) => {
  const page = await as('bao-cao.me-linh');
  const place = untouched();
  await open(page, place.form);
  const commands: (string | null)[] = [];
  const revisions: number[] = [];
  await page.route(RECORD, async (route) => {
    commands.push(commandOf(route.request()));
    const response = await route.fetch();
    revisions.push((await response.json()).revision);
    // The server has done it; the browser never hears of it.
    return commands.length === 1 ? route.abort('connectionreset') : route.fulfill({ response });
  });
  await fillEntry(page, '25%');
  await entry(page).save.click();
  await expect(entry(page).saving).toContainText('Chưa gửi được');
  await expect.poll(() => provoked(problems, /ERR_CONNECTION_RESET/)).toBeGreaterThan(0);

  await entry(page).save.click();
  await expect(entry(page).saving).toHaveText('Đã lưu nháp.');
  expect(commands).toHaveLength(2);
  expect(commands[1]).toBe(commands[0]);
  expect(revisions[1]).toBe(revisions[0]);
});
