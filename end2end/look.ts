// How a page looks to everybody: by day and by night, on a narrow window, with large letters. With
// `PICTURES=1` a picture of each is kept under artefacts/screens.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page, TestInfo } from '@playwright/test';

import { violations } from './accessibility';
import { unsaid } from './charts';
import { expect } from './fixtures';
import { outOfOrder, unseen } from './keyboard';
import { byColourAlone } from './states';
import { tooSmall } from './targets';
import { atWidth, overflow, setTextSize } from './width';

const SCREENS = fileURLToPath(new URL('./artefacts/screens', import.meta.url));
const SCHEMES = ['light', 'dark'] as const;
/** For whoever wants to look: to draw whole pages twice costs more than to ask them. */
const pictures = Boolean(process.env.PICTURES);

/** A page that everyone.spec.ts asks the rest of: it fits, and is kept as a picture. */
export async function isPictured(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  await look(page, name, testInfo, async () => {});
}

/** A page of an officer's, or one that a scene has led to. */
export async function looksRight(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const { javaScriptEnabled, isMobile } = testInfo.project.use;
  // What is asked in the page takes a program, and without its own the page looks the same.
  if (javaScriptEnabled === false) {
    return isPictured(page, name, testInfo);
  }
  await look(page, name, testInfo, async (scheme) => {
    expect(await violations(page), scheme).toEqual([]);
  });
  expect(await byColourAlone(page)).toEqual([]);
  expect(await unsaid(page)).toEqual([]);
  expect(await outOfOrder(page)).toEqual([]);
  if (isMobile) {
    expect(await tooSmall(page)).toEqual([]);
  } else {
    expect(await unseen(page)).toEqual([]);
  }
}

async function look(
  page: Page,
  name: string,
  { project }: TestInfo,
  ask: (scheme: string) => Promise<void>,
): Promise<void> {
  const { javaScriptEnabled, isMobile } = project.use;
  // What was just sent may have been answered, and the style sheet be on its way.
  await page.waitForLoadState();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    if (pictures) {
      const path = join(SCREENS, project.name, `${name}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, scale: 'css' });
    }
    if (colorScheme === 'light') {
      expect(await overflow(page)).toEqual([]);
    }
    if (javaScriptEnabled === false) {
      return;
    }
    await ask(colorScheme);
  }
  if (isMobile) {
    await atWidth(page, 320, async () => {
      expect(await overflow(page), 'at 320 pixels').toEqual([]);
      await setTextSize(page, 200);
      expect(await overflow(page), 'at 320 pixels with letters of double size').toEqual([]);
      await setTextSize(page, 100);
    });
  }
}
