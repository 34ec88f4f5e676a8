// An open page keeps itself up to date: without a reload, with one connection for all pages of a browser,
// and without taking anything from whoever reads.

import type { Page } from '@playwright/test';

import { between } from './between';
import { expect, provoked, test } from './fixtures';
import { approve, submitFigure, untouchedAndLatest } from './officers';

const STREAM = '/truc-tiep';
/** From the answer to whoever approved until it stands on an open page. */
const MOST_MS = 2_000;

const isStream = (url: string) => new URL(url).pathname === STREAM;

/** What is told, where it is told. */
const said = (page: Page) => page.locator('#live');

/** A new figure of a page, on its way until `publish`. */
async function figure(as: (account: 'bao-cao.me-linh' | 'duyet.ha-noi') => Promise<Page>, value: string) {
  const place = untouchedAndLatest();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, value);
  const reviewer = await as('duyet.ha-noi');
  return { place, publish: () => approve(reviewer, place) };
}

/** Marks a page, to see that it is still the same one. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { stays: true }));
const stays = (page: Page) => page.evaluate(() => 'stays' in window);

test('what is approved stands on open pages at once, by one connection', async (
  { page, context, as },
  testInfo,
) => {
  const { place, publish } = await figure(as, '41');
  let streams = 0;
  context.on('request', (request) => {
    streams += Number(isStream(request.url()));
  });
  const opened = page.waitForRequest((request) => isStream(request.url()));
  await page.goto(place.indicator);
  await opened;
  const second = await context.newPage();
  await second.goto('/don-vi/xa-me-linh');
  await second.waitForFunction(() => navigator.locks.query().then(({ pending }) => pending!.length === 1));

  // Somebody is in the middle of it.
  const details = page.locator('main details').first();
  await details.locator('summary').click();
  const link = page.locator('main a').last();
  await link.focus();
  await Promise.all([mark(page), mark(second)]);

  await publish();
  const began = performance.now();
  await expect(page.getByRole('main')).toContainText('41');
  const took = performance.now() - began;
  testInfo.annotations.push({ type: 'shown after, ms', description: String(Math.round(took)) });
  if (!testInfo.project.use.isMobile) {
    expect(took).toBeLessThan(MOST_MS);
  }
  await expect(said(page)).toHaveText(/^Vừa cập nhật lúc \d\d:\d\d$/);
  await expect(said(second)).toHaveText(/^Vừa cập nhật lúc \d\d:\d\d$/);
  expect(await stays(page)).toBe(true);
  expect(await stays(second)).toBe(true);
  await expect(details).toHaveAttribute('open');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  expect(streams).toBe(1);

  // When the one that listens is closed, the other one does.
  const taken = second.waitForRequest((request) => isStream(request.url()));
  await page.close();
  await taken;
});

test('what was missed is told when the connection is back', async ({ page, as, server, problems }) => {
  const line = await between(server.address);
  const { place, publish } = await figure(as, '42');
  const opened = page.waitForRequest((request) => isStream(request.url()));
  await page.goto(line.address + place.indicator);
  await opened;
  await mark(page);
  line.cut();
  await publish();
  await line.mend();
  await expect(page.getByRole('main')).toContainText('42');
  expect(await stays(page)).toBe(true);
  // Where the cut was long, the page asked for itself in time, and listens again within a minute.
  await expect.poll(() => line.count(STREAM), { timeout: 75_000 }).toBeGreaterThan(1);
  await page.goto('about:blank');
  line.close();
  provoked(problems, /ERR_/);
});

test('where events do not come through, the page is asked for now and then', async (
  { page, as, server, problems },
) => {
  const line = await between(server.address);
  line.refuse(STREAM, 503);
  const { place, publish } = await figure(as, '43');
  await page.goto(line.address + place.indicator);
  await publish();
  await expect(page.getByRole('main')).toContainText('43', { timeout: 60_000 });
  await page.goto('about:blank');
  line.close();
  provoked(problems, /503|ERR_/);
});

test('who types is left alone', async ({ page, as }) => {
  const { publish } = await figure(as, '44');
  const opened = page.waitForRequest((request) => isStream(request.url()));
  await page.goto('/');
  await opened;
  const field = page.getByRole('main').getByRole('combobox').first();
  await field.fill('me linh');
  await publish();
  await expect(said(page)).toHaveText(/^Vừa cập nhật lúc/);
  await expect(field).toHaveValue('me linh');
  await expect(field).toBeFocused();
});

test('a past day, an officer and whoever saves data do not listen', async ({ page, context, as, browser, address }) => {
  const listening: string[] = [];
  const hear = (from: Page) =>
    from.on('request', (request) => isStream(request.url()) && listening.push(from.url()));
  const officer = await as('bao-cao.me-linh');
  const saving = await browser.newContext();
  await saving.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const saver = await saving.newPage();
  const past = await context.newPage();
  [officer, saver, past].forEach(hear);
  await officer.goto('/don-vi/xa-me-linh');
  await saver.goto(`${address}/don-vi/xa-me-linh`);
  await past.goto('/don-vi/xa-me-linh?ngay=2025-06-30');
  // One that does, begun last.
  const opened = page.waitForRequest((request) => isStream(request.url()));
  await page.goto('/don-vi/xa-me-linh');
  await opened;
  expect(listening).toEqual([]);
  await saving.close();
});
