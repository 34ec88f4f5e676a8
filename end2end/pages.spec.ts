// What holds for every public page, whatever it shows. That everybody can use it is asked in
// everyone.spec.ts.

import { expect, forgetVisits, provoked, slowDown, speedUp, test } from './fixtures';
import { isPictured } from './look';
import { routes } from './routes';
import { loading, watchLayout } from './steadiness';

const MOST_LAYOUT_SHIFT = 0.02;
const LATEST_LARGEST_PAINT_MS = 2_500;
/** First visits of which the quickest counts: whatever else the machine does can only make one slower. */
const MOST_VISITS = 3;

for (const route of routes) {
  test(`${route.path} comes at once, stays where it is and fits`, async (
    { page, javaScriptEnabled, problems, slow },
    testInfo,
  ) => {
    if (javaScriptEnabled) {
      await watchLayout(page);
    }
    if (slow) {
      await slowDown(page);
    }
    const response = await page.goto(route.path);

    expect(response?.status()).toBe(route.status ?? 200);
    if (route.status) {
      await expect.poll(() => provoked(problems, new RegExp(`status of ${route.status}`))).toBe(1);
    }
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('h1')).not.toBeEmpty();
    const language = route.path.startsWith('/en') ? 'en' : 'vi';
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveTitle(/\S · Tiến Độ|Tiến Độ · \S/);

    if (javaScriptEnabled) {
      const { layoutShift, largestPaint } = await loading(page);
      expect(layoutShift).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
      if (slow) {
        const paints = [largestPaint];
        while (Math.min(...paints) > LATEST_LARGEST_PAINT_MS && paints.length < MOST_VISITS) {
          await forgetVisits(page);
          await page.goto(route.path);
          paints.push((await loading(page)).largestPaint);
        }
        if (route.status) {
          provoked(problems, new RegExp(`status of ${route.status}`));
        }
        testInfo.annotations.push({ type: 'largest paint, ms', description: paints.map(Math.round).join(', ') });
        expect(Math.min(...paints)).toBeGreaterThan(0);
        expect(Math.min(...paints)).toBeLessThanOrEqual(LATEST_LARGEST_PAINT_MS);
      }
    }
    await speedUp(page);
    await isPictured(page, route.name, testInfo);
  });
}
