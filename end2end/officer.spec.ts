// A figure on its way: entered, handed in, given back, corrected, approved, and seen by everybody.
// All of this works without JavaScript too; what only the island does is in island.spec.ts.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { approve, entry, fillEntry, submitFigure, untouched, untouchedAndLatest } from './officers';

/** What the page or the island says was done, or not. */
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

test('a figure is saved, handed in, approved by somebody else, and published with all that is known of it', async ({
  as,
  page: citizen,
}) => {
  const place = untouchedAndLatest();
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto(place.form);
  await fillEntry(reporter, '53,12%', 'Báo cáo 71/BC-UBND, biểu 3');
  await entry(reporter).save.click();
  await expect(said(reporter, 'Đã lưu nháp.')).toBeVisible();

  await reporter.goto('/ban-lam-viec');
  const line = (page: Page) => page.getByRole('listitem').filter({ hasText: place.period }).filter({ hasText: '53,12%' });
  await expect(line(reporter)).toHaveCount(1);
  await reporter.goto(place.form);
  await expect(reporter.getByText('Bản nháp: 53,12%')).toBeVisible();
  await expect(entry(reporter).ground).toHaveValue('Báo cáo 71/BC-UBND, biểu 3');
  await reporter.getByRole('button', { name: 'Trình duyệt', exact: true }).click();
  await expect(said(reporter, 'Đã trình duyệt.')).toBeVisible();

  // Nobody approves their own.
  await reporter.goto(place.form);
  await expect(reporter.getByText('Đang chờ duyệt: 53,12%')).toBeVisible();
  await expect(reporter.getByRole('button', { name: 'Duyệt và công bố' })).toHaveCount(0);
  // And what is not approved is nobody else's to know.
  await citizen.goto(place.indicator);
  await expect(citizen.getByRole('row').filter({ hasText: place.period })).toHaveCount(0);

  const reviewer = await as('duyet.ha-noi');
  await reviewer.goto('/ban-lam-viec');
  await expect(reviewer.getByRole('heading', { name: /^Cần duyệt/ })).toBeVisible();
  await line(reviewer).getByRole('link').click();
  await expect(reviewer).toHaveURL(new RegExp(`${place.form}$`));
  await reviewer.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await expect(said(reviewer, 'Đã duyệt và công bố.')).toBeVisible();

  await citizen.goto(place.indicator);
  await expect(citizen.getByRole('row').filter({ hasText: place.period })).toContainText('53,12%');
  const provenance = citizen.getByRole('complementary', { name: 'Số liệu này từ đâu?' });
  await expect(provenance).toContainText('Báo cáo 71/BC-UBND, biểu 3');
  await expect(provenance).toContainText('Người báo cáo, Xã Mê Linh nhập lúc');
  await expect(provenance).toContainText('Người duyệt, Thành phố Hà Nội duyệt lúc');
  const logged = citizen.getByRole('listitem').filter({ hasText: `Duyệt và công bố, ${place.period}` });
  await expect(logged).toContainText('Người duyệt, Thành phố Hà Nội');
  await expect(logged).toContainText('53,12%');
});

test('a figure is given back with a reason, corrected and approved', async ({ as, page: citizen }) => {
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  const reviewer = await as('duyet.ha-noi');
  await submitFigure(reporter, place, '61%');

  await reviewer.goto(place.form);
  await reviewer.getByLabel('Lý do trả lại').fill('Biểu 2 ghi 16%, xin kiểm tra lại');
  await reviewer.getByRole('button', { name: 'Trả lại' }).click();
  await expect(said(reviewer, 'Đã trả lại.')).toBeVisible();

  await reporter.goto('/ban-lam-viec');
  const returned = reporter.getByRole('listitem').filter({ hasText: 'Biểu 2 ghi 16%, xin kiểm tra lại' });
  await returned.filter({ hasText: place.period }).getByRole('link').click();
  await expect(reporter.getByText('Bị trả lại: 61%')).toBeVisible();
  await expect(said(reporter, 'Biểu 2 ghi 16%, xin kiểm tra lại')).toBeVisible();
  await expect(entry(reporter).value).toHaveValue('61%');
  await fillEntry(reporter, '16%');
  await entry(reporter).submit.click();
  await expect(said(reporter, 'Đã trình duyệt.')).toBeVisible();

  await approve(reviewer, place);
  await citizen.goto(place.indicator);
  await expect(citizen.getByRole('row').filter({ hasText: place.period })).toContainText('16%');
});

