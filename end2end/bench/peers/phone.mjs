// The same pages on a slow phone: a browser held to 700 kbit/s, 300 ms and a sixth of the processor. What
// is counted is what came over the wire on a first visit, and when the largest thing was painted.

import { PAGES } from './cut.mjs';
import { summary, written } from './figures.mjs';

const SLOW = { offline: false, latency: 300, downloadThroughput: 700_000 / 8, uploadThroughput: 700_000 / 8 };
const SLOWER = 6;
/** How long after the last transfer something may still be painted. */
const SETTLING = 1_500;

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await client.send('Network.emulateNetworkConditions', SLOW);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const kinds = new Map();
  const sent = {};
  let requests = 0;
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    sent[kind] = (sent[kind] ?? 0) + encodedDataLength;
    requests += 1;
  });
  await page.addInitScript(() => {
    window.painted = 0;
    window.held = 0;
    new PerformanceObserver((list) => {
      window.painted = list.getEntries().at(-1).startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      // The part of each long task beyond 50 ms.
      window.held += list.getEntries().reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.waitForTimeout(SETTLING);
  const { painted, held } = await page.evaluate(() => ({ painted: window.painted, held: window.held }));
  await context.close();
  return { bytes: Object.values(sent).reduce((sum, one) => sum + one, 0), sent, requests, painted, held };
}

export async function phones(peers, database, serving, say, times) {
  const { chromium } = await import('../../node_modules/playwright-core/index.mjs');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const visits = [];
  try {
    for (const peer of peers) {
      await serving(peer, database, async (server) => {
        for (const [page, path] of Object.entries(PAGES)) {
          const own = [];
          for (let number = 1; number <= times; number++) {
            own.push(await visit(browser, `http://${server.address}${path}`));
          }
          visits.push({ server: peer.name, page, visits: own });
          const told = (what) => written(summary(own.map((one) => one[what])));
          say(`slow phone, ${peer.name}, ${page}: ${told('bytes')} bytes in ${own[0].requests} requests, LCP ${told('painted')} ms, held ${told('held')} ms`);
        }
      }, { compress: true });
    }
  } finally {
    await browser.close();
  }
  return visits;
}
