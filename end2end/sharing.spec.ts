// What goes out of a page: the block that people copy from, and what stands on other people's sites.

import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, provoked, test } from './fixtures';

const INDICATOR = '/chi-tieu/san-pham-ocop-3-sao-tu-ky';
const NAME = 'Sản phẩm OCOP';

/** A site of somebody else's: another origin, with one page. */
async function elsewhere(body: string): Promise<{ address: string; site: HttpServer }> {
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><html lang="vi"><title>Trang khác</title><body>${body}</body></html>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  // Another name of this machine is another site as well.
  return { address: `http://localhost:${port}/`, site };
}

for (const path of [INDICATOR, `/en${INDICATOR}?ngay=2024-06-30`]) {
  test(`${path} is handed on by its block`, async ({ page, address }, testInfo) => {
    await page.goto(path);
    const block = page.locator('details.sharing');
    await expect(block.getByLabel(/QR/)).toBeHidden();
    await block.locator('summary').click();
    await expect(block.getByLabel(/^(Địa chỉ trang này|The address of this page)$/)).toHaveValue(
      `${address}${path}`,
    );
    const code = block.getByRole('img', { name: /QR/ });
    await expect(code).toBeVisible();
    await block.scrollIntoViewIfNeeded();
    await block.screenshot({ path: testInfo.outputPath('block.png') });

    const picture = await page.request.get(
      (await block.getByRole('link', { name: /PNG/ }).getAttribute('href'))!,
    );
    expect(picture.headers()['content-type']).toBe('image/png');
    await testInfo.attach('picture', { body: await picture.body(), contentType: 'image/png' });

    const short = await block.getByLabel(/^(Liên kết ngắn|Short link)$/).inputValue();
    expect(short.length).toBeLessThan(address.length + 36);
    await page.goto(short);
    await expect(page).toHaveURL(`${address}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  });
}

test('another site shows the frame and the badge that it was given', async (
  { page, problems, address },
  testInfo,
) => {
  await page.goto(INDICATOR);
  const block = page.locator('details.sharing');
  await block.locator('summary').click();
  const frame = await block.getByLabel('Khung').inputValue();
  const badge = await block.getByLabel('Huy hiệu').inputValue();
  expect(frame).toContain(`${address}/nhung${INDICATOR}`);
  await page.context().clearCookies();

  // A page that is not made for it does not show itself in a frame.
  const refused = `<iframe id="trang" src="${address}${INDICATOR}" title="cả trang"></iframe>`;
  const { address: there, site } = await elsewhere(`<h1>Tin xã</h1>${badge}${frame}${refused}`);
  try {
    await page.goto(there);
    const widget = page.frameLocator(`iframe[src*="/nhung/"]`);
    await expect(widget.getByRole('heading', { level: 1 })).toContainText(NAME);
    await expect(widget.getByText('Vượt 18 sản phẩm').first()).toBeVisible();
    await expect(widget.getByText(/Tình hình ngày/)).toBeVisible();
    await expect(widget.locator('.ruler svg')).toBeVisible();
    const back = widget.getByRole('link', { name: /Xem nguồn và lịch sử/ });
    await expect(back).toHaveAttribute('href', `${address}${INDICATOR}`);
    // The style of the site has come along, through its own policy.
    const colour = await widget.locator('.eyebrow').evaluate((one) => getComputedStyle(one).fontWeight);
    expect(colour).toBe('600');

    const image = page.getByRole('img', { name: new RegExp(NAME) });
    await expect(image).toBeVisible();
    const wide = await image.evaluate((one: HTMLImageElement) => one.naturalWidth);
    expect(wide).toBeGreaterThan(100);
    expect((await image.boundingBox())!.height).toBe(28);

    await expect(page.frameLocator('#trang').getByRole('heading', { level: 1 })).toHaveCount(0);
    expect(await page.context().cookies()).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath('elsewhere.png'), fullPage: true });
    // The browser tells of the frame that it was forbidden, and of an icon that the other site lacks.
    provoked(problems, /frame-ancestors|favicon|ERR_BLOCKED_BY_RESPONSE|chromewebdata|X-Frame-Options/);
  } finally {
    await new Promise((resolve) => site.close(resolve));
    site.closeAllConnections();
  }
});