test('what is published is corrected only with a reason, which everybody can read', async ({ as, page: citizen }) => {
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  const reviewer = await as('duyet.ha-noi');
  await submitFigure(reporter, place, '40%');
  await approve(reviewer, place);

  await reporter.goto(place.form);
  await expect(reporter.getByRole('complementary')).toContainText('40%');
  await expect(entry(reporter).note).toHaveAttribute('required');
  await fillEntry(reporter, '41,5%', 'Báo cáo 90/BC-UBND');
  await entry(reporter).note.fill('Bổ sung số của tháng trước');
  await entry(reporter).submit.click();
  await expect(said(reporter, 'Đã trình duyệt.')).toBeVisible();
  await citizen.goto(place.indicator);
  await expect(citizen.getByRole('row').filter({ hasText: place.period })).toContainText('40%');

  await approve(reviewer, place);
  await citizen.goto(place.indicator);
  await expect(citizen.getByRole('row').filter({ hasText: place.period })).toContainText('41,5%');
  await expect(citizen.getByRole('main')).toContainText('Bổ sung số của tháng trước');
});

test('of two who change the same figure, the second sees both values and takes their own', async ({ as, problems }) => {
  const place = untouched();
  const [one, other] = [await as('bao-cao.me-linh'), await as('bao-cao.me-linh')];
  await one.goto(place.form);
  await other.goto(place.form);
  await fillEntry(one, '30%');
  await entry(one).save.click();
  await expect(said(one, 'Đã lưu nháp.')).toBeVisible();

  await fillEntry(other, '35%');
  await entry(other).save.click();
  const both = other.getByRole('group', { name: 'Hai giá trị khác nhau' });
  await expect(both).toContainText('Giá trị của người kia');
  await expect(both).toContainText('30%');
  await expect(both).toContainText('Giá trị bạn nhập');
  await expect(both).toContainText('35%');
  await expect(other.getByText('Người khác vừa thay đổi số liệu này.')).toBeVisible();
  // An island hears it as a status; a plain form is led back to itself.
  provoked(problems, /status of 409/);

  await entry(other).useMine.click();
  await expect(said(other, 'Đã lưu nháp.')).toBeVisible();
  await expect(both).toBeHidden();
  await one.goto(place.form);
  await expect(one.getByText('Bản nháp: 35%')).toBeVisible();
});

test('the second can also keep the value of the first', async ({ as, problems }) => {
  const place = untouched();
  const [one, other] = [await as('bao-cao.me-linh'), await as('bao-cao.me-linh')];
  await one.goto(place.form);
  await other.goto(place.form);
  await fillEntry(one, '30%');
  await entry(one).save.click();
  await expect(said(one, 'Đã lưu nháp.')).toBeVisible();
  await fillEntry(other, '35%');
  await entry(other).save.click();
  await entry(other).keepTheirs.click();
  provoked(problems, /status of 409/);
  await expect(other.getByText('Bản nháp: 30%')).toBeVisible();
  await expect(entry(other).value).toHaveValue('30%');
  await expect(entry(other).keepTheirs).toBeHidden();
});

test('what cannot be read is refused at its field, and stays', async ({ as }) => {
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto(untouched().form);
  await fillEntry(reporter, 'rất nhiều');
  await entry(reporter).save.click();
  await expect(reporter.getByText('Không đọc được số này.').first()).toBeVisible();
  await expect(entry(reporter).value).toHaveValue('rất nhiều');
  await expect(entry(reporter).value).toHaveAttribute('aria-invalid', 'true');
  await expect(entry(reporter).ground).toHaveValue('Báo cáo 12/BC-UBND, biểu 2');

  await entry(reporter).value.fill('23%');
  await entry(reporter).save.click();
  await expect(said(reporter, 'Đã lưu nháp.')).toBeVisible();
});

test('a unit beyond one’s own is not there to be entered', async ({ as, problems }) => {
  const reporter = await as('bao-cao.me-linh');
  const response = await reporter.goto('/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2024');
  expect(response?.status()).toBe(403);
  await expect.poll(() => provoked(problems, /status of 403/)).toBe(1);
  await expect(reporter.getByText('Vai trò của bạn không bao gồm đơn vị này.')).toBeVisible();
});

test('the desk leads to the form of any figure that is one’s own', async ({ as }) => {
  const reporter = await as('bao-cao.me-linh');
  await reporter.goto('/ban-lam-viec');
  await reporter.getByLabel('Chỉ tiêu').selectOption({ index: 3 });
  await reporter.getByLabel('Đơn vị').selectOption({ label: 'Xã Mê Linh' });
  await reporter.getByLabel('Kỳ báo cáo').fill('hôm qua');
  await reporter.getByRole('button', { name: 'Mở mẫu nhập' }).click();
  await expect(reporter.getByText('Chưa phải kỳ báo cáo hợp lệ.').first()).toBeVisible();
  await reporter.getByLabel('Kỳ báo cáo').fill('2025-Q4');
  await reporter.getByRole('button', { name: 'Mở mẫu nhập' }).click();
  await expect(reporter).toHaveURL(/\/so-lieu\/[a-z0-9-]+\/xa-me-linh\/2025-Q4$/);
  await expect(entry(reporter).value).toBeVisible();
});
