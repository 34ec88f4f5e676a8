// What a citizen does: finds where they live, what was promised there, and where a figure comes from.

import { expect, provoked, test } from './fixtures';

const INDICATOR = '/chi-tieu/san-pham-ocop-3-sao-tu-ky';

test('from the name of a former commune to the source of a figure', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').locator('input[name=q]').fill('trang viet');
  await page.getByRole('button', { name: 'Tìm' }).click();

  await expect(page).toHaveURL(/\/tim-kiem\?q=trang(\+|%20)viet$/);
  await expect(page.getByText('3 kết quả cho “trang viet”')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Xã Tráng Việt', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xã Tráng Việt');
  const main = page.getByRole('main');
  await expect(main).toContainText('Đã kết thúc');
  await main.getByRole('link', { name: 'Xã Mê Linh' }).first().click();

  await expect(page).toHaveURL(/\/don-vi\/xa-me-linh$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xã Mê Linh');
});

test('from a programme to an indicator, why it stands as it does, and its source', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Chương trình' }).click();
  await page.getByRole('link', { name: /^Công việc đột phá năm 2023/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Hai công việc đột phá năm 2023/);

  await page.getByRole('main').getByRole('link', { name: /^Sản phẩm OCOP được công nhận từ 3 sao trở lên/ }).last().click();
  await expect(page).toHaveURL(new RegExp(`${INDICATOR}$`));
  const main = page.getByRole('main');
  await expect(main).toContainText('Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm.');
  await expect(main).toContainText('Phần vượt tính từ cận trên: 23 trừ 5.');

  await main.getByRole('link', { name: 'Báo Hải Dương, 27/12/2023' }).first().click();
  await expect(page).toHaveURL(/\/nguon#/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nguồn');
});

test('a misspelt place is guessed, and nothing is said to be nothing', async ({ page }) => {
  await page.goto('/tim-kiem?q=trang+viert');
  await expect(page.getByRole('status')).toHaveText('Không có “trang viert”. Có phải bạn tìm:');
  await expect(page.getByRole('link', { name: 'Xã Tráng Việt', exact: true })).toBeVisible();

  await page.goto('/tim-kiem?q=zzzz');
  await expect(page.getByRole('status')).toHaveText('Không tìm thấy gì cho “zzzz”.');
});

test('the other language keeps the page and what was searched', async ({ page }) => {
  await page.goto('/tim-kiem?q=trang+viet');
  await page.getByRole('link', { name: 'English' }).click();

  await expect(page).toHaveURL(/\/en\/tim-kiem\?q=trang(\+|%20)viet$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('status')).toHaveText('3 results for “trang viet”');
  await expect(page.getByRole('main').locator('input[name=q]')).toHaveValue('trang viet');

  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await expect(page).toHaveURL(/\/tim-kiem\?q=trang(\+|%20)viet$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('as of a day before the unit ended, and back to today', async ({ page }) => {
  await page.goto('/don-vi/xa-trang-viet');
  await expect(page.getByRole('main')).toContainText('Đã kết thúc');

  await page.getByText('Xem theo ngày').first().click();
  await page.getByLabel('Xem theo ngày').fill('2024-01-01');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();

  await expect(page).toHaveURL(/\/don-vi\/xa-trang-viet\?ngay=2024-01-01$/);
  await expect(page.getByText('Đang xem tình hình ngày 1/1/2024')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Đã kết thúc');

  // The day is kept from page to page, until one says otherwise.
  await page.getByRole('main').getByRole('link', { name: 'Huyện Mê Linh' }).first().click();
  await expect(page).toHaveURL(/ngay=2024-01-01/);
  await page.getByRole('link', { name: 'Về hôm nay' }).click();
  await expect(page).toHaveURL(/\/don-vi\/huyen-me-linh$/);
  await expect(page.getByText(/^Tình hình đến hôm nay/)).toBeVisible();
});

test('with the keyboard alone', async ({ page, browserName, isMobile }) => {
  test.skip(isMobile, `a phone has no Tab key (${browserName})`);
  await page.goto('/');
  const skip = page.getByRole('link', { name: 'Đến nội dung chính' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();

  // In the order in which it is read.
  for (const name of ['Tiến Độ', 'English', 'Chương trình', 'Đơn vị', 'Tìm', 'Đăng nhập']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('banner').getByRole('link', { name, exact: true })).toBeFocused();
  }

  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator('input[name=q]')).toBeFocused();
  await page.keyboard.type('trang viet');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tim-kiem\?q=trang(\+|%20)viet$/);

  // The key goes on to what is there so far: first all of the page has to be.
  const found = page.getByRole('main').getByRole('link', { name: 'Xã Tráng Việt', exact: true });
  await expect(found).toBeVisible();
  await page.getByRole('main').locator('input[name=q]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/don-vi\/xa-trang-viet$/);
});

test('an address that leads nowhere has ways out', async ({ page, problems }) => {
  await page.goto('/don-vi/khong-co-don-vi-nay');
  await expect.poll(() => provoked(problems, /status of 404/)).toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang này');
  await page.getByRole('main').getByRole('link', { name: 'Tìm kiếm' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tìm kiếm');
});
