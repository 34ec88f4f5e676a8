// Checking: a whole sheet at once, a cell that comes back and what changed in it, a unit that is asked
// to explain, and a target that is divided. All of it works without JavaScript.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { submitFigure, untouched, type Place } from './officers';

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

/** The same indicator's neighbour in the same sheet: same programme, unit and period. */
const beside = (place: Place): Place => ({
  ...place,
  form: place.form.replace('chi-tra-khong-tien-mat-me-linh', 'dai-truyen-thanh-thong-minh-me-linh'),
});

async function openSheet(reviewer: Page, place: Place): Promise<void> {
  await reviewer.goto('/duyet');
  await reviewer.getByRole('link', { name: `Xã Mê Linh, ${place.period}`, exact: true }).click();
  await expect(reviewer.getByRole('heading', { level: 1 })).toContainText(place.period);
}

test('a sheet is decided on as a whole: a cell comes back, the rest is approved, and the difference is seen', async ({ as }) => {
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, '61%');
  await submitFigure(reporter, beside(place), '12');

  const reviewer = await as('duyet.ha-noi');
  await openSheet(reviewer, place);
  const row = (value: string) => reviewer.getByRole('row').filter({ hasText: value });
  await expect(row('61%')).toContainText('Đang chờ duyệt');
  await expect(reviewer.getByText('2 ô chờ duyệt')).toBeVisible();

  // A reason is needed, and what was ticked stays ticked.
  await row('61%').getByRole('checkbox').check();
  await reviewer.getByRole('button', { name: 'Trả lại ô đã chọn' }).click();
  await expect(reviewer.getByRole('alert')).toContainText('Lý do trả lại');
  await expect(row('61%').getByRole('checkbox')).toBeChecked();
  await expect(row('12').getByRole('checkbox')).not.toBeChecked();
  await reviewer.getByLabel('Lý do trả lại').fill('Chưa trừ trường hợp trùng');
  await reviewer.getByRole('button', { name: 'Trả lại ô đã chọn' }).click();
  await expect(said(reviewer, 'Đã trả lại các ô.')).toBeVisible();

  await submitFigure(reporter, place, '58%');
  await openSheet(reviewer, place);
  await expect(row('58%')).toContainText('Trước khi trả lại: 61%');
  await expect(row('58%')).toContainText('Chưa trừ trường hợp trùng');
  await reviewer.getByRole('button', { name: 'Duyệt các ô không có cảnh báo' }).click();
  await expect(said(reviewer, 'Đã duyệt các ô.')).toBeVisible();
  await expect(reviewer.getByText('Không còn ô nào chờ bạn duyệt trong phiếu này.')).toBeVisible();
  await reviewer.goto('/duyet');
  await expect(reviewer.getByRole('link', { name: `Xã Mê Linh, ${place.period}`, exact: true })).toHaveCount(0);
});

test('a whole round is approved at once, as far as nothing is odd about it', async ({ as }) => {
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, '62%');
  await submitFigure(reporter, beside(place), '13');
  const reviewer = await as('duyet.ha-noi');
  await reviewer.goto('/duyet');
  const round = reviewer.locator('form').filter({ hasText: new RegExp(place.period, 'i') });
  await round.getByText('Xem những số liệu sẽ được duyệt').click();
  await expect(round).toContainText('62%');
  await round.getByRole('button', { name: /^Duyệt 2 số liệu không có cảnh báo/ }).click();
  await expect(said(reviewer, 'Đã duyệt các số liệu không có cảnh báo của kỳ này.')).toBeVisible();
  await expect(reviewer.getByRole('link', { name: `Xã Mê Linh, ${place.period}`, exact: true })).toHaveCount(0);
});

