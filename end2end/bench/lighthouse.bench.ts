// What Lighthouse says of five kinds of page, as a phone sees them: `make bench ONLY=lighthouse`. The reports stay in
// artefacts/lighthouse.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

import { expect, test } from '../fixtures';
import { median } from './measured';

const FOLDER = new URL('../artefacts/lighthouse/', import.meta.url);
const TIMES = 5;
const PAGES = {
  'trang-chu': '/',
  'van-ban': '/van-ban/05-cthd-tu',
  'chi-tieu': '/chi-tieu/san-pham-ocop-3-sao-tu-ky',
  'don-vi': '/don-vi/xa-me-linh',
  'cac-phan-anh': '/phan-anh',
};
/** Of a hundred. */
const LEAST: Record<string, number> = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

/** A port that nobody uses, for the browser to be steered by. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`Lighthouse on ${path}`, async ({ address, launchOptions }) => {
    const scores: Record<string, number[]> = {};
    const faults = new Set<string>();
    mkdirSync(FOLDER, { recursive: true });
    for (let time = 0; time < TIMES; time += 1) {
      // A browser of its own each time: nothing is remembered.
      const port = await freePort();
      const browser = await chromium.launch({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
      });
      const run = await lighthouse(address + path, { port, logLevel: 'error', output: 'json' });
      await browser.close();
      const { categories, audits } = run!.lhr;
      for (const category of Object.values(categories)) {
        (scores[category.id] ??= []).push(Math.round((category.score ?? 0) * 100));
        for (const { id, weight } of category.auditRefs) {
          if (weight > 0 && category.id !== 'performance' && (audits[id]?.score ?? 1) < 1) {
            faults.add(`${id}: ${audits[id]?.title}`);
          }
        }
      }
      writeFileSync(new URL(`${name}-${time + 1}.json`, FOLDER), run!.report as string);
    }
    const medians = Object.fromEntries(Object.entries(scores).map(([id, all]) => [id, median(all)]));
    const told = Object.entries(scores).map(([id, all]) => `${id} ${medians[id]} (${all.join(', ')})`);
    console.log(`${path}: ${told.join('; ')}${[...faults].map((fault) => `\n  ${fault}`).join('')}`);
    writeFileSync(new URL(`${name}.json`, FOLDER), JSON.stringify({ path, scores, medians, faults: [...faults] }, undefined, 2));
    for (const [id, least] of Object.entries(LEAST)) {
      expect.soft(medians[id], id).toBeGreaterThanOrEqual(least);
    }
  });
}
