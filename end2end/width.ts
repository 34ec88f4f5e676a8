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

/** What is cut off: words that do not fit an element which neither grows nor scrolls. */
export async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const style = getComputedStyle(element);
      const cuts = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
      // What is only read aloud is a dot of its own making, and a field shows on what is typed.
      if (!cuts || element.clientWidth <= 1 || element.closest('.hidden, svg, input, select, textarea') || !element.checkVisibility()) {
        return [];
      }
      const [across, down] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
      if (Math.max(across, down) <= 1) {
        return [];
      }
      const name = [element.localName, ...element.classList].join('.');
      return [`${name} cuts ${across} × ${down} px: ${element.textContent?.trim().slice(0, 40)}`];
    }),
  );
}

/** Does something in a window of another size, and puts the size back. */
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

/** As when the reader sets letters, words and lines as far apart as WCAG 1.4.12 says they may. */
export async function spaceText(page: Page): Promise<void> {
  // In the first layer, whose important rules win over all others.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@layer tokens {
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-block-end: 2em !important }
    }`);
    document.adoptedStyleSheets.push(sheet);
  });
}

/** As it was before. */
export async function unspaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.adoptedStyleSheets.pop();
  });
}
