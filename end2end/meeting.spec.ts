// A meeting and what became of it: five conclusions become twenty assignments, one is done, and the next
// inspection begins with all that is not.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { looksRight } from './look';

const MEETING = '/cuoc-hop/hop-2024-07-19';
const NEXT_YEAR = new Date().getFullYear() + 1;
const sentence = (page: Page) => page.locator('.claim');

test('five conclusions become twenty assignments and are followed to the next inspection', async (
  { as, page: citizen },
  testInfo,
) => {
  test.setTimeout(240_000);
  const planner = await as('ke-hoach.ha-noi');
  await planner.goto(MEETING);
  await expect(sentence(planner)).toHaveText('5 kết luận, chưa kết luận nào được giao thành nhiệm vụ.');
  await looksRight(planner, 'cuoc-hop-nguoi-giao-viec', testInfo);

  // Given out without what has to be clear, it stays where it is, and says what is missing.
  await planner.getByRole('link', { name: 'Giao thành nhiệm vụ' }).first().click();
  await looksRight(planner, 'giao-ket-luan', testInfo);
  await planner.getByLabel('Sản phẩm').fill('Báo cáo kết quả của huyện');
  await planner.getByRole('button', { name: 'Lưu và giao việc' }).click();
  await expect(planner.getByRole('alert')).toContainText('Hạn hoàn thành: Cần điền chỗ này.');
  await expect(planner.getByLabel('Sản phẩm')).toHaveValue('Báo cáo kết quả của huyện');

  for (let number = 1; number <= 5; number += 1) {
    await planner.goto(`${MEETING}/ket-luan/${number}`);
    // Each work that the conclusion names, for each of the four districts that were there.
    await expect(planner.getByLabel('Giao cho các đơn vị, mỗi dòng một đơn vị')).toHaveValue(
      'huyen-dong-anh\nhuyen-gia-lam\nhuyen-me-linh\nhuyen-soc-son',
    );
    await planner.getByLabel('Hạn hoàn thành').fill(`${NEXT_YEAR}-06-30`);
    await planner.getByLabel('Người chịu trách nhiệm (chức danh)').fill('Trưởng phòng Kinh tế');
    await planner.getByLabel('Sản phẩm').fill('Báo cáo kết quả của huyện');
    await planner.getByLabel('Thẩm quyền quyết định').fill('Chủ tịch UBND huyện');
    await planner.getByRole('button', { name: 'Lưu và giao việc' }).click();
    await expect(planner.getByRole('status')).toContainText('Đã giao kết luận thành nhiệm vụ.');
  }
  await expect(sentence(planner)).toHaveText(
    '5 trên 5 kết luận đã giao thành 20 nhiệm vụ; 0 nhiệm vụ đã xong.',
  );

  // A citizen goes from the conclusion to a district's part, and back.
  await citizen.goto(MEETING);
  await expect(citizen.locator('.parts > li')).toHaveCount(20);
  await citizen.locator('.parts').first().getByRole('link', { name: 'Huyện Mê Linh' }).click();
  await expect(citizen.getByText('Từ kết luận')).toBeVisible();
  await citizen.getByRole('link', { name: /Buổi làm việc của Sở KH&CN/ }).first().click();
  await expect(citizen).toHaveURL(new RegExp(`${MEETING}$`));

  // One district reports that its part is done.
  await planner.locator('.parts').first().getByRole('link', { name: 'Huyện Mê Linh' }).click();
  await planner.getByRole('link', { name: 'Cập nhật tiến độ' }).click();
  await planner.getByLabel('Kết quả', { exact: true }).fill('Đã tuyên truyền ở mọi xã.');
  await planner.getByLabel('Tình trạng mới').selectOption({ label: 'Hoàn thành' });
  await planner.getByRole('button', { name: 'Đăng cập nhật' }).click();
  await expect(planner.getByRole('status')).toContainText('Đã đăng cập nhật.');

  // The next inspection begins with what came of the conclusions before it.
  const name = `Kiểm tra sau một năm, ${testInfo.project.name}`;
  await planner.goto('/cuoc-hop/moi');
  await planner.getByLabel('Chương trình').selectOption({ index: 0 });
  const programme = planner.getByLabel('Chương trình');
  await programme.selectOption({ label: 'Khoa học, công nghệ và đổi mới sáng tạo 2021–2025, Hà Nội' });
  await planner.getByLabel('Tên cuộc họp', { exact: true }).fill(name);
  await planner.getByLabel('Đơn vị chủ trì', { exact: true }).fill('so-khcn-ha-noi');
  await planner.getByLabel('Ngày họp').fill(`${NEXT_YEAR}-07-19`);
  await planner.getByLabel('Đơn vị được mời').fill('huyen-me-linh\nhuyen-dong-anh');
  await planner.getByLabel('Kiểm tra kết luận của cuộc họp').selectOption({ value: 'hop-2024-07-19' });
  await planner.getByLabel('Căn cứ').fill('Giấy mời của Sở');
  await planner.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(planner.getByRole('status')).toContainText('Đã lưu cuộc họp.');
  await expect(planner.getByRole('heading', { name: 'Kết luận kỳ trước 5' })).toBeVisible();
  await expect(planner.getByText('1 trên 4 nhiệm vụ đã xong')).toBeVisible();
  await expect(planner.getByText('0 trên 4 nhiệm vụ đã xong')).toHaveCount(4);
  await looksRight(planner, 'cuoc-hop-kiem-tra-lai', testInfo);

  await citizen.goto('/cuoc-hop');
  await expect(citizen.getByRole('link', { name })).toBeVisible();
  await looksRight(citizen, 'cac-cuoc-hop', testInfo);
});
