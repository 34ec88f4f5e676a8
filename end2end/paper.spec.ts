// What citizens print: A4, with whose page it is, of which day, its address and its code. Asked once
// (playwright.config.ts): a sheet of paper has the same size for everybody.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

/** Pages and how many sheets they may fill. */
const PAGES: [name: string, path: string, sheets: number][] = [
  ['van-ban', '/van-ban/viec-dot-pha-2023-tu-ky', 10],
  ['van-ban-dai', '/van-ban/07-ctr-tu', 12],
  ['chi-tieu', '/chi-tieu/san-pham-ocop-3-sao-tu-ky', 3],
  ['chi-tieu-ngay-truoc', '/en/chi-tieu/san-pham-ocop-3-sao-tu-ky?ngay=2024-06-30', 3],
  ['don-vi', '/don-vi/huyen-tu-ky', 5],
  ['nhiem-vu', '/nhiem-vu/ket-luan-giai-quyet-o-nhiem', 3],
];
/** 210 mm less the margins of style/90-print.css, at 96 dots an inch. */
const PAPER_WIDTH = Math.floor((175 / 25.4) * 96);
const DOTS_PER_INCH = 100;

/** The share of dark dots where the code stands on the first sheet, and the share in its border. */
function codeOn(pdf: string): number {
  const picture = execFileSync('pdftoppm', [
    '-gray', '-singlefile', '-r', String(DOTS_PER_INCH), pdf,
  ], { maxBuffer: 64 * 1024 * 1024 });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'))!;
  const wide = Number(head[1]);
  const dots = picture.subarray(head[0].length);
  const at = (mm: number) => Math.round((mm / 25.4) * DOTS_PER_INCH);
  // 25 mm wide, at the right margin, less its white border.
  const [left, right, top, bottom] = [at(210 - 15 - 22), at(210 - 15 - 3), at(24), at(36)];
  let dark = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      dark += dots[y * wide + x]! < 128 ? 1 : 0;
    }
  }
  return dark / ((right - left) * (bottom - top));
}

/** What sticks out of the paper or is cut off, as the browser lays it out for print. */
async function clipped(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
  return page.evaluate((wide) => {
    const name = (one: Element) => [one.localName, ...one.classList].join('.');
    const faults: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      // What is only read aloud is a dot of its own making.
      if (!one.checkVisibility() || one.closest('.hidden, .sprite, svg') || box.width <= 1) {
        continue;
      }
      if (box.right > wide + 1) {
        faults.push(`${name(one)} ends at ${Math.round(box.right)} of ${wide}`);
      }
      if (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) {
        faults.push(`${name(one)} hides ${one.scrollWidth - one.clientWidth} px`);
      }
      if (style.position === 'sticky' || style.position === 'fixed') {
        faults.push(`${name(one)} is ${style.position}`);
      }
    }
    return faults;
  }, PAPER_WIDTH);
}

const words = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

for (const [name, path, most] of PAGES) {
  test(`${path} on paper`, async ({ page, address }, testInfo) => {
    await page.goto(path);
    const file = testInfo.outputPath(`${name}.pdf`);
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: false }));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const sheets = text.split('\f').length - 1;
    expect(sheets).toBeGreaterThanOrEqual(1);
    expect(sheets).toBeLessThanOrEqual(most);
    testInfo.annotations.push({ type: 'sheets', description: String(sheets) });

    // Whose page, of which day, from where.
    const together = text.replace(/\s+/g, '');
    expect(together).toContain(`${address}${path}`);
    expect(text).toMatch(path.startsWith('/en') ? /As of 30 June 2024/ : /Tình hình ngày \d+\/\d+\/\d+/);
    expect(together).toContain(`1/${sheets}`);
    expect(codeOn(file)).toBeGreaterThan(0.3);
    expect(codeOn(file)).toBeLessThan(0.7);

    // All that stands on the screen is on paper, but for ways on and what is pressed.
    await page.emulateMedia({ media: 'print' });
    const shown = words(await page.locator('main').innerText());
    expect(shown.length).toBeGreaterThan(50);
    const printed = new Set(words(text.replace(/-\n\s*/g, '')));
    const lost = [...new Set(shown)].filter((word) => !printed.has(word));
    expect(lost.length, lost.join(' ')).toBeLessThanOrEqual(shown.length / 50);

    expect(await clipped(page)).toEqual([]);
    await expect(page.locator('.sharing, .mast, .asof').filter({ visible: true })).toHaveCount(0);
  });
}
