// A report: gathered, written in, taken away as files, fixed; and what differs in the book afterwards.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { approve, submitFigure, type Place } from './officers';

const PROGRAMME = 'viec-dot-pha-2023-tu-ky';
const UNIT = 'huyen-tu-ky';

let years = 0;

/** A figure of a year that nobody has touched: each call takes another one. */
function untouchedYear(): Place & { year: number } {
  years += 1;
  const year = 2100 + years;
  const indicator = 'san-pham-ocop-3-sao-tu-ky';
  return {
    year,
    form: `/so-lieu/${indicator}/${UNIT}/${year}`,
    indicator: `/chi-tieu/${indicator}`,
    period: `năm ${year}`,
  };
}

const status = (page: Page) => page.getByRole('status').first();

/** Begins a report by its form and answers its address. */
async function gather(page: Page, kind: 'periodic' | 'weekly', period: string): Promise<string> {
  await page.goto(`/bao-cao/moi/${PROGRAMME}/${UNIT}?loai=${kind}&ky=${period}`);
  await page.getByRole('button', { name: 'Gom dữ liệu và lập bản nháp' }).click();
  await expect(status(page)).toContainText('Đã gom dữ liệu thành bản nháp.');
  return new URL(page.url()).pathname;
}

test('a report is gathered, edited, taken over, taken away and issued', async ({ as }, testInfo) => {
  const place = untouchedYear();
  const officer = await as('bao-cao.tu-ky');
  await officer.goto('/ban-lam-viec');
  // From the desk by the ways that are there.
  await officer.goto('/di-toi?tim=bao cao');
  await officer.getByRole('link', { name: 'Báo cáo', exact: true }).click();
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Báo cáo');
  await officer.getByLabel('Chương trình').selectOption(PROGRAMME);
  await officer.getByLabel('Đơn vị báo cáo').selectOption(UNIT);
  await officer.getByRole('button', { name: 'Lập báo cáo' }).click();
  await expect(officer).toHaveURL(new RegExp(`/bao-cao/moi/${PROGRAMME}/${UNIT}$`));

  // What cannot be is said at its field, and what was chosen stays.
  await officer.getByLabel('Kỳ báo cáo').fill('hôm qua');
  await officer.getByLabel('Thể thức').selectOption('party');
  await officer.getByRole('button', { name: 'Gom dữ liệu' }).click();
  await expect(officer.getByRole('alert')).toContainText('Kỳ báo cáo: Không đọc được kỳ.');
  await expect(officer.getByLabel('Thể thức')).toHaveValue('party');

  const report = await gather(officer, 'periodic', String(place.year));
  await expect(officer.getByText('Dữ liệu trong sổ không khác gì so với lúc gom.')).toBeVisible();
  await officer.screenshot({
    path: testInfo.outputPath('report.png'),
    fullPage: true,
  });

  const results = officer.locator('#ket-qua');
  await results.getByRole('link', { name: /Sửa phần này/ }).click();
  const text = officer.getByLabel('Nội dung');
  const gathered = await text.inputValue();
  await text.fill(`Lời dẫn <b>tự viết</b> & giữ nguyên.\n${gathered}`);
  await officer.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(status(officer)).toContainText('Đã lưu.');
  await expect(results).toContainText('Lời dẫn <b>tự viết</b> & giữ nguyên.');
  await expect(results).toContainText('đã sửa tay');

  // Meanwhile a figure is approved.
  await submitFigure(officer, place, '34/64');
  await approve(await as('duyet.tu-ky'), place);
  await officer.goto(report);
  await expect(status(officer)).toContainText('Từ lúc gom, dữ liệu trong sổ đã khác');
  const drift = results.locator('.drift');
  await expect(drift).toContainText('34/64');
  await expect(drift).toContainText('tính ra 53,125%');
  await drift.getByRole('button', { name: 'Lấy vào phần này' }).click();
  await expect(status(officer)).toContainText('Những gì tự viết vẫn còn nguyên.');
  await expect(results).toContainText('Lời dẫn <b>tự viết</b> & giữ nguyên.');
  await expect(results.getByText('34/64')).toBeVisible();
  await expect(results.locator('.drift')).toHaveCount(0);
  const annex = officer.locator('#phu-luc');
  await annex.getByRole('button', { name: 'Lấy vào phần này' }).click();
  await expect(annex.getByRole('cell', { name: '34/64' }).first()).toBeVisible();
  await expect(annex.locator('.drift')).toHaveCount(0);

  for (const [name, kind] of [
    ['Tải về DOCX', 'docx'],
    ['Tải phụ lục XLSX', 'xlsx'],
  ]) {
    const coming = officer.waitForEvent('download');
    await officer.getByRole('link', { name }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`bao-cao-${PROGRAMME}-${UNIT}-${place.year}.${kind}`);
    expect(await download.failure()).toBeNull();
  }

  // On paper, in both layouts.
  await officer.getByRole('link', { name: 'Trang in' }).click();
  await expect(officer.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeVisible();
  await officer.screenshot({ path: testInfo.outputPath('print.png'), fullPage: true });
  await officer.getByRole('link', { name: 'Về báo cáo' }).click();
  await officer.getByRole('link', { name: 'In theo thể thức kia' }).click();
  await expect(officer.getByText('ĐẢNG CỘNG SẢN VIỆT NAM')).toBeVisible();
  await officer.screenshot({ path: testInfo.outputPath('party.png'), fullPage: true });

  await officer.goto(report);
  const issue = officer.getByRole('button', { name: 'Phát hành' });
  await issue.click();
  await expect(officer.getByRole('alert')).toContainText('Số: Chưa nhập số văn bản.');
  const number = String(1000 + (Date.now() % 1_000_000));
  await officer.getByLabel('Số', { exact: true }).fill(number);
  await issue.click();
  await expect(status(officer)).toContainText('Đã phát hành.');
  await expect(officer.getByText(`Đã phát hành số ${number}/BC-UBND`)).toBeVisible();
  await expect(officer.getByRole('link', { name: /Sửa phần này/ })).toHaveCount(0);
  await expect(officer.getByRole('link', { name: 'In theo thể thức kia' })).toHaveCount(0);
  await expect(officer.getByRole('link', { name: 'Lập bản mới cùng kỳ' })).toBeVisible();
});

test('a week is pasted, marked as sent, and what changed since is told', async ({ as, javaScriptEnabled }, testInfo) => {
  const officer = await as('bao-cao.tu-ky');
  const monday = new Date();
  monday.setUTCHours(monday.getUTCHours() + 7);
  const week = isoWeek(monday);
  const report = await gather(officer, 'weekly', week);
  const field = officer.getByLabel('Văn bản để dán');
  const text = await field.inputValue();
  expect(text).toContain('KẾT QUẢ\n');
  expect(text).toContain('\n\nKHÓ KHĂN, VƯỚNG MẮC\n');
  expect(text).toContain('\n\nNHIỆM VỤ TIẾP THEO\n');
  await expect(field).toHaveAttribute('readonly', '');
  const copy = officer.getByRole('button', { name: 'Chép' });
  if (javaScriptEnabled === false) {
    await expect(copy).toBeHidden();
  } else {
    await officer.waitForLoadState('networkidle');
    await copy.click();
    await expect(officer.getByRole('button', { name: 'Đã chép' })).toBeVisible();
  }
  await officer.screenshot({ path: testInfo.outputPath('weekly.png'), fullPage: true });
  await officer.getByRole('button', { name: 'Đánh dấu đã gửi' }).click();
  await expect(status(officer)).toContainText('Đã đánh dấu là đã gửi.');
  await expect(officer.getByText(/Đã gửi ngày/)).toBeVisible();

  // Somebody tells of a task afterwards.
  const word = `lần ${testInfo.project.name} ${testInfo.workerIndex} ${Date.now()}`;
  await officer.goto('/nhiem-vu/mo-rong-vung-huu-co-trong-dong-tu-ky/cap-nhat');
  await officer.getByLabel('Kết quả').fill(`Đã rà soát ${word}`);
  await officer.getByRole('button', { name: 'Đăng cập nhật' }).click();
  await expect(status(officer)).toContainText('Đã đăng cập nhật.');
  await officer.goto(report);
  await expect(officer.getByText(/Từ lúc phát hành, gửi đi, dữ liệu trong sổ đã khác/)).toBeVisible();
  const drift = officer.locator('#ket-qua .drift');
  await expect(drift).toContainText('Thêm');
  await expect(drift).toContainText(word);
  await expect(drift.getByRole('button')).toHaveCount(0);
  // What was sent is as it was sent.
  expect(await officer.getByLabel('Văn bản để dán').inputValue()).toBe(text);
});

test('two who write the same section see both versions', async ({ as }) => {
  const one = await as('bao-cao.tu-ky');
  const report = await gather(one, 'periodic', String(untouchedYear().year));
  const other = await as('ke-hoach.tu-ky');
  await other.goto(`${report}/sua/nhiem-vu`);
  await one.goto(`${report}/sua/nhiem-vu`);
  await one.getByLabel('Nội dung').fill('Bản của người thứ nhất.');
  await one.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(status(one)).toContainText('Đã lưu.');
  await other.getByLabel('Nội dung').fill('Bản của người thứ hai.');
  await other.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(other.getByText('Bản của người thứ nhất.')).toBeVisible();
  await expect(other.getByLabel('Nội dung')).toHaveValue('Bản của người thứ hai.');
  await other.getByLabel('Nội dung').fill('Bản của cả hai người.');
  await other.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(other.locator('#nhiem-vu')).toContainText('Bản của cả hai người.');
});

test('the English page speaks English around the report', async ({ as }) => {
  const officer = await as('bao-cao.tu-ky');
  const report = await gather(officer, 'periodic', String(untouchedYear().year));
  await officer.goto(`/en${report}`);
  await expect(officer.getByText('The report itself is in Vietnamese.')).toBeVisible();
  await expect(officer.getByRole('button', { name: 'Issue' })).toBeVisible();
});

/** Such as 2026-W48. */
function isoWeek(day: Date): string {
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((thursday.getTime() - first) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
