// What holds for every page of the signed-in, whatever it shows: accessible by day and by night, no
// wider than the window, and kept as a picture.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';
import { type Account, entry, fillEntry, submitFigure, untouched } from './officers';

interface Scene {
  name: string;
  account: Account;
  open: (page: Page) => Promise<unknown>;
  /** The pattern of the page's address, where `open` does not name it. */
  shows?: string;
}

const at = (path: string) => (page: Page) => page.goto(path);

let reports = 0;

/** Gathers a report of a year that nobody has touched, and opens what its address goes on with. */
const report = (part: string) => async (page: Page) => {
  reports += 1;
  await page.goto(`/bao-cao/moi/viec-dot-pha-2023-tu-ky/huyen-tu-ky?loai=periodic&ky=${2150 + reports}`);
  await page.getByRole('button', { name: 'Gom dữ liệu và lập bản nháp' }).click();
  await expect(page.getByRole('status').first()).toContainText('Đã gom dữ liệu thành bản nháp.');
  if (part !== '') {
    await page.goto(`${new URL(page.url()).pathname}/${part}`);
  }
};

const SCENES: Scene[] = [
  { name: 'ban-bao-cao', account: 'bao-cao.tu-ky', open: at('/ban-lam-viec') },
  { name: 'ban-giao-viec', account: 'ke-hoach.ha-noi', open: at('/ban-lam-viec') },
  { name: 'chon-so-lieu', account: 'bao-cao.me-linh', open: at('/so-lieu?chi-tieu=x&don-vi=x&ky=x') },
  { name: 'nhap-so-lieu', account: 'bao-cao.me-linh', open: (page) => page.goto(untouched().form) },
  { name: 'dieu-chinh', account: 'bao-cao.tu-ky', open: at('/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2023') },
  { name: 'duyet-trong', account: 'duyet.tu-ky', open: at('/duyet') },
  { name: 'giai-trinh', account: 'kiem-tra.ha-noi', open: at('/giai-trinh') },
  { name: 'hoi-giai-trinh', account: 'duyet.tu-ky', open: at('/giai-trinh/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2023') },
  { name: 'phan-bo', account: 'ke-hoach.tu-ky', open: at('/phan-bo/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2023') },
  { name: 'cac-cap-kiem-tra', account: 'ke-hoach.tu-ky', open: at('/duyet/viec-dot-pha-2023-tu-ky/cac-cap') },
  { name: 'di-toi', account: 'bao-cao.me-linh', open: at('/di-toi') },
  { name: 'go-to-in-english', account: 'ke-hoach.ha-noi', open: at('/en/di-toi') },
  { name: 'nhap-tep', account: 'bao-cao.me-linh', open: at('/nhap-tep/07-ctr-tu/xa-me-linh') },
  {
    name: 'phim-tat',
    account: 'bao-cao.me-linh',
    async open(page) {
      await page.goto('/thong-bao');
      await expect(async () => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog').getByRole('heading', { name: 'Phím tắt' })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
    },
  },
  { name: 'tai-khoan', account: 'ke-hoach.ha-noi', open: at('/tai-khoan') },
  { name: 'cai-dat-thong-bao', account: 'ke-hoach.ha-noi', open: at('/tai-khoan/thong-bao') },
  { name: 'chua-co-thong-bao', account: 'kiem-tra.ha-noi', open: at('/thong-bao') },
  { name: 'notices-in-english', account: 'bao-cao.tu-ky', open: at('/en/thong-bao') },
  {
    name: 'thong-bao',
    account: 'bao-cao.me-linh',
    async open(page) {
      await page.goto('/thong-bao');
      await expect(page.getByRole('heading', { level: 1, name: 'Thông báo' })).toBeVisible();
    },
  },
  { name: 'bang-so-lieu', account: 'bao-cao.me-linh', open: at('/bang-so-lieu/07-ctr-tu/xa-me-linh/2026-10') },
  {
    name: 'bang-mot-chi-tieu',
    account: 'bao-cao.me-linh',
    async open(page) {
      // The commune has a sheet of the indicator once it has a figure of it.
      await submitFigure(page, untouched(), '50%');
      await page.goto('/bang-so-lieu/07-ctr-tu/chi-tieu/chi-tra-khong-tien-mat-me-linh/2026-10');
      await expect(page.getByRole('main').locator('input[name="v1"], #v1').first()).toBeAttached();
    },
  },
  { name: 'giao-viec', account: 'ke-hoach.ha-noi', open: at('/giao-viec') },
  { name: 'lo-trinh-moi', account: 'ke-hoach.ha-noi', open: at('/nhiem-vu/ho-tro-nhan-hieu-dac-san-ba-huyen/lo-trinh') },
  { name: 'lich-rieng', account: 'bao-cao.me-linh', open: at('/lich?cua-toi=1') },
  { name: 'bo-sung', account: 'ke-hoach.ha-noi', open: at('/nhiem-vu/ket-luan-giai-quyet-o-nhiem/sua') },
  { name: 'cap-nhat', account: 'ke-hoach.ha-noi', open: at('/nhiem-vu/ho-tro-nhan-hieu-dac-san-ba-huyen/cap-nhat') },
  { name: 'ky-cua-toi', account: 'bao-cao.me-linh', open: at('/ky-bao-cao') },
  {
    name: 'mot-ky',
    account: 'bao-cao.me-linh',
    async open(page) {
      await page.goto('/ky-bao-cao');
      const next = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sắp tới' }) });
      await next.getByRole('link').first().click();
      await expect(page.getByRole('button', { name: 'Đề nghị gia hạn' })).toBeVisible();
    },
  },
  { name: 'thiet-lap-ky', account: 'ke-hoach.ha-noi', open: at('/ky-bao-cao/07-ctr-tu/thiet-lap') },
  { name: 'sua-ngay-nghi', account: 'quan-tri', open: at('/lich-nghi/2026-09-02') },
  { name: 'lich-nghi-quan-tri', account: 'quan-tri', open: at('/lich-nghi/nam/2026') },
  { name: 'quan-ly', account: 'ke-hoach.ha-noi', open: at('/quan-ly') },
  { name: 'quan-ly-chuong-trinh', account: 'ke-hoach.ha-noi', open: at('/quan-ly/07-ctr-tu') },
  { name: 'van-ban-moi', account: 'ke-hoach.ha-noi', open: at('/quan-ly/chuong-trinh/moi') },
  { name: 'noi-dung-moi', account: 'ke-hoach.tu-ky', open: at('/quan-ly/viec-dot-pha-2023-tu-ky/muc/moi') },
  { name: 'chi-tieu-sua', account: 'ke-hoach.tu-ky', open: at('/quan-ly/chi-tieu/san-pham-ocop-3-sao-tu-ky/sua') },
  { name: 'muc-tieu-moi', account: 'ke-hoach.tu-ky', open: at('/quan-ly/chi-tieu/san-pham-ocop-3-sao-tu-ky/muc-tieu') },
  { name: 'can-bo', account: 'quan-tri', open: at('/quan-ly/can-bo') },
  { name: 'can-bo-moi', account: 'quan-tri', open: at('/quan-ly/can-bo/moi') },
  { name: 'can-bo-mot-nguoi', account: 'quan-tri', open: at('/quan-ly/can-bo/bao-cao.me-linh') },
  { name: 'do-tuoi', account: 'ke-hoach.ha-noi', open: at('/quan-ly/do-tuoi') },
  { name: 'freshness-in-english', account: 'ke-hoach.ha-noi', open: at('/en/quan-ly/do-tuoi') },
  { name: 'phu-trach', account: 'ke-hoach.ha-noi', open: at('/quan-ly/phu-trach/chi-tieu/chi-tra-khong-tien-mat-me-linh/xa-me-linh') },
  { name: 'phu-trach-nhiem-vu', account: 'ke-hoach.ha-noi', open: at('/quan-ly/phu-trach/nhiem-vu/tuyen-truyen-chuong-trinh-05-thuong-tin/huyen-thuong-tin') },
  { name: 'van-ban-sua', account: 'ke-hoach.ha-noi', open: at('/quan-ly/07-ctr-tu/sua') },
  { name: 'noi-dung-sua', account: 'ke-hoach.tu-ky', open: at('/quan-ly/viec-dot-pha-2023-tu-ky/muc/dot-pha-1-ocop-huu-co-tu-ky') },
  { name: 'chi-tieu-moi', account: 'ke-hoach.tu-ky', open: at('/quan-ly/viec-dot-pha-2023-tu-ky/chi-tieu/moi') },
  { name: 'muc-tieu-sua', account: 'ke-hoach.tu-ky', open: at('/quan-ly/chi-tieu/san-pham-ocop-3-sao-tu-ky/muc-tieu/huyen-tu-ky/2023') },
  { name: 'cuoc-hop-moi', account: 'ke-hoach.ha-noi', open: at('/cuoc-hop/moi') },
  { name: 'cuoc-hop-sua', account: 'ke-hoach.ha-noi', open: at('/cuoc-hop/hop-2024-07-19/sua') },
  { name: 'giao-ket-luan', account: 'ke-hoach.ha-noi', open: at('/cuoc-hop/hop-2024-07-19/ket-luan/1') },
  { name: 'hoi-giai-trinh-nhiem-vu', account: 'duyet.ha-noi', open: at('/giai-trinh/moi/nhiem-vu/tuyen-truyen-chuong-trinh-05-thuong-tin/huyen-thuong-tin') },
  { name: 'hoi-giai-trinh-ky', account: 'duyet.ha-noi', open: at('/giai-trinh/moi/ky-bao-cao/07-ctr-tu/xa-me-linh/2026-10') },
  {
    name: 'giai-trinh-mot-yeu-cau',
    account: 'duyet.tu-ky',
    shows: '/giai-trinh/{id}',
    async open(page) {
      await page.goto('/giai-trinh/moi/chi-tieu/mo-rong-vung-huu-co-tu-ky/huyen-tu-ky/2023');
      await page.getByLabel('Nội dung cần giải trình').fill('Vì sao vượt mức đã đề ra?');
      await page.getByLabel('Hạn trả lời').fill('2199-12-31');
      await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Đã gửi yêu cầu giải trình.' })).toBeVisible();
    },
  },
  { name: 'neu-vuong-mac-chi-tieu', account: 'bao-cao.tu-ky', open: at('/vuong-mac/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky') },
  { name: 'neu-vuong-mac-nhiem-vu', account: 'ke-hoach.ha-noi', open: at('/vuong-mac/moi/nhiem-vu/tuyen-truyen-chuong-trinh-05-thuong-tin/huyen-thuong-tin') },
  { name: 'neu-vuong-mac-muc', account: 'bao-cao.tu-ky', open: at('/vuong-mac/moi/muc/dot-pha-1-ocop-huu-co-tu-ky/huyen-tu-ky') },
  { name: 'neu-vuong-mac-chuong-trinh', account: 'bao-cao.tu-ky', open: at('/vuong-mac/moi/chuong-trinh/viec-dot-pha-2023-tu-ky/huyen-tu-ky') },
  {
    name: 'vuong-mac',
    account: 'bao-cao.tu-ky',
    shows: '/vuong-mac/{id}',
    async open(page) {
      await page.goto('/vuong-mac/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky');
      await page.getByLabel('Điều gì đang cản việc').fill('Chưa có kinh phí cho khâu đóng gói.');
      await page.getByLabel('Kiến nghị').fill('Đề nghị bố trí kinh phí.');
      await page.getByLabel('Cơ quan có thẩm quyền tháo gỡ').fill('tinh-hai-duong');
      await page.getByLabel('Hạn trả lời').fill('2199-12-31');
      await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Đã gửi tới cơ quan có thẩm quyền.' })).toBeVisible();
    },
  },
  {
    name: 'ban-giao-mot-muc',
    account: 'ke-hoach.ha-noi',
    shows: '/ban-giao/{id}',
    async open(page) {
      await page.goto('/ban-giao/don-vi/huyen-thach-that');
      await page.locator('.picks > li').last().getByRole('checkbox').check();
      await page.getByRole('radio', { name: 'Xã Hạ Bằng' }).check();
      await page.getByRole('button', { name: 'Đề nghị tiếp nhận' }).click();
      await expect(page.getByText('Đã gửi đề nghị.')).toBeVisible();
      const items = page.getByRole('main').locator('a[href^="/ban-giao/"]:not([href*="/don-vi/"])');
      await items.first().click();
      await expect(page).toHaveURL(/\/ban-giao\/[0-9a-z]{26}$/i);
    },
  },
  { name: 'cac-don-vi-quan-ly', account: 'quan-tri', open: at('/quan-ly/don-vi') },
  { name: 'don-vi-moi', account: 'quan-tri', open: at('/quan-ly/don-vi/moi') },
  { name: 'don-vi-sua', account: 'quan-tri', open: at('/quan-ly/don-vi/xa-me-linh') },
  { name: 'sap-xep-don-vi', account: 'quan-tri', open: at('/quan-ly/don-vi/sap-xep') },
  { name: 'van-ban-quan-ly', account: 'ke-hoach.ha-noi', open: at('/quan-ly/van-ban') },
  { name: 'van-ban-khac-moi', account: 'ke-hoach.ha-noi', open: at('/quan-ly/van-ban/moi') },
  { name: 'nguon-quan-ly', account: 'ke-hoach.ha-noi', open: at('/quan-ly/nguon') },
  { name: 'nguon-moi', account: 'ke-hoach.ha-noi', open: at('/quan-ly/nguon/moi') },
  { name: 'nguon-sua', account: 'ke-hoach.ha-noi', open: at('/quan-ly/nguon/bao-hai-duong-2023-12-27') },
  { name: 'minh-chung-so-lieu', account: 'bao-cao.tu-ky', open: at('/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2023/minh-chung') },
  { name: 'minh-chung-nhiem-vu', account: 'ke-hoach.ha-noi', open: at('/nhiem-vu/ho-tro-nhan-hieu-dac-san-ba-huyen/minh-chung') },
  {
    name: 'rut-minh-chung',
    account: 'bao-cao.me-linh',
    shows: '/minh-chung/{id}/rut',
    async open(page) {
      await submitFigure(page, untouched(), '42%');
      await page.getByRole('link', { name: 'Thêm minh chứng' }).click();
      const record = {
        name: 'Biên bản.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
      };
      await page.getByLabel('Tệp hoặc ảnh').setInputFiles([record]);
      await page.getByLabel('Tệp cho thấy điều gì').fill('Danh sách hộ');
      await page.getByRole('button', { name: 'Gửi minh chứng' }).click();
      await page.getByRole('link', { name: 'Rút minh chứng: Biên bản.pdf' }).click();
      await expect(page.getByLabel('Lý do')).toBeVisible();
    },
  },
  { name: 'cac-bao-cao', account: 'bao-cao.tu-ky', open: at('/bao-cao') },
  { name: 'chon-bao-cao', account: 'bao-cao.tu-ky', open: at('/bao-cao/moi') },
  { name: 'bao-cao-moi', account: 'bao-cao.tu-ky', open: at('/bao-cao/moi/viec-dot-pha-2023-tu-ky/huyen-tu-ky') },
  { name: 'mot-bao-cao', account: 'bao-cao.tu-ky', shows: '/bao-cao/{id}', open: report('') },
  { name: 'bao-cao-sua', account: 'bao-cao.tu-ky', shows: '/bao-cao/{id}/sua/{part}', open: report('sua/ket-qua') },
  { name: 'bao-cao-the-thuc', account: 'bao-cao.tu-ky', shows: '/bao-cao/{id}/the-thuc', open: report('the-thuc') },
  { name: 'bao-cao-in', account: 'bao-cao.tu-ky', shows: '/bao-cao/{id}/in', open: report('in') },
  { name: 'desk-in-english', account: 'ke-hoach.ha-noi', open: at('/en/ban-lam-viec') },
  {
    name: 'chua-luu-duoc',
    account: 'ke-hoach.ha-noi',
    async open(page) {
      await page.goto('/giao-viec');
      await page.getByLabel('Việc cần làm').fill('Rà soát');
      await page.getByLabel('Căn cứ').fill('Kết luận giao ban');
      await page.getByRole('button', { name: 'Lưu và giao việc' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'nhap-sai',
    account: 'bao-cao.me-linh',
    async open(page) {
      await page.goto(untouched().form);
      await fillEntry(page, 'rất nhiều');
      await entry(page).save.click();
      await expect(page.getByText('Không đọc được số này.').first()).toBeVisible();
    },
  },
];

for (const { name, account, open } of SCENES) {
  test(`${name}, by ${account}, can be used by everybody`, async ({ as }, testInfo) => {
    const page = await as(account);
    await open(page);
    await looksRight(page, name, testInfo);
  });
}

test('what is for others to do can be read by everybody', async ({ as, problems }, testInfo) => {
  const page = await as('bao-cao.me-linh');
  const response = await page.goto('/giao-viec');
  expect(response?.status()).toBe(403);
  await expect.poll(() => provoked(problems, /status of 403/)).toBe(1);
  await looksRight(page, 'khong-co-quyen', testInfo);
});

test('the desk and the decision of a reviewer can be used by everybody', async ({ as }, testInfo) => {
  const place = untouched();
  await submitFigure(await as('bao-cao.me-linh'), place, 'gần 60%');
  const reviewer = await as('duyet.ha-noi');
  for (const [name, path] of [
    ['ban-duyet', '/ban-lam-viec'],
    ['duyet', place.form],
    ['cac-phieu', '/duyet'],
    ['phieu', `/duyet/07-ctr-tu/xa-me-linh/${place.form.split('/').at(-1)}`],
  ]) {
    await reviewer.goto(path);
    await looksRight(reviewer, name, testInfo);
  }
});

test('two values of one figure can be told apart by everybody', async ({ as, problems }, testInfo) => {
  const place = untouched();
  const [one, other] = [await as('bao-cao.me-linh'), await as('bao-cao.me-linh')];
  await other.goto(place.form);
  await submitFigure(one, place, '30%');
  await fillEntry(other, '35%');
  await entry(other).save.click();
  await expect(entry(other).useMine).toBeVisible();
  provoked(problems, /status of 409/);
  await looksRight(other, 'hai-gia-tri', testInfo);
});
