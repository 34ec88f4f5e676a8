// How states are told apart: by an icon and a word, whatever colours somebody sees.

import type { Page } from '@playwright/test';

/** As style/41-state.css names them. */
export const TONES = ['kept', 'over', 'going', 'risk', 'late', 'unknown'] as const;

/** What wears the colour of a state without its icon or without a word; none is the empty list. */
export async function byColourAlone(page: Page): Promise<string[]> {
  return page.evaluate((tones) => {
    const faults: string[] = [];
    const name = (one: Element) => [one.localName, ...one.classList].join('.');
    const iconOf = (one: Element | null) => one?.querySelector('use')?.getAttribute('href');
    for (const tone of tones) {
      for (const one of document.querySelectorAll(`.${tone}`)) {
        const icons = new Set([...one.querySelectorAll('use')].map((use) => use.getAttribute('href')));
        if (one.matches('.state') && (icons.size !== 1 || !one.textContent?.trim())) {
          faults.push(`${name(one)} has no icon or no word: ${one.textContent}`);
        }
        if (one.matches('.dot')) {
          // In a drawing the icon lies on the dot; where nothing can be judged, the dot is hollow.
          if (tone !== 'unknown' && one.nextElementSibling?.getAttribute('href') !== `#i-${tone}`) {
            faults.push(`${name(one)} has no icon on it`);
          }
          continue;
        }
        if (one.closest('svg')) {
          // The same in the squares of a frame, which are hatched where nothing can be judged.
          const isHatched = tone === 'unknown' && one.querySelector('[fill^="url"]') !== null;
          if (!isHatched && iconOf(one) !== `#i-${tone}`) {
            faults.push(`${name(one)} in a drawing has no icon`);
          }
          continue;
        }
        const around = one.closest('tr, li, article, section, main, .widget');
        const isSaid = (one.textContent ?? '').trim() !== '' || around?.querySelector(`.state.${tone}`);
        if (!isSaid) {
          faults.push(`${name(one)} has a colour and no word`);
        }
      }
    }
    return faults;
  }, TONES);
}

/** The colours of the page as they come out, in red, green and blue from 0 to 255. */
export async function palette(page: Page, names: string[]): Promise<Record<string, [number, number, number]>> {
  return page.evaluate((asked) => {
    const probe = document.body.appendChild(document.createElement('i'));
    const found = asked.map((name) => {
      probe.style.color = `var(--${name})`;
      const numbers = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
      if (!numbers) {
        throw new Error(`--${name} is ${getComputedStyle(probe).color}`);
      }
      return [name, numbers.slice(1).map(Number)] as const;
    });
    probe.remove();
    return Object.fromEntries(found) as Record<string, [number, number, number]>;
  }, names);
}
