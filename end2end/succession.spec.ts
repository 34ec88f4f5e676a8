// What becomes of units: a merger that is looked at before it is done, what a former district left handed
// to its successors, and names that several units have.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { looksRight } from './look';
import { desk, tryToSignIn } from './officers';

/** Something that no other test of this server has made. */
let made = 0;
const fresh = (name: string) => {
  made += 1;
  return `${name}-${made}-${Date.now().toString(36)}`;
};

/** A planner of one unit, added by the administrator and signed in with the first password. */
async function plannerOf(administrator: Page, page: Page, unit: string): Promise<void> {
  const account = fresh('ke-hoach');
  await administrator.goto('/quan-ly/can-bo/moi');
  await administrator.getByLabel('Tên đăng nhập').fill(account);
  await administrator.getByLabel('Chức danh').fill('Người giao việc của xã');
  await administrator.getByLabel('Vai trò', { exact: true }).selectOption('planner');
  await administrator.getByLabel('Đơn vị', { exact: true }).selectOption(unit);
  const password = await administrator.getByLabel('Mật khẩu lần đầu').inputValue();
  await administrator.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await expect(administrator.getByRole('status').filter({ hasText: 'Đã thêm.' })).toBeVisible();
  await tryToSignIn(page, account, password);
  await expect(desk(page)).toBeVisible();
}

