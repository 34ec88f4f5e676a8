// Where somebody lives, the words of the field, and units side by side: all without a program.

import { expect, test } from './fixtures';
import { looksRight } from './look';

test('the home page begins where one lives, until it is forgotten', async ({ page }, testInfo) => {
  await page.goto('/tim-kiem?q=tien+thinh');
  const found = page.getByRole('listitem').filter({ hasText: 'Xã Tiến Thịnh' }).first();
  await found.getByRole('button', { name: 'Đây là nơi tôi sống' }).click();

  await expect(page).toHaveURL(/\/$/);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Xã Tiến Thịnh');
  await expect(main.getByRole('link', { name: 'Xã Yên Lãng' }).first()).toBeVisible();
  await expect(main.getByRole('link', { name: 'Huyện Mê Linh' }).first()).toBeVisible();
  await looksRight(page, 'trang-chu-noi-song', testInfo);

  // Another page is not about it; home still is.
  await page.goto('/gioi-thieu');
  await page.goto('/');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Xã Tiến Thịnh');

  await main.getByRole('button', { name: 'Quên nơi này' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Lời hứa nào đã thành việc, ở nơi bạn sống?');
  expect((await page.context().cookies()).map((cookie) => cookie.name)).not.toContain('noi-song');
});

test('a word is explained where it stands', async ({ page }) => {
  await page.goto('/');
  const meaning = page.getByText('Đây không phải là tin xấu.');
  await expect(meaning).toBeHidden();
  const word = page.getByRole('main').getByRole('button', { name: 'chưa thể đánh giá' });
  await word.focus();
  await page.keyboard.press('Enter');
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(word).toBeFocused();

  await word.click();
  await page.getByRole('link', { name: 'Mọi từ ngữ' }).locator('visible=true').click();
  await expect(page).toHaveURL(/\/giai-thich#chua-the-danh-gia$/);
});

test('from a unit to units side by side', async ({ page }) => {
  await page.goto('/don-vi/huyen-tu-ky');
  await page.getByRole('link', { name: 'So sánh với đơn vị khác' }).first().click();
  await expect(page).toHaveURL(/\/so-sanh\?chuong-trinh=.*don-vi=huyen-tu-ky/);
  const main = page.getByRole('main');
  await main.getByLabel('Xã An Thanh').check();
  await main.getByRole('button', { name: 'So sánh', exact: true }).click();
  await expect(page).toHaveURL(/don-vi=xa-an-thanh/);
  await expect(main.getByRole('table')).toContainText('chưa có số liệu');
  await page.goBack();
  await expect(page).not.toHaveURL(/xa-an-thanh/);
});

test('counts of what needs an answer lead to its list', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: /khó khăn, kiến nghị chưa có nơi nhận trả lời/ }).click();
  await expect(page).toHaveURL(/\/can-tra-loi#chua-nguoi-nhan$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cần trả lời');
});
