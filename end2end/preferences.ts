// What somebody set on their device, and whether the page does it: no motion, and the system's own few
// colours.

import type { Page } from '@playwright/test';

/** What moves by itself although motion is to be reduced; none is the empty list. */
export async function animated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lasts = (times: string) => times.split(',').some((time) => parseFloat(time) > 0);
    const name = (one: Element) => [one.localName, ...one.classList].join('.');
    return [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap((one) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(one, part);
        const moves =
          lasts(style.transitionDuration) ||
          (style.animationName !== 'none' && lasts(style.animationDuration)) ||
          style.scrollBehavior === 'smooth';
        return moves ? [`${name(one)}${part ?? ''} moves`] : [];
      }),
    );
  });
}

/** What cannot be told apart when the system chooses the colours; none is the empty list. */
export async function distinct(page: Page, leastContrast: number): Promise<string[]> {
  return page.evaluate((least) => {
    const faults: string[] = [];
    const name = (one: Element) => [one.localName, ...one.classList].join('.');
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
    const canvas = getComputedStyle(probe).color;
    probe.remove();
    const luminance = (colour: string) => {
      const parts = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1].split(/[ ,/]+/).map(Number) ?? [255, 255, 255];
      const [red, green, blue] = parts.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const standsOut = (one: string, other: string) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light! + 0.05) / (dark! + 0.05) >= least;
    };
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());

    if (!matchMedia('(forced-colors: active)').matches) {
      faults.push('no colours are forced');
    }
    for (const state of shown('.state')) {
      const icon = state.querySelector('.icon');
      if (!icon || !standsOut(getComputedStyle(icon).stroke, canvas) || !state.textContent?.trim()) {
        faults.push(`${name(state)} has no icon or no word`);
      }
    }
    for (const part of shown('.ruler :is(.value, .excess, .band, .notch), .chart :is(.line, .path, .ahead, .dot), .share .part')) {
      const { fill, stroke } = getComputedStyle(part);
      if (![fill, stroke].some((paint) => paint !== 'none' && standsOut(paint, canvas))) {
        faults.push(`${name(part)} of ${name(part.closest('[class]:is(div, figure)')!)} is not seen: ${fill}, ${stroke}`);
      }
    }
    for (const ruler of shown('.ruler')) {
      const [value, track] = [ruler.querySelector('.value'), ruler.querySelector('.track')!];
      if (value && !standsOut(getComputedStyle(value).fill, getComputedStyle(track).fill)) {
        faults.push('the value of a ruler looks like its track');
      }
    }
    // What can be pressed has a line around it, or is a link with one under it.
    for (const one of shown('.button, .find button, .choose button, .waffle a, .tile, :is(input, select, textarea):not([type=checkbox], [type=radio])')) {
      const edges = [one, one.parentElement!].map((part) => getComputedStyle(part));
      const hasEdge = edges.some((style) => style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1 && standsOut(style.borderTopColor, canvas));
      const isUnderlined = edges[0]!.textDecorationLine.includes('underline');
      if (!hasEdge && !isUnderlined) {
        faults.push(`${name(one)} has no edge`);
      }
    }
    return faults;
  }, leastContrast);
}
