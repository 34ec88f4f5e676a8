// How a figure and a state came about: what a citizen reads of a programme and an indicator, and what
// unfolds on a tap, with or without a program.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { looksRight } from './look';
import { INDICATOR, commandId, sendForm } from './officers';
import { makeProgramme } from './programme';

const PROGRAMME = '/van-ban/viec-dot-pha-2023-tu-ky';
const OCOP = '/chi-tieu/san-pham-ocop-3-sao-tu-ky';

const main = (page: Page) => page.getByRole('main');

test('a programme tells its breakthroughs first, and each state says why on a tap', async ({ page }, testInfo) => {
  await page.goto(PROGRAMME);
  const first = main(page).getByRole('heading', { level: 2 }).first();
  await expect(first).toHaveText(/^Khâu đột phá/);
  const ocop = main(page).getByRole('listitem').filter({ hasText: 'Mục tiêu 3–5 sản phẩm (năm 2023); kết quả 23 sản phẩm.' });
  await expect(ocop).toHaveCount(1);

  const rule = ocop.getByText('So kết quả đã công bố với mục tiêu của năm 2023');
  await expect(rule).toBeHidden();
  await ocop.getByText('Vượt 18 sản phẩm').click();
  await expect(rule).toBeVisible();
  await expect(ocop.getByText('23 sản phẩm, công khai từ 27/12/2023')).toBeVisible();

  const came = ocop.getByText('công bố ngày 27/12/2023 (đoạn 4)');
  await expect(came).toBeHidden();
  await ocop.getByText('Nguồn, minh chứng').click();
  await expect(came).toBeVisible();
  await looksRight(page, 'chuyen-van-ban-mo', testInfo);
});

