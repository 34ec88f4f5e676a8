// The course of a task: milestones, a product handed in, given back and accepted; on the time line and in
// the calendar.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { looksRight } from './look';

const NEXT_YEAR = new Date().getFullYear() + 1;
const PROGRAMME = 'Khoa học, công nghệ và đổi mới sáng tạo 2021–2025, Hà Nội';
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

test('a task goes its course from its plan to what it hands in', async ({ as, page: citizen }, testInfo) => {
  test.setTimeout(180_000);
  const name = `Mở sàn giao dịch nông sản số, ${testInfo.project.name}`;
  const planner = await as('ke-hoach.ha-noi');
  await planner.goto('/giao-viec');
  await planner.getByLabel('Chương trình').selectOption({ label: PROGRAMME });
  await planner.getByLabel('Việc cần làm').fill(name);
  await planner.getByLabel('Người chịu trách nhiệm (chức danh)').fill('Trưởng phòng Kinh tế');
  await planner.getByLabel('Hạn hoàn thành').fill(`${NEXT_YEAR}-06-30`);
  await planner.getByLabel('Đơn vị chủ trì').selectOption({ label: 'Xã Mê Linh' });
  await planner.getByLabel('Đơn vị phối hợp').fill('xa-yen-lang');
  await planner.getByLabel('Sản phẩm').fill('Sàn giao dịch hoạt động');
  await planner.getByLabel('Thẩm quyền quyết định').fill('Ủy ban nhân dân xã');
  await planner.getByLabel('Căn cứ').fill('Kết luận giao ban');
  await planner.getByRole('button', { name: 'Lưu và giao việc' }).click();
  await said(planner, 'Đã giao nhiệm vụ.');
  const path = new URL(planner.url()).pathname;

  // A line without its day is named, and nothing typed is lost.
  await planner.getByRole('link', { name: 'Lập lộ trình' }).click();
  const milestones = `Chọn đơn vị vận hành\n31/3/${NEXT_YEAR}: Chạy thử`;
  await planner.getByLabel('Mốc', { exact: true }).fill(milestones);
  await planner.getByRole('button', { name: 'Lưu lộ trình' }).click();
  await expect(planner.getByRole('alert')).toContainText('Dòng “Chọn đơn vị vận hành” chưa có ngày ở đầu');
  await expect(planner.getByLabel('Mốc', { exact: true })).toHaveValue(milestones);
  await planner.getByLabel('Bắt đầu từ ngày').fill(`${NEXT_YEAR}-01-05`);
  await planner.getByLabel('Mốc', { exact: true }).fill(`15/2/${NEXT_YEAR}: Chọn đơn vị vận hành\n31/3/${NEXT_YEAR}: Chạy thử`);
  await planner.getByLabel('Sản phẩm bàn giao').fill('Quy chế hoạt động của sàn');
  await planner.getByLabel('Lặp lại', { exact: true }).selectOption({ label: 'Hằng năm' });
  await looksRight(planner, 'lo-trinh', testInfo);
  await planner.getByRole('button', { name: 'Lưu lộ trình' }).click();
  await said(planner, 'Đã lưu lộ trình.');

  // Whoever does the work notes a milestone and hands in.
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto(path);
  await reporter.getByLabel('Mốc', { exact: true }).selectOption({ index: 0 });
  await reporter.getByRole('button', { name: 'Ghi mốc đã đạt' }).click();
  await said(reporter, 'Đã ghi mốc.');
  await reporter.getByLabel('Bàn giao gì, ở đâu').fill('Quyết định 21/QĐ-UBND');
  await reporter.getByRole('button', { name: 'Bàn giao sản phẩm' }).click();
  await said(reporter, 'Đã bàn giao; đang chờ nghiệm thu.');
  await looksRight(reporter, 'nhiem-vu-dang-lam', testInfo);

  // Done it is not while the product was not accepted.
  await reporter.getByRole('link', { name: 'Cập nhật tiến độ' }).click();
  await reporter.getByLabel('Kết quả', { exact: true }).fill('Đã xong.');
  await reporter.getByLabel('Tình trạng mới').selectOption({ label: 'Hoàn thành' });
  await reporter.getByRole('button', { name: 'Đăng cập nhật' }).click();
  await expect(reporter.getByRole('alert')).toContainText('Còn 1 sản phẩm chưa được nghiệm thu');

  await planner.goto('/thong-bao');
  await expect(planner.getByText('Có sản phẩm chờ nghiệm thu').first()).toBeVisible();
  await planner.goto(path);
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await expect(planner.getByRole('alert')).toContainText('Lý do trả lại: Cần điền chỗ này.');
  await planner.getByLabel('Lý do trả lại').fill('Thiếu phụ lục biểu phí.');
  await looksRight(planner, 'nghiem-thu', testInfo);
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await said(planner, 'Đã ghi kết quả nghiệm thu.');
  await reporter.goto(path);
  await reporter.getByLabel('Bàn giao gì, ở đâu').fill('Quyết định 21/QĐ-UBND kèm phụ lục');
  await reporter.getByRole('button', { name: 'Bàn giao sản phẩm' }).click();
  await said(reporter, 'Đã bàn giao');
  await planner.goto(path);
  await planner.getByRole('button', { name: 'Nghiệm thu', exact: true }).click();
  await said(planner, 'Đã ghi kết quả nghiệm thu.');

  // Everybody reads all of it, with what was given back and why.
  await citizen.goto(path);
  await expect(citizen.getByText('Thiếu phụ lục biểu phí.').first()).toBeVisible();
  await expect(citizen.locator('.course').getByText('Đã nghiệm thu').first()).toBeVisible();
  await looksRight(citizen, 'nhiem-vu-lo-trinh', testInfo);
  await citizen.goto(`/lich?thang=${NEXT_YEAR}-03&don-vi=xa-me-linh`);
  await expect(citizen.getByRole('link', { name: 'Chạy thử' })).toBeVisible();
  await looksRight(citizen, 'lich-thang', testInfo);
  await citizen.goto('/dong-thoi-gian?don-vi=xa-me-linh');
  await expect(citizen.locator('.timeline').getByRole('link', { name })).toBeVisible();
  await looksRight(citizen, 'dong-thoi-gian', testInfo);

  // A calendar program follows the unit's calendar, and one's own by an address that nobody guesses.
  const feed = await citizen.request.get('/lich/don-vi/xa-me-linh.ics');
  expect(feed.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect((await feed.text()).replaceAll('\r\n ', '')).toContain('SUMMARY:Mốc: Chạy thử');
  await reporter.goto('/lich?cua-toi=1');
  await reporter.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
  const address = await reporter.getByRole('link', { name: /\/lich\/cua-toi\// }).getAttribute('href');
  expect((await citizen.request.get(address!)).status()).toBe(200);
  await looksRight(reporter, 'lich-cua-toi', testInfo);
  await reporter.getByRole('button', { name: 'Tạo địa chỉ mới' }).click();
  expect((await citizen.request.get(address!)).status()).toBe(404);
});
