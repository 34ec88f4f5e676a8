// One citizen from beginning to end: the commune they grew up in is called something else today, what
// was promised there and where its figure comes from, and a question that is answered.

import { given, send, takeOnesTime } from './asking';
import { expect, test } from './fixtures';
import { looksRight } from './look';

test('from the commune of long ago to an answer', async ({ page, as }, testInfo) => {
  const main = page.getByRole('main');
  const title = page.getByRole('heading', { level: 1 });

  // Home: the old name, as one says it.
  await page.goto('/');
  await main.locator('input[name=q]').fill('Tráng Việt');
  await main.getByRole('button', { name: 'Tìm' }).click();
  const found = main.getByRole('listitem').filter({ hasText: 'Xã Tráng Việt' }).first();
  await expect(found).toContainText('Xã Mê Linh');
  await found.getByRole('link', { name: 'Xã Tráng Việt', exact: true }).click();
  await expect(title).toHaveText('Xã Tráng Việt');

  // Today's commune, and from now on home begins there.
  await main.getByRole('link', { name: 'Xã Mê Linh' }).first().click();
  await expect(title).toHaveText('Xã Mê Linh');
  await main.getByRole('button', { name: 'Đây là nơi tôi sống' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(title).toHaveText('Xã Mê Linh');
  await looksRight(page, 'hanh-trinh-noi-song', testInfo);

  // What was promised there was promised by the district that is no more; its figures stayed with it.
  await main.getByRole('link', { name: 'Huyện Mê Linh' }).first().click();
  await expect(title).toHaveText('Huyện Mê Linh');
  await main.getByRole('link', { name: 'Tỷ lệ hồ sơ trực tuyến xong đúng hạn hoặc sớm hạn' }).first().click();

  // The indicator: how it stands and why, and where the figure comes from.
  await expect(title).toHaveText('Tỷ lệ hồ sơ trực tuyến xong đúng hạn hoặc sớm hạn');
  const indicator = new URL(page.url()).pathname;
  await expect(main).toContainText('Có kết quả, nhưng nguồn không công bố mục tiêu để so.');
  await expect(main).toContainText(/Cổng thông tin điện tử huyện Mê Linh.*công bố ngày 19\/7\/2024/);
  await main.getByRole('link', { name: /^Cổng thông tin điện tử huyện Mê Linh/ }).first().click();
  await expect(page).toHaveURL(/\/nguon#/);
  await expect(page.locator(':target')).toContainText('Cổng thông tin điện tử huyện Mê Linh');
  await page.goBack();

  // The question.
  await main.getByRole('link', { name: 'Hỏi hoặc phản ánh' }).click();
  const words = `Tỷ lệ này tính trên bao nhiêu hồ sơ? (hành trình, ${testInfo.project.name})`;
  await page.getByLabel('Hỏi', { exact: true }).check();
  await page.getByLabel('Nội dung', { exact: true }).fill(words);
  await page.getByLabel(/^Tôi đồng ý cho xử lý/).check();
  await takeOnesTime(page);
  await send(page, page.getByRole('heading', { level: 1, name: 'Đã gửi' }));
  const { reference } = await given(page);

  // Whoever is in charge lets it be read and answers it.
  const officer = await as('ke-hoach.ha-noi');
  await officer.goto('/ban-lam-viec?phan=phan-anh-moi');
  await officer.getByRole('link', { name: `Phản ánh ${reference}` }).click();
  await officer.getByRole('button', { name: 'Công khai' }).click();
  await expect(officer.getByRole('status').first()).toContainText('Đã công khai.');
  const answer = `Trên 1.250 hồ sơ của quý II/2024. (${testInfo.project.name})`;
  await officer.getByLabel('Trả lời', { exact: true }).fill(answer);
  await officer.getByRole('button', { name: 'Trả lời công khai' }).click();
  await expect(officer.getByRole('status').first()).toContainText('Đã trả lời công khai.');

  // Where the question was asked stands that it was answered, and from there one comes to the answer.
  await page.goto(indicator);
  const asked = main.getByRole('listitem').filter({ hasText: words });
  await expect(asked).toContainText('Đã trả lời');
  await asked.getByRole('link', { name: words }).click();
  await expect(title).toContainText(reference);
  await expect(main).toContainText(answer);
  await looksRight(page, 'hanh-trinh-tra-loi', testInfo);
});
