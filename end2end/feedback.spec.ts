// A citizen asks about an indicator, the unit in charge publishes and answers, and the citizen sees it,
// rates it and erases it: by plain forms, whatever the browser can do.

import { given, send, takeOnesTime } from './asking';
import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';

const INDICATOR = '/chi-tieu/chi-tra-khong-tien-mat-me-linh';
const PHONE = '0912 345 678';

test('a question is asked, published, answered, rated and erased', async ({ page, as, problems }, testInfo) => {
  await page.goto(INDICATOR);
  await page.getByRole('link', { name: 'Hỏi hoặc phản ánh' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hỏi hoặc phản ánh');
  await looksRight(page, 'hoi', testInfo);

  // Nothing typed is lost when something is missing.
  const words = `Vì sao chưa có số liệu năm nay? Gọi tôi số ${PHONE}. (${testInfo.project.name})`;
  await page.getByLabel('Nội dung', { exact: true }).fill(words);
  await page.getByLabel('Tên của bạn').fill('Người Hỏi');
  await page.getByLabel('Thư điện tử hoặc số điện thoại').fill(PHONE);
  await takeOnesTime(page);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Bạn muốn: Chưa chọn mục nào.');
  await expect(page.getByRole('alert')).toContainText('hãy đánh dấu đồng ý');
  await expect(page.getByLabel('Nội dung', { exact: true })).toHaveValue(words);
  await expect(page.getByLabel('Tên của bạn')).toHaveValue('Người Hỏi');
  await looksRight(page, 'hoi-con-thieu', testInfo);
  await page.getByLabel('Hỏi', { exact: true }).check();
  await page.getByLabel(/^Tôi đồng ý cho xử lý/).check();
  await send(page, page.getByRole('heading', { level: 1, name: 'Đã gửi' }));
  const { reference, secret } = await given(page);
  await looksRight(page, 'da-gui', testInfo);

  await page.getByRole('link', { name: 'Xem tình trạng xử lý' }).click();
  await expect(page.getByRole('main')).toContainText('Đã tiếp nhận, hạn trả lời');
  await expect(page.getByRole('main')).toContainText('10 ngày làm việc kể từ ngày tiếp nhận');
  await expect(page.getByRole('main')).not.toContainText(PHONE);
  await looksRight(page, 'phan-anh-da-tiep-nhan', testInfo);
  const path = new URL(page.url()).pathname;

  // On the desk of the unit in charge.
  const officer = await as('ke-hoach.ha-noi');
  await officer.goto('/ban-lam-viec?phan=phan-anh-moi');
  await officer.getByRole('link', { name: `Phản ánh ${reference}` }).click();
  await expect(officer.getByRole('main')).toContainText('0912345678');
  // What looks like somebody's number is proposed to be hidden.
  await expect(officer.getByLabel('Những chỗ cần ẩn')).toHaveValue(PHONE);
  await looksRight(officer, 'xem-phan-anh', testInfo);
  await officer.getByRole('button', { name: 'Công khai' }).click();
  await expect(officer.getByRole('status').first()).toContainText('Đã công khai.');
  await officer.getByLabel('Trả lời', { exact: true }).fill('Số liệu được công bố khi kết thúc kỳ báo cáo.');
  await officer.getByRole('button', { name: 'Trả lời công khai' }).click();
  await expect(officer.getByRole('status').first()).toContainText('Đã trả lời công khai.');

  // Everybody reads it beside the indicator, without the number.
  await page.goto(INDICATOR);
  await expect(page.getByRole('main')).toContainText(`Gọi tôi số [đã ẩn]. (${testInfo.project.name})`);
  await expect(page.getByRole('main')).not.toContainText(PHONE);
  await page.goto('/phan-anh?tinh-trang=da-tra-loi');
  await expect(page.getByRole('main')).toContainText(testInfo.project.name);
  await looksRight(page, 'phan-anh-da-tra-loi', testInfo);

  // Another code opens nothing; the right one does, and goes along from form to form.
  await page.goto(path);
  const open = async (code: string) => {
    const form = page.getByLabel('Mã bí mật', { exact: true });
    if (!(await form.isVisible())) {
      await page.getByText('Bạn là người gửi?').click();
    }
    await form.fill(code);
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
  };
  await open('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  await expect(page.getByRole('alert')).toContainText('Mã bí mật không đúng.');
  provoked(problems, /status of 403/);
  await open(secret.toLowerCase());
  await expect(page.getByRole('main')).toContainText('0912345678');
  await looksRight(page, 'phan-anh-cua-toi', testInfo);
  await page.getByLabel('4 · tốt').check();
  await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
  await expect(page.getByRole('status').first()).toContainText('Cảm ơn bạn đã đánh giá.');

  await page.getByText('Xóa nội dung và thông tin của tôi').first().click();
  await page.locator('#erase_feedback-sure').check();
  await page.getByRole('button', { name: 'Xóa nội dung và thông tin của tôi' }).click();
  await expect(page.getByRole('status').first()).toContainText('Đã xóa nội dung và thông tin của bạn.');
  await page.goto(INDICATOR);
  await expect(page.getByRole('main')).not.toContainText(`(${testInfo.project.name})`);
  await officer.goto(path);
  await expect(officer.getByRole('main')).not.toContainText('0912345678');
  await expect(officer.getByRole('main')).toContainText('Người gửi đã xóa');
  // The form that came back said so with its status.
  provoked(problems, /status of 422/);
});
