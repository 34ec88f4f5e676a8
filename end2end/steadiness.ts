// How much a page moves under the reader's eyes while it loads (cumulative layout shift), and when
// the largest part of what it says is there (largest contentful paint).

import type { Page } from '@playwright/test';

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

declare global {
  interface Window {
    layoutShift: number;
    largestPaint: number;
  }
}

/** Call it before the page is opened. */
export async function watchLayout(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShift = 0;
    window.largestPaint = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as LayoutShift[]) {
        if (!shift.hadRecentInput) {
          window.layoutShift += shift.value;
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const paint of list.getEntries()) {
        window.largestPaint = Math.max(window.largestPaint, paint.startTime);
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

export interface Loading {
  /** The sum of all shifts. */
  layoutShift: number;
  /** Milliseconds. */
  largestPaint: number;
}

/** What was seen, when the fonts are there and what they moved has been drawn. */
export async function loading(page: Page): Promise<Loading> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    // A paint is told of when it has reached the screen: on a busy machine that is frames later.
    const patience = performance.now() + 10_000;
    while (window.largestPaint === 0 && performance.now() < patience) {
      await frame();
    }
    return { layoutShift: window.layoutShift, largestPaint: window.largestPaint };
  });
}
