// Whether a page fits its window, and what sticks out when it does not.

import type { Page } from '@playwright/test';

/** Nothing when the page does not scroll sideways; otherwise the elements that make it, and by how much. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.clientWidth;
    if (root.scrollWidth <= wide) {
      return [];
    }
    const outside = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, by: element.getBoundingClientRect().right - wide }))
      .filter(({ by }) => by > 0.5)
      .map(({ element, by }) => {
        const name = [element.localName, ...element.classList].join('.');
        return `${name} by ${Math.ceil(by)} px: ${element.textContent?.trim().slice(0, 40)}`;
      });
    return [`${root.scrollWidth - wide} px too wide`, ...outside];
  });
}

/** Does something in a window of another width, and puts the width back. */
export async function atWidth(page: Page, width: number, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ ...before, width });
  await look();
  await page.setViewportSize(before);
}

/** As when the reader asks the browser for letters of that size. */
export async function setTextSize(page: Page, percent: number): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, `${percent}%`);
}
