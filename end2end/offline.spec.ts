// Reading without a network: what was seen lately, with its age; nothing of whoever was signed in.

import type { Page } from '@playwright/test';

import { between, type Between } from './between';
import { expect, provoked, test as base } from './fixtures';
import { looksRight } from './look';
import { desk, signIn } from './officers';

const UNIT = '/don-vi/huyen-tu-ky';
const PLACE = '/don-vi/xa-tien-thinh';
/** What a browser says of a network that is not there. */
const NO_NETWORK = /ERR_CONNECTION|ERR_INTERNET|ERR_EMPTY_RESPONSE|ERR_FAILED|ERR_NETWORK|ERR_SOCKET/;

const test = base.extend<{ line: Between }>({
  line: async ({ server }, use) => {
    const line = await between(server.address);
    await use(line);
    line.close();
  },
  baseURL: async ({ line }, use) => use(line.address),
});

test.afterEach(({ problems }) => {
  provoked(problems, NO_NETWORK);
});

/** Waits until the browser keeps what it sees from here on. */
async function keeping(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { serviceWorker } = navigator;
        if (serviceWorker.controller) resolve();
        else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
      }),
  );
}

/** The addresses of all pages that this browser keeps, and of the files it keeps for them. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => !name.startsWith('v-'));
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url.slice(location.origin.length));
  });

/** Opens a page and waits until it is kept. */
async function see(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect.poll(() => kept(page)).toContain(path);
}

const notice = (page: Page) => page.locator('#kept');

test('what was seen can be read without a network, and says how old it is', async (
  { page, line },
  testInfo,
) => {
  await page.goto('/');
  await keeping(page);
  await see(page, UNIT);
  await see(page, '/en/gioi-thieu');
  line.cut();

  await page.goto(UNIT);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Huyện Tứ Kỳ');
  const today = await page.evaluate(() => {
    const now = new Date(Date.now() + 7 * 3_600_000);
    return `${now.getUTCDate()}/${now.getUTCMonth() + 1}/${now.getUTCFullYear()}`;
  });
  await expect(notice(page)).toContainText(
    new RegExp(`^Bạn đang ngoại tuyến. Đây là trang đã lưu lúc \\d\\d:\\d\\d ngày ${today}; số liệu có thể đã thay đổi.`),
  );
  // With its style and its letters.
  expect(await page.evaluate(() => document.styleSheets[0].cssRules.length)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.fonts.check('16px "Be Vietnam Pro"'))).toBe(true);
  await looksRight(page, 'trang-da-luu', testInfo);

  await page.goto('/en/gioi-thieu');
  await expect(notice(page)).toContainText(
    /^You are offline. This is the page as it was kept at \d\d:\d\d on \d+ [A-Z][a-z]+ \d{4}; figures/,
  );

  // What was never seen is not there, and what is leads on.
  await page.goto('/chi-tieu/san-pham-ocop-3-sao-tu-ky');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ngoại tuyến');
  await looksRight(page, 'trang-chua-luu', testInfo);
  await page.getByRole('main').getByRole('link', { name: /Huyện Tứ Kỳ/ }).click();
  await expect(page).toHaveURL(new RegExp(`${UNIT}$`));
  await page.goto('/en/chi-tieu/san-pham-ocop-3-sao-tu-ky');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offline');
  await expect(page.getByRole('main').getByRole('link', { name: /About/ })).toBeVisible();

  await line.mend();
  await page.goto(UNIT);
  await expect(notice(page)).toHaveCount(0);
});

test('on a slow network the kept page is shown meanwhile', async ({ page, line }) => {
  await page.goto('/');
  await keeping(page);
  await see(page, UNIT);
  line.stall();
  await page.goto(UNIT);
  await expect(notice(page)).toContainText('Mạng chậm. Đây là trang đã lưu lúc');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Huyện Tứ Kỳ');
  await line.mend();
  // The new one takes its place by itself.
  await expect(notice(page)).toHaveCount(0);
});

