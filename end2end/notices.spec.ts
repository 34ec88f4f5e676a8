// Being told: what came back is told to who entered it, counted in the head of every page, and read;
// and everybody says for themselves what they want to be told.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { approve, type Place, submitFigure, untouched } from './officers';

const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /Thông báo/ });

/** The line of a place among the notices. */
const line = (page: Page, place: Place) => page.getByRole('listitem').filter({ hasText: place.period });

const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

/** What just happened, as the page says it. */
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

async function unread(page: Page): Promise<number> {
  await page.goto('/thong-bao');
  const said = await bell(page).innerText();
  return Number(/\d+/.exec(said)?.[0] ?? 0);
}

test('what came back is told, counted and read', async ({ as }) => {
  const [reporter, reviewer] = [await as('bao-cao.me-linh'), await as('duyet.ha-noi')];
  const before = await unread(reporter);
  const place = untouched();
  await submitFigure(reporter, place, '12%');
  await reviewer.goto(place.form);
  await reviewer.getByLabel('Lý do trả lại').fill('Thiếu biểu kèm theo');
  await reviewer.getByRole('button', { name: 'Trả lại' }).click();
  await expect(said(reviewer, 'Đã trả lại.')).toBeVisible();

  expect(await unread(reporter)).toBe(before + 1);
  const told = section(reporter, 'Chưa đọc').getByRole('listitem').filter({ hasText: place.period });
  await expect(told).toContainText('Bị trả lại');
  await told.getByRole('link').click();
  await expect(reporter).toHaveURL(new RegExp(`${place.form}$`));

  await reporter.goto('/thong-bao');
  await told.getByRole('button', { name: /^Đánh dấu đã đọc/ }).click();
  await expect(section(reporter, 'Đã đọc').getByRole('listitem').filter({ hasText: place.period })).toBeVisible();
  expect(await unread(reporter)).toBe(before);
});

test('what was published is told, and all is read at once', async ({ as }) => {
  const [reporter, reviewer] = [await as('bao-cao.me-linh'), await as('duyet.ha-noi')];
  const place = untouched();
  await submitFigure(reporter, place, '13%');
  await approve(reviewer, place);
  expect(await unread(reporter)).toBeGreaterThan(0);
  await expect(line(reporter, place)).toContainText('Đã có quyết định');
  await reporter.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
  await expect(said(reporter, 'Đã đánh dấu tất cả là đã đọc.')).toBeVisible();
  expect(await unread(reporter)).toBe(0);
  await expect(reporter.getByText('Bạn đã đọc mọi thông báo.')).toBeVisible();
});

test('one says what one wants to be told, and nothing typed is lost', async ({ as }) => {
  const page = await as('bao-cao.thach-that');
  await page.goto('/tai-khoan/thong-bao');
  const address = page.getByLabel('Địa chỉ thư điện tử');
  const overdueByMail = page.getByLabel('Quá hạn: Qua thư', { exact: true });
  const decided = page.getByLabel('Đã có quyết định: Trong ứng dụng', { exact: true });
  await expect(decided).toBeChecked();
  await address.fill('văn phòng');
  await overdueByMail.check();
  await decided.uncheck();
  await page.getByRole('button', { name: 'Lưu cài đặt' }).click();

  await expect(page.getByRole('alert')).toContainText('Địa chỉ thư điện tử: Chưa phải địa chỉ thư điện tử');
  await expect(address).toHaveValue('văn phòng');
  await expect(overdueByMail).toBeChecked();
  await expect(decided).not.toBeChecked();

  await address.fill('vanphong@thach-that.example.vn');
  await page.getByRole('button', { name: 'Lưu cài đặt' }).click();
  await expect(said(page, 'Đã lưu cài đặt.')).toBeVisible();
  await page.goto('/tai-khoan/thong-bao');
  await expect(address).toHaveValue('vanphong@thach-that.example.vn');
  await expect(overdueByMail).toBeChecked();
  await expect(decided).not.toBeChecked();
});

test('only the signed-in have notices', async ({ page }) => {
  await page.goto('/');
  await expect(bell(page)).toHaveCount(0);
});
