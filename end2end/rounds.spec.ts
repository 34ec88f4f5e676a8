// Reporting rounds: what is due when and why, the answer that there is nothing, more time, and a
// holiday that moves a deadline. Nothing of it needs a program in the browser.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

const PROGRAMME = '/ky-bao-cao/07-ctr-tu';
/** "Hạn 17:00 ngày 7/11/2026: ngày làm việc thứ 5 sau khi kết thúc kỳ (31/10/2026)…" */
const DUE = /Hạn 17:00 ngày (\d+)\/(\d+)\/(\d+): ngày làm việc thứ 5 sau khi kết thúc kỳ \(\d+\/\d+\/\d+\)/;

/** The round of the reporter's unit that is not due yet. */
async function openNext(page: Page): Promise<string> {
  await page.goto('/ky-bao-cao');
  const next = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sắp tới' }) });
  await next.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Xã Mê Linh');
  return new URL(page.url()).pathname;
}

/** A day from today on that nobody would call a round's. */
function inAWeek(): string {
  const day = new Date(Date.now() + 7 * 24 * 3_600_000);
  return day.toISOString().slice(0, 10);
}

const state = (page: Page) => page.locator('header .state').first();

test('everybody sees when a unit reports, and why then', async ({ page }) => {
  await page.goto('/ky-bao-cao');
  await page.getByRole('link', { name: 'Khoa học, công nghệ và đổi mới sáng tạo 2021–2025, Hà Nội' }).click();
  await expect(page.getByRole('main')).toContainText('Báo cáo hằng tháng, tính từ ngày 15 tháng trước đến ngày 14.');
  const row = page.getByRole('row', { name: /Xã Mê Linh/ });
  await row.getByRole('link', { name: 'chưa đến kỳ' }).first().click();
  await expect(page.getByRole('main')).toContainText(DUE);
  await expect(page.getByRole('main')).toContainText('Khoá 17:00 ngày');
  await expect(page.getByRole('button', { name: 'Đề nghị gia hạn' })).toHaveCount(0);
  await page.goto(`/en${new URL(page.url()).pathname}`);
  await expect(page.getByRole('main')).toContainText('the 5th working day after the period ends');
});

test('a reporter answers that there is nothing, and takes it back', async ({ as }) => {
  const reporter = await as('bao-cao.me-linh');
  const round = await openNext(reporter);
  await expect(state(reporter)).toHaveText('chưa đến kỳ');

  // An answer needs its reason.
  await reporter.getByRole('button', { name: 'Trả lời không phát sinh' }).click();
  await expect(reporter.getByRole('alert')).toContainText('Cần điền chỗ này.');
  await reporter.getByLabel('Vì sao không phát sinh').fill('Trong kỳ không mở đợt nào');
  await reporter.getByRole('button', { name: 'Trả lời không phát sinh' }).click();
  await expect(reporter.getByRole('status')).toContainText('không có số liệu phát sinh');
  await expect(state(reporter)).toHaveText('không phát sinh');
  expect(new URL(reporter.url()).pathname).toBe(round);

  await reporter.getByRole('button', { name: 'Rút lại câu trả lời' }).click();
  await expect(reporter.getByRole('status')).toContainText('Đã rút lại câu trả lời.');
  await expect(state(reporter)).toHaveText('chưa đến kỳ');
});

test('more time is asked for by one officer and granted by another', async ({ as, page: citizen }) => {
  const reporter = await as('bao-cao.me-linh');
  const round = await openNext(reporter);
  const reason = 'Mất điện ba ngày do bão';
  await reporter.getByLabel('Gia hạn đến ngày').fill('2001-01-01');
  await reporter.getByLabel('Lý do', { exact: true }).fill(reason);
  await reporter.getByRole('button', { name: 'Đề nghị gia hạn' }).click();
  await expect(reporter.getByRole('alert')).toContainText('Ngày này đã qua');
  await expect(reporter.getByLabel('Lý do', { exact: true })).toHaveValue(reason);
  await reporter.getByLabel('Gia hạn đến ngày').fill(inAWeek());
  await reporter.getByRole('button', { name: 'Đề nghị gia hạn' }).click();
  await expect(reporter.getByRole('status')).toContainText('Đã gửi đề nghị gia hạn.');
  await expect(reporter.getByRole('main')).toContainText('Đang chờ quyết định');

  const reviewer = await as('duyet.ha-noi');
  await reviewer.goto('/ky-bao-cao');
  const asked = reviewer.locator('section').filter({ has: reviewer.getByRole('heading', { name: 'Đề nghị gia hạn chờ bạn quyết định' }) });
  await expect(asked).toContainText(reason);
  await reviewer.goto(round);
  await reviewer.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
  await expect(reviewer.getByRole('status')).toContainText('Đã quyết định');

  await reporter.goto(round);
  await expect(reporter.getByRole('main')).toContainText('Đã cho gia hạn đến');
  // Everybody may know until when, nobody else why.
  await citizen.goto(round);
  await expect(citizen.getByRole('main')).toContainText('Được gia hạn đến');
  await expect(citizen.getByRole('main')).not.toContainText(reason);
});

