// Figures as files: a table is taken away, a file is looked at, corrected and entered. All of it
// by links and plain forms, so it is the same without JavaScript.

import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';

const INDICATOR = 'chi-tra-khong-tien-mat-me-linh';
const IMPORT = '/nhap-tep/07-ctr-tu/xa-me-linh';

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.getByLabel('Tệp', { exact: true }).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.getByRole('button', { name: 'Xem trước' }).click();
}

test('a table is taken away as CSV and as XLSX', async ({ page }) => {
  await page.goto('/chi-tieu/san-pham-ocop-3-sao-tu-ky');
  for (const [link, kind] of [
    ['Tải CSV', 'csv'],
    ['Tải XLSX', 'xlsx'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`san-pham-ocop-3-sao-tu-ky.${kind}`);
    const content = await readFile(await download.path());
    if (kind === 'csv') {
      expect(content.toString('utf8')).toMatch(/^\uFEFFMã chỉ tiêu,Tên chỉ tiêu,/);
      expect(content.toString('utf8')).toContain('san-pham-ocop-3-sao-tu-ky,');
    } else {
      expect(content.subarray(0, 2).toString()).toBe('PK');
    }
  }
});

test('a file is looked at, corrected, and entered as a whole', async ({ as }, testInfo) => {
  const page = await as('bao-cao.me-linh');
  // Nothing else is reported for it.
  const year = 1961;
  await page.goto(IMPORT);
  await page.getByLabel('Căn cứ').fill('Báo cáo 88/BC-UBND');
  await choose(page, 'thang.csv', `Mã chỉ tiêu;Kỳ;Giá trị\n${INDICATOR};${year}-01;41%\n${INDICATOR};${year}-02;rất nhiều\nkhong-co;${year}-01;1\n`);
  await expect(page.getByText('3 số liệu: 1 thay đổi, 0 không đổi, 2 có vấn đề.')).toBeVisible();
  const row = (place: string) => page.getByRole('row').filter({ hasText: place });
  await expect(row('C3')).toContainText('Không đọc được số này.');
  await expect(row('C4')).toContainText('Mã chỉ tiêu: Không có trong danh mục.');
  await expect(page.getByRole('button', { name: 'Ghi tất cả thành bản nháp' })).toHaveCount(0);
  await looksRight(page, 'nhap-tep-loi', testInfo);
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải danh sách lỗi (CSV)' }).click(),
  ]);
  expect(list.suggestedFilename()).toBe('loi-nhap-tep.csv');
  expect(await readFile(await list.path(), 'utf8')).toContain('C4,khong-co,');

  await page.getByText('Chọn tệp khác').click();
  await expect(page.getByLabel('Căn cứ')).toHaveValue('Báo cáo 88/BC-UBND');
  await choose(page, 'thang.csv', `Mã chỉ tiêu;Kỳ;Giá trị\n${INDICATOR};${year}-01;41%\n${INDICATOR};${year}-02;42%\n`);
  await expect(page.getByText('2 số liệu: 2 thay đổi, 0 không đổi, 0 có vấn đề.')).toBeVisible();
  await looksRight(page, 'nhap-tep', testInfo);
  await page.getByRole('button', { name: 'Ghi tất cả thành bản nháp' }).click();
  await expect(page.getByText('Đã ghi các số liệu trong tệp thành bản nháp.')).toBeVisible();
  await page.goto(`/so-lieu/${INDICATOR}/xa-me-linh/${year}-02`);
  await expect(page.getByText('Bản nháp: 42%')).toBeVisible();
});

test('a file that cannot be read keeps the form', async ({ as }) => {
  const page = await as('bao-cao.me-linh');
  await page.goto(IMPORT);
  await page.getByLabel('Căn cứ').fill('Báo cáo 88/BC-UBND');
  await choose(page, 'hong.xlsx', Buffer.from('PK\u0003\u0004 hỏng'));
  await expect(page.getByText('Tệp bị hỏng hoặc không đúng chuẩn')).toBeVisible();
  await expect(page.getByLabel('Căn cứ')).toHaveValue('Báo cáo 88/BC-UBND');
});

test('nobody else brings files in', async ({ as, page, problems }) => {
  const response = await page.goto(IMPORT);
  expect(response?.status()).toBe(401);
  provoked(problems, /status of 401/);
  const elsewhere = await as('bao-cao.tu-ky');
  const answer = await elsewhere.goto(IMPORT);
  expect(answer?.status()).toBe(403);
  provoked(problems, /status of 403/);
});
