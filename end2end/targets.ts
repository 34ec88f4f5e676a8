// Whether a thumb hits what it is meant to. That nothing is smaller than 24 pixels, or too near to
// something else, is asked by axe (accessibility.ts); here it is what a phone offers to be done.

import type { Page } from '@playwright/test';

/** The least that a thumb should have to hit, in pixels: --touch in style/00-tokens.css. */
const THUMB = 44;

/** What is done rather than read, and is lower than that; words within a sentence stay as high as it. */
export async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const actions = document.querySelectorAll<HTMLElement>(
      'button:not(.term), a.button, summary, select, textarea, input:not([type=hidden]), .mast a, [role=option]',
    );
    const height = (one: HTMLElement) => one.getBoundingClientRect().height;
    return [...actions].flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.hidden')) {
        return [];
      }
      // A box to tick is as large as what may be pressed for it.
      const labels = /^(checkbox|radio)$/.test((one as HTMLInputElement).type) ? (one as HTMLInputElement).labels : null;
      const highest = Math.max(height(one), ...[...(labels ?? [])].map(height));
      if (highest >= least - 0.5) {
        return [];
      }
      const name = [one.localName, ...one.classList].join('.');
      const words = (one.textContent || one.getAttribute('name') || '').trim().slice(0, 30);
      return [`${name} is ${highest.toFixed(1)} px high: ${words} (in ${one.parentElement?.className})`];
    });
  }, THUMB);
}
