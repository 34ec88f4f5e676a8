// That letters of double size fit everywhere: of a reader who asks the browser for them, as its settings do
// it, so that the layout follows their size and not only the width of the window.

import { expect, provoked, test } from './fixtures';
import { inBoth, pages } from './routes';
import { atWidth, cut, overflow } from './width';

const WIDTHS = [1280, 320];
const USUAL = 16;

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), `--blink-settings=defaultFontSize=${2 * USUAL}`];
    await use({ ...launchOptions, args });
  },
});

for (const route of pages) {
  test(`${route.path} fits with letters of double size`, async ({ page, problems }) => {
    for (const path of inBoth(route.path)) {
      await page.goto(path);
      provoked(problems, new RegExp(`status of ${route.status ?? 'none'}`));
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      expect(size, 'the browser does as it was asked').toBeGreaterThanOrEqual(2 * USUAL);
      for (const width of WIDTHS) {
        await atWidth(page, width, async () => {
          expect(await overflow(page), `${path} at ${width} px`).toEqual([]);
          expect(await cut(page), `${path} at ${width} px`).toEqual([]);
        });
      }
    }
  });
}
