// What a visit costs, in bytes as they come over the wire. Asked once
// (playwright.config.ts): the bytes do not depend on the size of the screen.

import type { Page, Request } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { untouched } from './officers';
import { routes } from './routes';

const KB = 1_000;
/** HTML and style sheet: what has to arrive before anything can be read. */
const MOST_TO_READ = 45 * KB;
/** All that a first visit loads, fonts included. */
const MOST_IN_ALL = 175 * KB;
/** So little is sent as it is: a page of a few lines is not worth packing. */
const FEW = 4 * KB;
/** The scripts of citizens' pages: what offers suggestions beside a search box, and what keeps an open page up
    to date and readable without a network. */
const MOST_SUGGEST = 1_500;
const MOST_LIVE = 3_000;
/** The program of an island, and what binds it to the page. */
const MOST_PROGRAM = 100 * KB;

/** Keeps the requests of a page that came to their end. */
function listen(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('requestfinished', (request) => requests.push(request));
  return requests;
}

async function bytes(requests: Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

const isToRead = (request: Request) => ['document', 'stylesheet'].includes(request.resourceType());
const isProgram = (request: Request) => /\.(wasm|js)$/.test(new URL(request.url()).pathname);
const isScript = (name: string) => (request: Request) =>
  new RegExp(`/${name}\\.\\w+\\.js$`).test(new URL(request.url()).pathname);
const [isSuggest, isLive] = [isScript('suggest'), isScript('live')];

for (const route of routes) {
  test(`weight of ${route.path}`, async ({ page, problems }, testInfo) => {
    const requests = listen(page);
    await page.goto(route.path, { waitUntil: 'networkidle' });
    if (route.status) {
      provoked(problems, new RegExp(`status of ${route.status}`));
    }

    const toRead = requests.filter(isToRead);
    for (const request of toRead) {
      const response = await request.response();
      const { responseBodySize } = await request.sizes();
      if (!route.status || responseBodySize > FEW) {
        expect(await response?.headerValue('content-encoding'), request.url()).toBe('br');
      }
    }
    const [weight, inAll] = [await bytes(toRead), await bytes(requests)];
    testInfo.annotations.push({ type: 'bytes', description: `${weight} to read, ${inAll} in all` });
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThanOrEqual(MOST_TO_READ);
    expect(inAll).toBeLessThanOrEqual(MOST_IN_ALL);
    // Citizens' pages have no island, so they load no program.
    await expect(page.locator('leptos-island')).toHaveCount(0);
    const programs = requests.filter((one) => isProgram(one) && !isSuggest(one) && !isLive(one));
    expect(programs.map((request) => request.url())).toEqual([]);
    expect(await bytes(requests.filter(isSuggest))).toBeLessThanOrEqual(MOST_SUGGEST);
    expect(await bytes(requests.filter(isLive))).toBeLessThanOrEqual(MOST_LIVE);
  });
}

test('weight of the form with an island', async ({ as }, testInfo) => {
  const page = await as('bao-cao.me-linh');
  const requests = listen(page);
  await page.goto(untouched().form, { waitUntil: 'networkidle' });

  const programs = requests.filter(isProgram);
  expect(programs.filter((request) => request.url().endsWith('.wasm'))).toHaveLength(1);
  const [program, weight] = [await bytes(programs), await bytes(requests.filter(isToRead))];
  testInfo.annotations.push({ type: 'bytes', description: `${weight} to read, ${program} of program` });
  expect(program).toBeLessThanOrEqual(MOST_PROGRAM);
  expect(weight).toBeLessThanOrEqual(MOST_TO_READ);
});

test('whoever comes again loads the text alone', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.goto('/chuong-trinh', { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter((entry) => entry.transferSize > 0)
      .map((entry) => entry.name),
  );
  expect(loaded).toEqual([]);
  const used = await page.evaluate(() => performance.getEntriesByType('resource').length);
  expect(used).toBeGreaterThan(0);
});
