// Search: what is offered while somebody types, and narrowing by links that need no program.

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { violations } from './accessibility';

const field = (page: Page) => page.getByRole('main').locator('input[name=q]');
const offered = (page: Page) => page.getByRole('listbox', { name: 'Gợi ý' }).getByRole('option');

test('what fits is offered while it is typed, for the keyboard', async ({ page, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled, 'without a program the form is sent');
  test.skip(isMobile, 'a phone has no arrow keys');
  await page.goto('/');
  const box = page.getByRole('combobox', { name: 'Tên xã, phường cũ hoặc mới' });
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await box.pressSequentially('trang vi', { delay: 30 });
  await expect(offered(page).first()).toContainText('Xã Tráng Việt');
  await expect(offered(page).first()).toContainText('từ 1/7/2025: Xã Mê Linh');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('form.find [aria-live]')).toHaveText(/^\d gợi ý, dùng phím mũi tên để chọn\.$/);
  expect(await violations(page)).toEqual([]);

  // Down to the first, up to the field, up again to the last; the field tells which.
  await box.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', 'goi-y0');
  await expect(offered(page).first()).toHaveAttribute('aria-selected', 'true');
  await box.press('ArrowUp');
  await expect(box).toHaveAttribute('aria-activedescendant', '');
  await box.press('ArrowUp');
  await expect(offered(page).last()).toHaveAttribute('aria-selected', 'true');
  await box.press('Escape');
  await expect(offered(page)).toHaveCount(0);
  await expect(box).toHaveValue('trang vi');
  await box.press('ArrowDown');
  await expect(offered(page).first()).toBeVisible();
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/don-vi\/xa-trang-viet$/);

  // Back, and Enter without a choice sends the form.
  await page.goBack();
  await field(page).fill('trang viet');
  await expect(offered(page).first()).toBeVisible();
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/tim-kiem\?q=trang(\+|%20)viet$/);
});

test('a thumb chooses what is offered', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without a program the form is sent');
  await page.goto('/tim-kiem');
  await field(page).fill('hoa lac');
  const option = offered(page).filter({ hasText: 'Xã Hòa Lạc' }).first();
  await expect(option).toBeVisible();
  const height = await option.evaluate((one) => one.getBoundingClientRect().height);
  expect(height).toBeGreaterThanOrEqual(44);
  await option.click();
  await expect(page).toHaveURL(/\/don-vi\/xa-hoa-lac$/);
});

test('an answer that comes late is not shown', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without a program the form is sent');
  // The first question is answered only when the second one has been.
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/goi-y\?q=me(%20|\+)linh$/, async (route) => {
    await answered;
    await route.continue().catch(() => {});
  });
  await page.goto('/tim-kiem');
  const asked = page.waitForRequest(/goi-y\?q=me(%20|\+)linh$/);
  await field(page).fill('me linh');
  await asked;
  await field(page).fill('hoa lac');
  await expect(offered(page).first()).toContainText('Xã Hòa Lạc');
  answer();
  await page.unrouteAll({ behavior: 'wait' });
  await expect(offered(page).first()).toContainText('Xã Hòa Lạc');
});

test('results are narrowed, widened and sorted by links', async ({ page }) => {
  await page.goto('/tim-kiem?q=san+pham');
  const narrow = page.getByRole('complementary', { name: 'Thu hẹp kết quả' });
  const kind = narrow.getByRole('link', { name: 'Chỉ tiêu', exact: true });
  const count = await kind.locator('xpath=following-sibling::span').innerText();
  await kind.click();
  await expect(page).toHaveURL(/\/tim-kiem\?q=san(\+|%20)pham&loai=chi-tieu$/);
  await expect(page.getByRole('status')).toHaveText(`${count} kết quả cho “san pham”`);
  await expect(page.locator('ol.results > li')).toHaveCount(Number(count));
  await expect(kind).toHaveAttribute('aria-current', 'true');

  await narrow.getByRole('link', { name: 'Tên, từ A đến Y' }).click();
  await expect(page).toHaveURL(/loai=chi-tieu&xep=ten$/);
  await page.getByRole('link', { name: 'Bỏ lọc: Chỉ tiêu' }).click();
  await expect(page).toHaveURL(/\/tim-kiem\?q=san(\+|%20)pham&xep=ten$/);
  await page.goBack();
  await expect(page.locator('ol.results > li')).toHaveCount(Number(count));
});

test('nothing is a beginning: what to do next', async ({ page }) => {
  await page.goto('/tim-kiem?q=zzzz');
  const main = page.getByRole('main');
  await expect(main).toContainText('Thử ít từ hơn');
  await main.getByRole('link', { name: 'tất cả đơn vị' }).click();
  await expect(page).toHaveURL(/\/don-vi$/);
});
