// How much a page moves under the reader's eyes while it loads (cumulative layout shift), when the
// largest part of what it says is there (largest contentful paint), for how long it heeds nobody (total
// blocking time), and how long it takes to answer (interaction to next paint).

import type { Page } from '@playwright/test';

interface LayoutShift extends PerformanceEntry {
  value: number;
}

interface EventTiming extends PerformanceEntry {
  interactionId: number;
}

declare global {
  interface Window {
    layoutShift: number;
    largestPaint: number;
    /** Start and duration of each task that took longer than 50 ms. */
    blocked: (readonly [number, number])[];
    /** By interaction, the milliseconds until its effect was seen. */
    answers: Map<number, number>;
  }
}

/** Call it before the page is opened. */
export async function watchLayout(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShift = 0;
    window.largestPaint = 0;
    window.blocked = [];
    window.answers = new Map();
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as LayoutShift[]) {
        // Also what is held to follow from an input, which a phone's window, played here, is taken for: nobody
        // touches a page before it is asked.
        window.layoutShift += shift.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const paint of list.getEntries()) {
        window.largestPaint = Math.max(window.largestPaint, paint.startTime);
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      window.blocked.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration] as const));
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as EventTiming[]) {
        // What a tap does is told in several events: the longest is how long somebody waited.
        if (interactionId) {
          window.answers.set(interactionId, Math.max(window.answers.get(interactionId) ?? 0, duration));
        }
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

export interface Loading {
  /** The sum of all shifts. */
  layoutShift: number;
  /** Milliseconds. */
  largestPaint: number;
  /** Milliseconds beyond the first fifty of each long task, since there was something to see. */
  blockedFor: number;
}

/** How long the page took to answer whatever was done to it; what took less than a frame is not told of. */
export async function slowestAnswer(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // It is told of when the answer has reached the screen.
    const patience = performance.now() + 1_000;
    while (window.answers.size === 0 && performance.now() < patience) {
      await frame();
    }
    return Math.max(16, ...window.answers.values());
  });
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
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const blockedFor = window.blocked
      .filter(([start]) => start >= first)
      .reduce((sum, [, duration]) => sum + duration - 50, 0);
    return { layoutShift: window.layoutShift, largestPaint: window.largestPaint, blockedFor };
  });
}