test('what a district left is refused by one successor and taken over by another', async ({
  as,
  browser,
  page,
}, testInfo) => {
  const administrator = await as('quan-tri');
  const above = await as('ke-hoach.ha-noi');
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  await plannerOf(administrator, first, 'xa-ha-bang');
  await plannerOf(administrator, second, 'xa-hoa-lac');

  // Where there are several successors, nothing is chosen in advance.
  await above.goto('/ban-lam-viec?phan=ban-giao');
  await above.getByRole('link', { name: 'Huyện Thạch Thất', exact: true }).click();
  await expect(above.getByRole('radio', { checked: true })).toHaveCount(0);
  const item = above.locator('.picks > li').first();
  const name = (await item.locator('a').first().innerText()).trim();
  await item.getByRole('checkbox').check();
  const propose = above.getByRole('button', { name: 'Đề nghị tiếp nhận' });
  await propose.click();
  await expect(above.getByText('Chưa chọn mục nào.').first()).toBeVisible();
  await expect(above.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await looksRight(above, 'ban-giao-de-nghi', testInfo);
  await above.getByRole('radio', { name: 'Xã Hạ Bằng' }).check();
  await propose.click();
  await expect(above.getByText('Đã gửi đề nghị.')).toBeVisible();

  // Refused, with a reason and not without.
  await first.goto('/ban-lam-viec?phan=tiep-nhan');
  await first.getByRole('link', { name }).first().click();
  const refuse = first.getByRole('button', { name: 'Không tiếp nhận' });
  await refuse.click();
  await expect(first.getByText('Cần điền chỗ này.').first()).toBeVisible();
  await first.getByLabel('Lý do, nếu không tiếp nhận').fill('Không thuộc địa bàn của xã.');
  await refuse.click();
  await expect(first.getByText('Đã trả lại, kèm lý do.')).toBeVisible();

  // It comes back, and goes to another.
  await above.goto('/ban-giao/don-vi/huyen-thach-that');
  const back = above.locator('.picks > li').filter({ hasText: 'Không thuộc địa bàn của xã.' });
  await back.getByRole('checkbox').check();
  await above.getByRole('radio', { name: 'Xã Hòa Lạc' }).check();
  await propose.click();
  await expect(above.getByText('Đã gửi đề nghị.')).toBeVisible();
  await second.goto('/ban-lam-viec?phan=tiep-nhan');
  await second.getByRole('link', { name }).first().click();
  await looksRight(second, 'ban-giao-tra-loi', testInfo);
  await second.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await expect(second.getByText('Đã tiếp nhận.')).toBeVisible();

  // Everybody reads who goes on with it, from whom, since when.
  await page.goto(new URL(second.url()).pathname);
  await expect(page.locator('main')).toContainText('Do Xã Hòa Lạc tiếp nhận từ Huyện Thạch Thất');
  await page.goto('/don-vi/xa-hoa-lac');
  await expect(page.getByRole('heading', { name: 'Tiếp nhận từ đơn vị cũ' })).toBeVisible();
  await page.goto('/don-vi/huyen-thach-that');
  await expect(page.locator('main')).toContainText('1 đã tiếp nhận');
});

test('two communes are merged as it was looked at', async ({ as, page }, testInfo) => {
  const administrator = await as('quan-tri');
  await administrator.goto('/quan-ly/don-vi/sap-xep');
  // A shared name is asked about by links here, which keep the other line.
  await administrator.getByLabel('Đơn vị cũ').fill('Xã Hồng Vân\nMê Linh');
  await administrator.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(administrator.getByText('“Mê Linh” là đơn vị nào?')).toBeVisible();
  await administrator.getByLabel('Đơn vị cũ').fill('Xã Hồng Vân\nXã Chương Dương');
  await administrator.getByRole('button', { name: 'Tiếp tục' }).click();

  await administrator.getByLabel('Có hiệu lực từ ngày').fill('2026-11-01');
  await administrator.getByLabel('Văn bản quyết định').fill('30/2026/QH16');
  await administrator.getByLabel('Tên đầy đủ', { exact: true }).fill('Xã Hồng Dương');
  await administrator.getByLabel('Tên ngắn').fill('Hồng Dương');
  await administrator.getByLabel('Mã', { exact: true }).fill('10210');
  const look = administrator.getByRole('button', { name: 'Xem trước' });
  await administrator.getByLabel('Nhận từ Xã Chương Dương').selectOption('');
  await look.click();
  await expect(
    administrator.getByText('Chưa có đơn vị nào nhận phần của đơn vị này.').first(),
  ).toBeVisible();
  await expect(administrator.getByLabel('Tên ngắn')).toHaveValue('Hồng Dương');
  await administrator.getByLabel('Nhận từ Xã Chương Dương').selectOption('whole');
  await look.click();
  const preview = administrator.locator('.preview');
  await expect(preview).toContainText('Xã Hồng Dương');
  await expect(preview).toContainText('kết thúc');
  await expect(preview).toContainText('Những gì liên quan');
  await looksRight(administrator, 'sap-xep-xem-truoc', testInfo);
  await administrator.getByRole('button', { name: 'Thực hiện sắp xếp' }).click();
  await expect(administrator.getByText('Đã sắp xếp.')).toBeVisible();

  await page.goto('/don-vi/xa-hong-van');
  await expect(page.locator('main')).toContainText('Xã Hồng Dương (10210)');
  await page.goto('/don-vi/xa-hong-van?ngay=2026-10-31');
  await expect(page.locator('main')).not.toContainText('Đơn vị đã kết thúc');
});

test('a name that several units have is asked about, and nothing typed is lost', async ({
  as,
}, testInfo) => {
  const reporter = await as('bao-cao.tu-ky');
  await reporter.goto('/vuong-mac/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky');
  await reporter.getByLabel('Điều gì đang cản việc').fill('Chưa có kinh phí hỗ trợ.');
  await reporter.getByLabel('Kiến nghị').fill('Đề nghị bố trí kinh phí.');
  await reporter.getByLabel('Cơ quan có thẩm quyền tháo gỡ').fill('Hải Dương');
  await reporter.getByLabel('Hạn trả lời').fill('2099-12-31');
  await reporter.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  const which = reporter.getByRole('group', { name: '“Hải Dương” là đơn vị nào?' });
  await expect(which.getByRole('radio')).toHaveCount(3);
  await expect(reporter.getByLabel('Kiến nghị')).toHaveValue('Đề nghị bố trí kinh phí.');
  await looksRight(reporter, 'don-vi-trung-ten', testInfo);
  await which.getByRole('radio', { name: 'Phường Hải Dương' }).check();
  await reporter.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(reporter.getByText('Đã gửi tới cơ quan có thẩm quyền.')).toBeVisible();
  await expect(reporter.locator('main')).toContainText('Phường Hải Dương');
});
