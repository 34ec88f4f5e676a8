// That everybody can use every public page: axe in each scheme, width and language, and what axe cannot
// ask. Each page is loaded once a language and then looked at in all ways. Asked once
// (playwright.config.ts): its windows are made as narrow as a phone's.

import type { Page } from '@playwright/test';
import { filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, wcagContrast } from 'culori';

import { violations } from './accessibility';
import { unsaid } from './charts';
import { expect, provoked, test } from './fixtures';
import { outOfOrder, unseen, walk } from './keyboard';
import { unmarked } from './language';
import { animated, distinct } from './preferences';
import { inBoth, kinds, pages } from './routes';
import { TONES, byColourAlone, palette } from './states';
import { tooSmall } from './targets';
import { cut, overflow, spaceText, unspaceText } from './width';

const WIDTHS = [1280, 768, 320];
const SCHEMES = ['light', 'dark'] as const;
/** What is drawn in a colour has to stand out from what is behind it (WCAG 1.4.11). */
const LEAST_CONTRAST = 3;

/** Opens a page in a window of full size, with everything unfolded. */
async function unfold(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDTHS[0]!, height: 800 });
  await page.goto(path);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
}

for (const route of pages) {
  test(`${route.path} can be used by everybody`, async ({ page, problems }) => {
    for (const path of inBoth(route.path)) {
      await unfold(page, path);
      provoked(problems, new RegExp(`status of ${route.status ?? 'none'}`));
      expect(await page.getAttribute('html', 'lang')).toBe(path.startsWith('/en') ? 'en' : 'vi');
      expect(await unsaid(page), path).toEqual([]);
      expect(await byColourAlone(page), path).toEqual([]);
      expect(await unmarked(page), path).toEqual([]);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const at = `${path} at ${width} px`;
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${at}, ${colorScheme}`).toEqual([]);
        }
        expect(await overflow(page), at).toEqual([]);
        expect(await cut(page), at).toEqual([]);
        expect(await outOfOrder(page), at).toEqual([]);
        await spaceText(page);
        expect(await overflow(page), `${at}, spaced`).toEqual([]);
        expect(await cut(page), `${at}, spaced`).toEqual([]);
        await unspaceText(page);
      }
      // As narrow as a window of 1,280 pixels enlarged four times, and as low.
      expect(await tooSmall(page), path).toEqual([]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await unseen(page), `${path} at 320 × 256 px`).toEqual([]);
      // Enlarged twice.
      await page.setViewportSize({ width: 640, height: 400 });
      expect(await overflow(page), `${path} at 640 px`).toEqual([]);
      expect(await cut(page), `${path} at 640 px`).toEqual([]);
    }
  });
}

for (const { path } of kinds) {
  test(`${path} goes by the keyboard and by what is set on the device`, async ({ page }) => {
    await page.goto(path);
    expect(await walk(page, 40)).toEqual([]);
    expect(await unseen(page)).toEqual([]);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await animated(page)).toEqual([]);

    await page.emulateMedia({ forcedColors: 'active' });
    expect(await distinct(page, LEAST_CONTRAST)).toEqual([]);
  });
}

test('each page has a title of its own', async ({ page }) => {
  const titles = new Map<string, string[]>();
  // The holidays of this year are one page with two addresses, and a frame is part of the page it names.
  const own = pages.filter(
    ({ status, name, path }) => !status && name !== 'lich-nghi-nam-nay' && !path.includes('/nhung/'),
  );
  for (const path of own.flatMap((route) => inBoth(route.path))) {
    const html = await (await page.request.get(path)).text();
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? 'none';
    const [where] = path.split('?');
    titles.set(title, [...new Set([...(titles.get(title) ?? []), where!])]);
  }
  expect(titles.size).toBeGreaterThan(50);
  expect([...titles].filter(([, of]) => of.length > 1)).toEqual([]);
});

test('the colours of states stand out to everybody', async ({ page }) => {
  const eyes = {
    'all colours': (colour: string) => colour,
    protanopia: filterDeficiencyProt(1),
    deuteranopia: filterDeficiencyDeuter(1),
    tritanopia: filterDeficiencyTrit(1),
  };
  await page.goto('/');
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const grounds = ['paper', 'sheet', 'wash'];
    const lines = [...TONES, 'lotus', 'ink', 'edge'];
    const colours = await palette(page, [...lines, ...grounds]);
    const written = (name: string) => `rgb(${colours[name]!.join(' ')})`;
    const faults = Object.entries(eyes).flatMap(([eye, seen]) =>
      lines.flatMap((line) =>
        grounds.flatMap((ground) => {
          const contrast = wcagContrast(seen(written(line)), seen(written(ground)));
          return contrast < LEAST_CONTRAST ? [`${line} on ${ground}, ${eye}: ${contrast.toFixed(2)}`] : [];
        }),
      ),
    );
    expect(faults, colorScheme).toEqual([]);
  }
});

test('the lines of a chart differ in more than their colour, and its key names each', async ({ page }) => {
  await page.goto('/');
  // As style/44-chart.css and style/65-story.css draw them, wherever they stand.
  const dashes = await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<figure class="chart"><svg><polyline class="line"/><polyline class="path"/><polyline class="ahead"/></svg></figure>',
    );
    return [...document.querySelectorAll('.chart polyline')].map((one) => getComputedStyle(one).strokeDasharray);
  });
  expect(new Set(dashes).size).toBe(3);

  await page.goto('/chi-tieu/ho-so-truc-tuyen-dung-han-me-linh');
  for (const chart of await page.locator('figure.chart').all()) {
    const series = ['line', 'path', 'ahead'];
    for (const one of series) {
      const drawn = await chart.locator(`polyline.${one}`).count();
      const named = await chart.locator(`.key line.${one}`).count();
      expect(drawn > 0 && named === 0, `${one} is drawn and not named`).toBe(false);
    }
  }
});

test('Esc closes what opened, and the keyboard is where it was', async ({ page }) => {
  await page.goto('/');
  const word = page.locator('.term').first();
  await word.focus();
  await page.keyboard.press('Enter');
  const meaning = page.locator(':popover-open');
  await expect(meaning).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
  await expect(word).toBeFocused();
});
