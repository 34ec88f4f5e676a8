// What those who manage keep: programmes, items, indicators, targets, officers, who is in charge.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';
import { desk, tryToSignIn } from './officers';

const INDICATOR = 'san-pham-ocop-3-sao-tu-ky';
const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Đã lưu.' });
const save = (page: Page) => page.getByRole('button', { name: 'Lưu', exact: true });

/** Something that no other test of this server has made. */
let made = 0;
const fresh = (name: string) => {
  made += 1;
  return `${name} ${made} ${Date.now().toString(36)}`;
};

async function countFrom(planner: Page, bound: 'Mức cao của khoảng' | 'Mức thấp của khoảng'): Promise<void> {
  await planner.goto(`/quan-ly/chi-tieu/${INDICATOR}/sua`);
  await planner.getByLabel('Phần vượt tính từ').selectOption({ label: bound });
  await save(planner).click();
  await expect(kept(planner)).toBeVisible();
}

test('from which bound the excess is counted is decided in the browser', async ({ page, as }, testInfo) => {
  const planner = await as('ke-hoach.tu-ky');
  const said = page.locator('main');
  await countFrom(planner, 'Mức thấp của khoảng');
  await page.goto(`/chi-tieu/${INDICATOR}`);
  await expect(said).toContainText('Vượt 20 sản phẩm');
  // The public reads what changed, and what it was before.
  await expect(said).toContainText('Mức cao của khoảng → mức thấp của khoảng', { ignoreCase: true });

  await countFrom(planner, 'Mức cao của khoảng');
  await page.reload();
  await expect(said).toContainText('Vượt 18 sản phẩm');
  await looksRight(page, 'chi-tieu-da-sua', testInfo);
});