test('the reliability of a programme is counted, and its numbers lead to what is missing', async ({ page }) => {
  // A programme that no other scene works on.
  await page.goto('/van-ban/05-cthd-tu');
  const line = main(page).locator('.reliability');
  await expect(line).toContainText('10/10 số liệu có nguồn hoặc tệp mở được');
  const missing = line.getByRole('heading', { name: /^Lâu không có tin mới/ });
  await expect(missing).toBeHidden();
  await line.getByRole('link', { name: '0/13' }).click();
  await expect(page).toHaveURL(/#lau-khong-tin$/);
  await expect(missing).toBeVisible();
  await expect(line.getByRole('listitem').getByRole('link').first()).toBeVisible();
});

test('an indicator seen on a past day says what was known then and what is known now', async ({ page }) => {
  await page.goto(`${OCOP}?ngay=2023-06-30`);
  const known = main(page).locator('.known');
  await expect(known).toContainText('Số liệu và mục tiêu dưới đây là những gì đã biết đến hết ngày 30/6/2023.');
  await expect(known).toContainText('Khi đó: chưa có số liệu');
  await expect(known).toContainText('Nay: 23 sản phẩm');
  await known.getByRole('link', { name: 'Xem như hôm nay' }).click();
  await expect(page).toHaveURL(new RegExp(`${OCOP}$`));
  await expect(known).toHaveCount(0);
});

/** What the form of a figure sends to say which it is. */
async function which(page: Page, form: string): Promise<Record<string, string>> {
  await page.goto(form);
  const hidden = (name: string) => page.locator(`main form input[name="${name}"]`).first().inputValue();
  return {
    indicator: await hidden('indicator'),
    unit: await hidden('unit'),
    period: await hidden('period'),
    base: await hidden('base'),
  };
}

/** Reports a figure and has it approved, as the forms would. */
async function publish(
  [reporter, reviewer]: [Page, Page],
  form: string,
  value: string,
  note = '',
): Promise<void> {
  const ground = 'Báo cáo 12/BC-UBND, biểu 2';
  const at = await which(reporter, form);
  const sent = await sendForm(reporter, 'record_figure', { ...at, value, ground, note, submit: 'true' });
  expect(sent.headers().location, value).toContain('da=');
  const base = String(Number(at.base) + 2);
  const approved = await sendForm(reviewer, 'approve_figure', { ...at, base });
  expect(approved.headers().location, value).toContain('da=duyet');
}

async function promise(planner: Page, indicator: string, unit: string, period: string, low: string): Promise<void> {
  const fields = { indicator, unit, period, target_kind: 'at-least', low, ground: 'Phần II' };
  const kept = await sendForm(planner, 'keep_promise', fields);
  expect(kept.headers().location, period).toContain('da=');
}

test('a course of figures has its path, its forecast where the figures allow one, and its revisions', async ({ as, page }, testInfo) => {
  const planner = await as('ke-hoach.ha-noi');
  const officers: [Page, Page] = [await as('bao-cao.me-linh'), await as('duyet.ha-noi')];
  const made = await makeProgramme(planner, `Xu hướng ${commandId().slice(-6)}`, 1);
  await planner.goto(`/van-ban/${made.slug}`);
  const way = await planner.getByRole('main').locator('a[href^="/chi-tieu/"]').last().getAttribute('href');
  const slug = way!.split('/').pop()!;
  await planner.goto(`/quan-ly/chi-tieu/${slug}/muc-tieu`);
  const id = await planner.locator('main input[name="indicator"]').first().inputValue();
  await promise(planner, id, 'xa-me-linh', '2026', '100');
  await promise(planner, id, 'xa-yen-lang', '2024', '10');
  const form = (year: number) => `/so-lieu/${slug}/xa-me-linh/${year}`;

  await publish(officers, form(2022), '42');
  await publish(officers, form(2023), '50');
  await publish(officers, form(2024), '60');
  await page.goto(`/chi-tieu/${slug}`);
  await expect(main(page)).toContainText('Chưa dự báo: cần ít nhất 4 kỳ liền nhau có số liệu, hiện có 3.');

  await publish(officers, form(2021), '29');
  await publish(officers, form(2021), '30', 'Cộng thiếu một thôn');
  await page.reload();
  const trend = main(page).locator('#xu-huong');
  await expect(trend).toContainText('Dự báo: nếu xu thế này tiếp tục, năm 2026 được khoảng 80');
  await expect(trend).toContainText('cả khoảng này chưa tới mục tiêu.');
  await expect(trend.locator('figcaption')).toContainText('Đường đi tới mục tiêu: thẳng từ 30 (hết ngày 31/12/2021) đến 100');
  await trend.getByText('Dự báo được tính thế nào?').click();
  await expect(trend.getByText('theo xu thế Theil–Sen')).toBeVisible();
  // The same as a table: what is foreseen has a column of its own and is no result.
  await trend.getByText('Bảng số liệu').click();
  const last = trend.getByRole('row').filter({ hasText: 'năm 2026' });
  await expect(last).toContainText('chưa có số liệu');
  await expect(last).toContainText('80 (');

  const revised = main(page).locator('#dieu-chinh').getByRole('listitem');
  await expect(revised).toHaveCount(1);
  await expect(revised).toContainText('29 hồ sơ → 30 hồ sơ');
  await expect(revised).toContainText('Vì sao: Cộng thiếu một thôn');
  await expect(revised).toContainText('Người duyệt, Thành phố Hà Nội duyệt lúc');
  await expect(main(page).locator('#so-lieu')).toContainText('; trước đó là 29 hồ sơ.');

  // Of two units the one without a figure has no rank.
  await main(page).getByRole('combobox', { name: /^Kỳ/ }).selectOption('2024');
  await main(page).getByRole('button', { name: 'Áp dụng' }).click();
  await expect(page).toHaveURL(/ky=2024/);
  const units = main(page).locator('#cac-don-vi');
  await expect(units).toContainText('1 trong 2 đơn vị có số liệu cho năm 2024.');
  await expect(units.getByRole('row').filter({ hasText: 'Xã Yên Lãng' })).toContainText('–');
  await expect(units).toContainText('không phải là kém nhất');
  await looksRight(page, 'chuyen-chi-tieu-xu-huong', testInfo);

  await page.goto(`/en/chi-tieu/${slug}`);
  await expect(main(page)).toContainText('Forecast: if this trend goes on, 2026 comes to about 80');
  await looksRight(page, 'en-story-trend', testInfo);
});
