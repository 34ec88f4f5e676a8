import { test } from './fixtures';
const paths = ['/', '/van-ban/viec-dot-pha-2023-tu-ky', '/chi-tieu/san-pham-ocop-3-sao-tu-ky', '/don-vi/xa-me-linh', '/tim-kiem?q=trang+viet', '/phan-anh', '/du-lieu-mo', '/thay-doi', '/can-tra-loi', '/so-sanh', '/giai-thich', '/phan-anh/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky'];
test('look', async ({ page, problems }, info) => {
  test.setTimeout(300000);
  let n = 0;
  for (const path of paths) {
    const r = await page.goto(path);
    console.log(r?.status(), path);
    await page.screenshot({ path: `/tmp/look/${info.project.name}-${n++}.png`, fullPage: true });
  }
  problems.length = 0;
});