test('a programme is made by hand, down to a target that the public reads', async ({ page, as }) => {
  const planner = await as('ke-hoach.ha-noi');
  const [title, item, indicator] = [fresh('Chương trình thử'), fresh('Đột phá thử'), fresh('Chỉ tiêu thử')];
  await planner.goto('/quan-ly');
  await planner.getByRole('link', { name: 'Thêm chương trình' }).click();
  await planner.getByLabel('Tên văn bản', { exact: true }).fill(title);
  await planner.getByLabel('Cơ quan ban hành').selectOption({ value: 'xa-me-linh' });
  await planner.getByLabel('Ngày ban hành').fill('2026-01-15');
  await planner.getByLabel('Căn cứ').fill('Văn bản của xã');
  await save(planner).click();
  await expect(planner.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(planner.getByText('Chưa có chỉ tiêu nào.')).toBeVisible();

  await planner.getByRole('link', { name: 'Thêm nội dung' }).click();
  await planner.getByLabel('Tên', { exact: true }).fill(item);
  await planner.getByLabel('Đơn vị', { exact: true }).fill('Xã Mê Linh');
  await planner.getByLabel('Căn cứ').fill('Phần III');
  await save(planner).click();
  await expect(planner.getByRole('link', { name: item })).toBeVisible();

  await planner.getByRole('link', { name: 'Thêm chỉ tiêu' }).click();
  await planner.getByLabel('Tên', { exact: true }).fill(indicator);
  await planner.getByLabel('Đơn vị tính', { exact: true }).fill('sản phẩm');
  await planner.getByLabel('Thuộc').selectOption({ label: `${item} (khâu đột phá)` });
  await planner.getByLabel('Căn cứ').fill('Phần II');
  await save(planner).click();
  await expect(planner.getByText('Chưa có mục tiêu nào.')).toBeVisible();

  await planner.getByRole('link', { name: 'Thêm mục tiêu' }).click();
  await planner.getByLabel('Đơn vị', { exact: true }).selectOption({ value: 'xa-me-linh' });
  await planner.getByLabel('Kỳ báo cáo').fill('2026');
  await planner.getByLabel('Dạng mục tiêu').selectOption({ label: 'Trong khoảng từ … đến …' });
  await planner.getByLabel('Con số, hoặc mức thấp của khoảng').fill('5');
  await planner.getByLabel('Mức cao của khoảng').fill('3');
  await planner.getByLabel('Căn cứ').fill('Phần II');
  await save(planner).click();
  // Refused at its field, and nothing typed is lost.
  await expect(planner.getByRole('alert')).toContainText('Mức thấp của mục tiêu phải nhỏ hơn mức cao.');
  await expect(planner.getByLabel('Kỳ báo cáo')).toHaveValue('2026');
  await planner.getByLabel('Con số, hoặc mức thấp của khoảng').fill('3');
  await planner.getByLabel('Mức cao của khoảng').fill('5');
  await save(planner).click();
  await expect(planner.getByRole('row').filter({ hasText: '3–5 sản phẩm' })).toBeVisible();

  await planner.getByRole('link', { name: 'Xem trang công khai' }).click();
  await expect(planner.getByRole('heading', { level: 1 })).toHaveText(indicator);
  await expect(planner).not.toHaveURL(/quan-ly/);
  await page.goto(planner.url());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(indicator);
  await expect(page.locator('main')).toContainText('3–5 sản phẩm');
});

test('of two who change one indicator nobody writes over the other', async ({ as }) => {
  const [one, other] = [await as('ke-hoach.ha-noi'), await as('ke-hoach.ha-noi')];
  const form = '/quan-ly/chi-tieu/chi-tra-khong-tien-mat-me-linh/sua';
  await one.goto(form);
  await other.goto(form);
  const note = fresh('Ghi chú của người thứ nhất');
  await one.getByLabel('Ghi chú', { exact: true }).fill(note);
  await save(one).click();
  await expect(kept(one)).toBeVisible();

  await other.getByLabel('Ghi chú', { exact: true }).fill('Ghi chú của người thứ hai');
  await save(other).click();
  await expect(other.getByRole('alert')).toContainText('Người khác vừa thay đổi mục này.');
  // Both are there to choose from: what was typed in the field, what is stored beside it.
  await expect(other.getByLabel('Ghi chú', { exact: true })).toHaveValue('Ghi chú của người thứ hai');
  await expect(other.locator('main')).toContainText(`Đang lưu: ${note}`);
  await save(other).click();
  await expect(kept(other)).toBeVisible();
});

test('an officer comes, is put in charge, and leaves; nothing is nobody’s silently', async ({ browser, as }) => {
  const administrator = await as('quan-tri');
  const account = `moi-${Date.now().toString(36)}`;
  await administrator.goto('/quan-ly/can-bo/moi');
  await administrator.getByLabel('Tên đăng nhập').fill(account);
  await administrator.getByLabel('Chức danh').fill('Công chức tổng hợp');
  await administrator.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Người báo cáo' });
  await administrator.getByLabel('Đơn vị', { exact: true }).selectOption({ value: 'xa-me-linh' });
  const password = await administrator.getByLabel('Mật khẩu lần đầu').inputValue();
  expect(password).toMatch(/^[a-z2-7]{5}(-[a-z2-7]{5}){3}$/);
  await administrator.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(account);

  const context = await browser.newContext();
  const newcomer = await context.newPage();
  await tryToSignIn(newcomer, account, password);
  await expect(desk(newcomer)).toBeVisible();
  await context.close();

  const planner = await as('ke-hoach.ha-noi');
  const duty = '/quan-ly/phu-trach/chi-tieu/chi-tra-khong-tien-mat-me-linh/xa-me-linh';
  await planner.goto(duty);
  await planner.getByRole('combobox', { name: 'Người phụ trách' }).selectOption({ value: account });
  await planner.getByRole('button', { name: 'Giao phụ trách' }).click();
  await expect(planner.getByRole('status')).toContainText('Đã giao phụ trách.');
  await expect(planner.locator('main')).toContainText(`Người phụ trách: Công chức tổng hợp (${account})`);

  // Before the account is closed, its page lists what has to be handed over.
  await administrator.goto(`/quan-ly/can-bo/${account}`);
  await expect(administrator.getByRole('button', { name: /^Bàn giao: / })).toHaveCount(1);
  await administrator.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(administrator.getByRole('status')).toContainText('Đã khóa tài khoản');
  await expect(administrator.getByRole('button', { name: /^Bàn giao: / })).toHaveCount(1);

  await planner.goto(duty);
  await expect(planner.locator('main')).toContainText('Chưa có người phụ trách');
  await administrator.getByRole('combobox', { name: /^Người phụ trách: / }).selectOption({ value: 'bao-cao.me-linh' });
  await administrator.getByRole('button', { name: /^Bàn giao: / }).click();
  await expect(administrator.getByText('Không phụ trách mục nào.')).toBeVisible();
  await planner.reload();
  await expect(planner.locator('main')).toContainText('(bao-cao.me-linh)');
});

test('many things are given to one officer at once, and handed over at once', async ({ as }) => {
  const administrator = await as('quan-tri');
  const account = `nhieu-${Date.now().toString(36)}`;
  await administrator.goto('/quan-ly/can-bo/moi');
  await administrator.getByLabel('Tên đăng nhập').fill(account);
  await administrator.getByLabel('Chức danh').fill('Chuyên viên');
  await administrator.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Người báo cáo' });
  await administrator.getByLabel('Đơn vị', { exact: true }).selectOption({ value: 'thanh-uy-ha-noi' });
  await administrator.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(account);

  const planner = await as('ke-hoach.ha-noi');
  await planner.goto('/quan-ly/do-tuoi?don-vi=thanh-uy-ha-noi');
  const ticks = planner.getByRole('checkbox', { name: /^Chọn: / });
  await planner.getByRole('button', { name: 'Giao các mục đã chọn' }).click();
  await expect(planner.getByRole('alert')).toContainText('Chưa chọn mục nào.');
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await planner.getByRole('combobox', { name: 'Người phụ trách' }).selectOption({ value: account });
  await planner.getByRole('button', { name: 'Giao các mục đã chọn' }).click();
  await expect(planner.getByRole('status')).toContainText('Đã giao phụ trách.');
  await expect(planner).toHaveURL(/don-vi=thanh-uy-ha-noi/);
  await expect(planner.locator('#duties > li').filter({ hasText: `(${account})` })).toHaveCount(2);

  // All of it is taken back from the officer's own page.
  await administrator.goto(`/quan-ly/can-bo/${account}`);
  const together = administrator.locator('#ban-giao');
  await together.getByRole('combobox', { name: 'Người phụ trách' }).selectOption({ label: 'Không ai' });
  await together.getByRole('button', { name: 'Bàn giao tất cả' }).click();
  await expect(administrator.getByRole('status')).toContainText('Đã giao phụ trách.');
  await expect(administrator.getByText('Không phụ trách mục nào.')).toBeVisible();
});

test('what is shown of the desk stands in its address', async ({ as }) => {
  const planner = await as('ke-hoach.ha-noi');
  await planner.goto('/ban-lam-viec');
  const parts = planner.getByRole('navigation', { name: 'Các phần của bàn làm việc' });
  await parts.getByRole('link', { name: /^Chưa có người phụ trách/ }).click();
  await expect(planner).toHaveURL(/\?phan=chua-co-nguoi-phu-trach$/);
  await expect(planner.getByRole('heading', { level: 2 })).toHaveCount(1);
  await planner.getByLabel('Đơn vị', { exact: true }).selectOption({ value: 'thanh-uy-ha-noi' });
  await planner.getByRole('button', { name: 'Lọc' }).click();
  await expect(planner).toHaveURL(/phan=chua-co-nguoi-phu-trach&don-vi=thanh-uy-ha-noi/);
  await expect(planner.getByLabel('Đơn vị', { exact: true })).toHaveValue('thanh-uy-ha-noi');
});

test('a citizen and a reporter are not let in', async ({ page, problems, as }) => {
  const reporter = await as('bao-cao.me-linh');
  for (const path of ['/quan-ly', '/quan-ly/can-bo', '/quan-ly/do-tuoi', '/quan-ly/chuong-trinh/moi']) {
    expect((await page.goto(path))?.status()).toBe(401);
    expect((await reporter.goto(path))?.status()).toBe(403);
  }
  await expect(reporter.getByRole('link', { name: 'Quản lý' })).toHaveCount(0);
  await expect.poll(() => provoked(problems, /status of 40[13]/)).toBe(8);
});
