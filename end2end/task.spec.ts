// A task from a draft that says what is not clear, over being given out, to what became of it.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';

/** A deadline is ahead whenever this runs. */
const NEXT_YEAR = new Date().getFullYear() + 1;
const PROGRAMME = 'Khoa học, công nghệ và đổi mới sáng tạo 2021–2025, Hà Nội';

const save = (page: Page) => page.getByRole('button', { name: 'Lưu', exact: true });
const assign = (page: Page) => page.getByRole('button', { name: 'Lưu và giao việc' });

test('a task is drafted, completed, given out, and reported on', async ({ as, page: citizen }, testInfo) => {
  const name = `Lập danh mục dữ liệu mở, lần ${testInfo.project.name} ${testInfo.workerIndex}`;
  const planner = await as('ke-hoach.ha-noi');
  await planner.goto('/ban-lam-viec');
  await planner.getByRole('link', { name: 'Tạo nhiệm vụ' }).click();
  await planner.getByLabel('Chương trình').selectOption({ label: PROGRAMME });
  await planner.getByLabel('Việc cần làm').fill(name);
  await planner.getByLabel('Căn cứ').fill('Kết luận giao ban tháng 11');
  await planner.getByLabel('Sản phẩm').fill('Danh mục dữ liệu được công bố');

  // It cannot be given out, and one is told which "rõ" are missing; what was typed stays.
  await assign(planner).click();
  const alert = planner.getByRole('alert');
  for (const missing of ['Người chịu trách nhiệm (chức danh)', 'Hạn hoàn thành', 'Đơn vị chủ trì', 'Thẩm quyền quyết định']) {
    await expect(alert).toContainText(`${missing}: Cần điền chỗ này.`);
  }
  await expect(alert.getByRole('link')).toHaveCount(4);
  await expect(planner.getByLabel('Việc cần làm')).toHaveValue(name);
  await expect(planner.getByLabel('Sản phẩm')).toHaveValue('Danh mục dữ liệu được công bố');

  await save(planner).click();
  await expect(planner.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(planner.getByRole('status')).toContainText('Đã lưu nhiệm vụ.');
  await expect(planner.getByText('Nguồn giao việc này còn thiếu: rõ người, rõ thời gian, rõ trách nhiệm, rõ thẩm quyền.')).toBeVisible();
  await expect(planner.getByRole('heading', { name: 'Các “rõ” 2/6' })).toBeVisible();
  const address = new URL(planner.url()).pathname;

  await planner.getByRole('link', { name: 'Bổ sung, giao việc' }).click();
  await planner.getByLabel('Người chịu trách nhiệm (chức danh)').fill('Chủ tịch Ủy ban nhân dân xã');
  await planner.getByLabel('Hạn hoàn thành').fill(`${NEXT_YEAR}-03-31`);
  await planner.getByLabel('Đơn vị chủ trì').selectOption({ label: 'Xã Mê Linh' });
  await planner.getByLabel('Thẩm quyền quyết định').fill('Ủy ban nhân dân xã');
  await assign(planner).click();
  await expect(planner.getByRole('status')).toContainText('Đã giao nhiệm vụ.');
  await expect(planner.getByText(`Đã đủ “rõ”, hạn 17 giờ ngày 31/3/${NEXT_YEAR}.`)).toBeVisible();

  // The lead unit's reporter finds it on the desk and says how it goes.
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto('/ban-lam-viec');
  await reporter.getByRole('link', { name }).click();
  await reporter.getByRole('button', { name: 'Đăng cập nhật' }).click();
  await expect(reporter.getByRole('alert')).toBeVisible();
  await reporter.getByLabel('Kết quả').fill('Đã rà soát 12 bộ dữ liệu');
  await reporter.getByLabel('Khó khăn, vướng mắc').fill('Chưa có người chuyên trách <b>dữ liệu</b>');
  await reporter.getByLabel('Nhiệm vụ tiếp theo').fill('Công bố đợt một');
  await reporter.getByLabel('Tình trạng mới').selectOption({ label: 'Đang thực hiện' });
  await reporter.getByRole('button', { name: 'Đăng cập nhật' }).click();
  await expect(reporter.getByRole('status')).toContainText('Đã đăng cập nhật.');

  // And everybody can read it.
  await citizen.goto(address);
  const main = citizen.getByRole('main');
  await expect(main).toContainText('Đã rà soát 12 bộ dữ liệu');
  await expect(main).toContainText('Chưa có người chuyên trách <b>dữ liệu</b>');
  await expect(main).toContainText('Công bố đợt một');
  await expect(main).toContainText('Chủ tịch Ủy ban nhân dân xã');
  await expect(main).toContainText('Người báo cáo, Xã Mê Linh');
  await expect(main.getByRole('link', { name: 'Bổ sung, giao việc' })).toHaveCount(0);
});

test('a reporter plans nothing', async ({ as, problems }) => {
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto('/ban-lam-viec');
  await expect(reporter.getByRole('link', { name: 'Tạo nhiệm vụ' })).toHaveCount(0);
  const response = await reporter.goto('/giao-viec');
  expect(response?.status()).toBe(403);
  await expect.poll(() => provoked(problems, /status of 403/)).toBe(1);
  await expect(reporter.getByText('Trang này dành cho người có vai trò ở đơn vị liên quan.')).toBeVisible();
});