test('where one lives is kept as long as one lives there', async ({ page, line }) => {
  await page.goto(PLACE);
  await keeping(page);
  await page.getByRole('button', { name: 'Đây là nơi tôi sống' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xã Tiến Thịnh');
  // The page of the place is kept although only home was opened.
  await expect.poll(() => page.evaluate(async (place) => {
    const home = await caches.open('home');
    return Boolean(await home.match('/')) && Boolean(await home.match(place));
  }, PLACE)).toBe(true);
  line.cut();
  for (const path of ['/', PLACE]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xã Tiến Thịnh');
    await expect(notice(page)).toBeVisible();
  }
  await line.mend();
  await page.goto('/');
  await page.getByRole('button', { name: 'Quên nơi này' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lời hứa nào');
  expect(await page.evaluate(async () => (await (await caches.open('home')).keys()).length)).toBe(0);
});

test('whoever signs in or out leaves nothing behind', async ({ page, line }) => {
  await page.goto('/');
  await keeping(page);
  await see(page, '/gioi-thieu');
  await signIn(page, 'bao-cao.tu-ky');
  const pages = async () => (await kept(page)).filter((path) => !/\.\w{16}\.\w+$/.test(path));
  await expect.poll(pages).toEqual([]);
  for (const path of [UNIT, '/tai-khoan']) {
    await page.goto(path);
    expect(await pages(), path).toEqual([]);
  }
  // Without a network, whoever is signed in gets nothing that was kept.
  line.cut();
  for (const path of ['/ban-lam-viec', UNIT, '/gioi-thieu']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ngoại tuyến');
    await expect(page.getByText('Chưa có trang nào được lưu trên máy này.')).toBeVisible();
  }
  await line.mend();

  await page.goto('/tai-khoan');
  await page.getByRole('main').getByRole('button', { name: 'Đăng xuất' }).first().click();
  await expect(desk(page)).toHaveCount(0);
  await see(page, '/giay-phep');
  line.cut();
  for (const path of ['/ban-lam-viec', '/tai-khoan', UNIT]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ngoại tuyến');
    await expect(page.getByRole('main').getByRole('link', { name: /Giấy phép/ })).toBeVisible();
  }
  for (const path of await pages()) {
    expect(['/', '/giay-phep']).toContain(path);
  }
});

test('a new version keeps what kept pages need, and nothing else', async ({ page, line }) => {
  const css = await page.request
    .get('/')
    .then(async (answer) => /\/tiendo\.\w{16}\.css/.exec(await answer.text())![0]);
  const old = '/tiendo.0000000000000000.css';
  line.asIf({
    path: (path) => (path === old ? css : path),
    text: (text) => text.replaceAll(css, old).replace(/"version":"v-\w+"/, '"version":"v-old"'),
  });
  await page.goto('/');
  await keeping(page);
  await see(page, '/gioi-thieu');
  await see(page, '/giay-phep');
  expect(await kept(page)).toContain(old);

  // The server is another one from here on, and knows nothing of the old file.
  line.asIf(undefined);
  expect((await page.request.get(old)).status()).toBe(404);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(() => caches.has('v-old'))).toBe(false);
  await see(page, '/nguon');
  line.cut();
  const sheet = () =>
    page.evaluate(() => {
      const [{ href, cssRules }] = document.styleSheets;
      return { path: new URL(href!).pathname, isThere: cssRules.length > 0 };
    });
  await page.goto('/gioi-thieu');
  expect(await sheet()).toEqual({ path: old, isThere: true });
  await page.goto('/nguon');
  expect(await sheet()).toEqual({ path: css, isThere: true });
  await line.mend();

  // Once no kept page needs it, it goes.
  for (const path of ['/', '/gioi-thieu', '/giay-phep']) {
    await see(page, path);
  }
  await expect.poll(() => kept(page)).not.toContain(old);
  expect(await kept(page)).toContain(css);
});

test('a form that cannot be sent says so, and nothing is sent later', async ({ page, line, context }) => {
  await page.goto(PLACE);
  await keeping(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Đây là nơi tôi sống' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa gửi được');
  await expect(page.getByText('chưa có gì được gửi đi, và không có gì bị mất')).toBeVisible();
  await context.setOffline(false);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lời hứa nào');
  expect(line.count('/noi-song')).toBe(0);
});