test('a planner sets the rounds of a programme', async ({ as }) => {
  const planner = await as('ke-hoach.ha-noi');
  await planner.goto('/ky-bao-cao/05-ctr-hu');
  await planner.getByRole('link', { name: 'Thiết lập kỳ báo cáo' }).click();
  await planner.getByLabel('Chu kỳ báo cáo').selectOption({ label: 'Hằng quý' });
  await planner.getByLabel('Số ngày, hoặc ngày trong tháng').fill('mười');
  await planner.getByLabel('Đơn vị báo cáo').fill('Xã Thường Tín\nXã Không Có');
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(planner.getByRole('alert')).toContainText('Không có “Xã Không Có” trong danh mục.');
  await expect(planner.getByLabel('Chu kỳ báo cáo')).toHaveValue('quarter');
  await planner.getByLabel('Số ngày, hoặc ngày trong tháng').fill('10');
  await planner.getByLabel('Đơn vị báo cáo').fill('Xã Thường Tín');
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(planner.getByRole('status')).toContainText('Đã lưu thiết lập kỳ báo cáo.');
  await expect(planner.getByRole('main')).toContainText('Báo cáo hằng quý. Hạn 17:00 ngày làm việc thứ 10 sau khi kết thúc kỳ.');
  await expect(planner.getByRole('row', { name: /Xã Thường Tín/ })).toBeVisible();

  // One more schedule beside it, and after how long something is stale.
  await planner.getByRole('link', { name: 'Thiết lập kỳ báo cáo' }).click();
  await expect(planner.getByRole('heading', { level: 2, name: 'Hằng quý' })).toBeVisible();
  await planner.getByRole('link', { name: 'Thêm một lịch báo cáo' }).click();
  await expect(planner.getByRole('heading', { level: 2, name: 'Lịch báo cáo mới' })).toBeVisible();
  await planner.getByLabel('Chu kỳ báo cáo').selectOption({ label: 'Hằng quý' });
  await planner.getByLabel('Số ngày, hoặc ngày trong tháng').fill('20');
  await planner.getByLabel('Đơn vị báo cáo').fill('Xã Thường Tín');
  await planner.getByLabel('Coi là lâu không cập nhật sau (ngày)').fill('45');
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(planner.getByRole('alert')).toContainText('đã có một lịch báo cáo cho kỳ này');
  await planner.getByLabel('Chu kỳ báo cáo').selectOption({ label: 'Hằng năm' });
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(planner.getByRole('status')).toContainText('Đã lưu thiết lập kỳ báo cáo.');
  await expect(planner.getByRole('heading', { level: 2, name: 'Hằng quý' })).toBeVisible();
  await expect(planner.getByRole('heading', { level: 2, name: 'Hằng năm' })).toBeVisible();
  await planner.getByRole('link', { name: 'Thiết lập kỳ báo cáo' }).click();
  await planner.getByRole('link', { name: 'Sửa lịch này: Hằng năm' }).click();
  await expect(planner.getByLabel('Số ngày, hoặc ngày trong tháng')).toHaveValue('20');
  await expect(planner.getByLabel('Coi là lâu không cập nhật sau (ngày)')).toHaveValue('45');
});

test('a new holiday moves a deadline that is running', async ({ as, page: citizen }) => {
  await citizen.goto(PROGRAMME);
  const row = citizen.getByRole('row', { name: /Xã Mê Linh/ });
  await row.getByRole('link', { name: /chưa đến kỳ/ }).first().click();
  await expect(citizen.getByRole('main')).toContainText(DUE);
  const round = new URL(citizen.url()).pathname;
  const before = (await citizen.getByRole('main').innerText()).match(DUE);
  expect(before).not.toBeNull();
  const [, day, month, year] = before ?? [];

  const administrator = await as('quan-tri');
  await administrator.goto('/lich-nghi');
  await administrator.getByRole('link', { name: 'Thêm ngày' }).click();
  await administrator.getByLabel('Ngày', { exact: true }).fill(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  await administrator.getByLabel('Tên gọi').fill('Nghỉ phòng tránh bão');
  await administrator.getByLabel('Văn bản quy định').fill('Công điện của Chủ tịch UBND thành phố');
  await administrator.getByRole('button', { name: 'Lưu' }).click();
  await expect(administrator.getByRole('status')).toContainText('Các hạn báo cáo đã được tính lại.');

  await citizen.goto(round);
  const main = citizen.getByRole('main');
  await expect(main).toContainText(`${day}/${month} (Nghỉ phòng tránh bão)`);
  await expect(main).not.toContainText(`Hạn 17:00 ngày ${day}/${month}/${year}:`);

  // Taken back, everything is as it was, and the day is still there for those who keep the calendar.
  await administrator.getByRole('link', { name: `Sửa: ${day}/${month}/${year}` }).click();
  await administrator.getByLabel('Là ngày').selectOption({ label: 'Đã bỏ' });
  await administrator.getByRole('button', { name: 'Lưu' }).click();
  await expect(administrator.getByRole('status')).toContainText('Đã lưu ngày này.');
  await citizen.reload();
  await expect(main).toContainText(`Hạn 17:00 ngày ${day}/${month}/${year}:`);
});
