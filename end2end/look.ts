// How a page looks to everybody: by day and by night, on a narrow window, with large letters. Keeps a
// picture of each under artefacts/screens.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page, TestInfo } from '@playwright/test';

import { violations } from './accessibility';
import { expect, speedUp } from './fixtures';
import { atWidth, overflow, setTextSize } from './width';

const SCREENS = fileURLToPath(new URL('./artefacts/screens', import.meta.url));

export async function looksRight(page: Page, name: string, { project }: TestInfo): Promise<void> {
  const { javaScriptEnabled, isMobile } = project.use;
  const keep = (scheme: string) => {
    const path = join(SCREENS, project.name, `${name}-${scheme}.png`);
    return page.screenshot({ path, fullPage: true, scale: 'css' });
  };
  await speedUp(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await keep('light');
  expect(await overflow(page)).toEqual([]);
  // axe has to run in the page, and without its program the page looks the same.
  if (javaScriptEnabled === false) {
    return;
  }
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keep('dark');
  expect(await violations(page), 'by night').toEqual([]);
  if (isMobile) {
    await atWidth(page, 320, async () => {
      expect(await overflow(page), 'at 320 pixels').toEqual([]);
      await setTextSize(page, 200);
      expect(await overflow(page), 'at 320 pixels with letters of double size').toEqual([]);
    });
  }
}
