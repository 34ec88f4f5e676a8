// What a screen reader is told of ten kinds of page: Chromium's accessibility tree as the files in tree/
// expect it. A change there is either meant, and then `--update-snapshots` writes it anew, or a fault.
//
// The server is one of its own, on a day that stands still, so that the book says the same on every run.

import { writeFileSync } from 'node:fs';

import { type Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { kinds } from './routes';
import { type Server, clockFrom, startServer } from './server';

const DAY = '2026-11-26 03:00:00';

/** What holds a page together: regions, headings, lists of ways, tables, drawings, fields and buttons. */
const STRUCTURE =
  /^(\s*)- (banner|main|contentinfo|complementary|navigation|region|form|search|article|heading|table|caption|columnheader|img|textbox|searchbox|combobox|radio|checkbox|button|group|status|alert)\b/;

/** The lines that name it, each under the nearest of its kind; sentences and figures are left out. */
function structure(tree: string): string {
  const above: number[] = [];
  return tree
    .split('\n')
    .flatMap((line) => {
      const found = STRUCTURE.exec(line);
      if (!found) {
        return [];
      }
      const indent = found[1]!.length;
      while (above.length > 0 && above.at(-1)! >= indent) {
        above.pop();
      }
      const kept = `${'  '.repeat(above.length)}- ${line.trim().slice(2).replace(/:$/, '')}`;
      above.push(indent);
      return [kept];
    })
    .join('\n');
}

async function tree(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return `${structure(await page.locator('body').ariaSnapshot())}\n`;
}

test.describe('what is told of', () => {
  let server: Server;

  test.beforeAll(async ({}, testInfo) => {
    const clock = testInfo.outputPath('clock');
    writeFileSync(clock, DAY);
    server = await startServer(clockFrom(clock));
  });

  test.afterAll(async () => server.stop());

  test('ten kinds of page', async ({ page }) => {
    expect(kinds).toHaveLength(10);
    for (const { name, path } of kinds) {
      expect.soft(await tree(page, server.address + path), path).toMatchSnapshot([`${name}.yml`]);
    }
  });
});