test('a unit is asked to explain, answers, is asked again, and its answer is accepted', async ({ as }) => {
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, '40%');
  const reviewer = await as('duyet.ha-noi');
  await reviewer.goto(place.form);
  await reviewer.getByRole('link', { name: 'Yêu cầu giải trình' }).click();
  await reviewer.getByLabel('Nội dung cần giải trình').fill('Vì sao thấp hơn hẳn tháng trước?');
  await reviewer.getByLabel('Hạn trả lời').fill('2020-01-01');
  await reviewer.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(reviewer.getByRole('alert')).toContainText('Ngày này đã qua');
  await expect(reviewer.getByLabel('Nội dung cần giải trình')).toHaveValue('Vì sao thấp hơn hẳn tháng trước?');
  await reviewer.getByLabel('Hạn trả lời').fill('2199-12-31');
  await reviewer.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(said(reviewer, 'Đã gửi yêu cầu giải trình.')).toBeVisible();
  const request = new URL(reviewer.url()).pathname;

  await reporter.goto('/giai-trinh');
  await expect(reporter.getByRole('heading', { name: /^Cần trả lời/ })).toBeVisible();
  await reporter.goto(place.form);
  await reporter.getByRole('link', { name: 'Chờ trả lời đến hết 31/12/2199' }).click();
  await expect(reporter).toHaveURL(new RegExp(`${request}$`));
  await reporter.getByLabel('Trả lời').fill('Điểm chi trả đóng cửa hai tuần để sửa.');
  await reporter.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(said(reporter, 'Đã gửi trả lời.')).toBeVisible();
  await expect(reporter.getByRole('button', { name: 'Chấp nhận giải trình' })).toHaveCount(0);

  await reviewer.goto(request);
  await reviewer.getByLabel('Nội dung cần giải trình').fill('Bao giờ mở lại?');
  await reviewer.getByLabel('Hạn trả lời').fill('2199-12-31');
  await reviewer.getByRole('button', { name: 'Hỏi thêm' }).click();
  await expect(said(reviewer, 'Đã gửi yêu cầu giải trình.')).toBeVisible();
  await reporter.goto(request);
  await reporter.getByLabel('Trả lời').fill('Từ ngày 1 tháng sau.');
  await reporter.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(said(reporter, 'Đã gửi trả lời.')).toBeVisible();
  await reviewer.goto(request);
  await reviewer.getByRole('button', { name: 'Chấp nhận giải trình' }).click();
  await expect(said(reviewer, 'Đã chấp nhận giải trình.')).toBeVisible();
  await expect(reviewer.getByText('Điểm chi trả đóng cửa hai tuần để sửa.')).toBeVisible();
  await expect(reviewer.getByText('Từ ngày 1 tháng sau.')).toBeVisible();
});

test('a target is divided, its sum compared with the whole, and everybody sees whose part it is', async ({ as, page: citizen }) => {
  const indicator = '/chi-tieu/mo-rong-vung-huu-co-tu-ky';
  const planner = await as('ke-hoach.tu-ky');
  await planner.goto(indicator);
  await planner.getByRole('link', { name: 'Phân bổ mục tiêu' }).click();
  const part = planner.getByLabel(/^Xã An Thanh/);
  await planner.getByLabel('Số của các đơn vị dưới').selectOption('added');
  await part.fill('gần 3');
  await planner.getByLabel('Căn cứ').fill('Quyết định 15/QĐ-UBND');
  await planner.getByRole('button', { name: 'Lưu phân bổ' }).click();
  await expect(planner.getByRole('alert')).toContainText('Mục tiêu cần một con số rõ ràng');
  await expect(part).toHaveValue('gần 3');
  await part.fill('3');
  await planner.getByRole('button', { name: 'Lưu phân bổ' }).click();
  await expect(said(planner, 'Đã lưu phân bổ.')).toBeVisible();
  await expect(planner.getByText(/Đã phân bổ 3 \/ /)).toBeVisible();

  await citizen.goto(indicator);
  await expect(citizen.getByRole('row').filter({ hasText: 'Xã An Thanh' })).toContainText('một phần mục tiêu của Huyện Tứ Kỳ');
  await citizen.goto('/don-vi/xa-an-thanh');
  await expect(citizen.getByText('một phần mục tiêu của Huyện Tứ Kỳ')).toBeVisible();

  // Taken away again, the unit has no part any more.
  await planner.goto(indicator);
  await planner.getByRole('link', { name: 'Phân bổ mục tiêu' }).click();
  await part.fill('');
  await planner.getByRole('button', { name: 'Lưu phân bổ' }).click();
  await expect(said(planner, 'Đã lưu phân bổ.')).toBeVisible();
  await citizen.goto(indicator);
  await expect(citizen.getByText('một phần mục tiêu của Huyện Tứ Kỳ')).toHaveCount(0);
});

test('the levels of a programme are kept by its planner', async ({ as, page: citizen }) => {
  const planner = await as('ke-hoach.tu-ky');
  await planner.goto('/duyet/viec-dot-pha-2023-tu-ky/cac-cap');
  await planner.getByLabel('Tên cấp, ví dụ: cấp xã').first().fill('cấp huyện');
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(said(planner, 'Đã lưu các cấp kiểm tra.')).toBeVisible();
  await expect(planner.getByLabel('Tên cấp, ví dụ: cấp xã').first()).toHaveValue('cấp huyện');
  await planner.getByLabel('Tên cấp, ví dụ: cấp xã').first().fill('');
  await planner.getByRole('button', { name: 'Lưu' }).click();
  await expect(said(planner, 'Đã lưu các cấp kiểm tra.')).toBeVisible();
  // What is only for planners is nobody else's page.
  const answer = await citizen.request.get('/duyet/viec-dot-pha-2023-tu-ky/cac-cap');
  expect(answer.status()).toBe(401);
});
