// What somebody meets who goes through a page with the keyboard alone: in which order, whether they see
// where they are, and whether something lies over it.

import type { Page } from '@playwright/test';

/** Marks every element that can be reached, in the order of the page, and answers how many there are. */
async function mark(page: Page): Promise<number> {
  return page.evaluate(() => {
    // While a dialog asks for an answer, nothing else can be reached.
    const within = document.querySelector('dialog:modal') ?? document;
    const all = within.querySelectorAll<HTMLElement>(
      'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex]',
    );
    const reached = [...all].filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
    window.reached = reached;
    return reached.length;
  });
}

declare global {
  interface Window {
    reached: HTMLElement[];
  }
}

/** Where the keyboard goes up or back although the eye goes down or on; none is the empty list. */
export async function outOfOrder(page: Page): Promise<string[]> {
  await mark(page);
  return page.evaluate(() => {
    const name = (one: Element) => `${one.localName} “${(one.textContent || one.id).trim().slice(0, 30)}”`;
    const faults = window.reached.filter((one) => one.tabIndex > 0).map((one) => `${name(one)} says its own place`);
    // A bar that stays at the edge of the window is beside the page, wherever that is scrolled to.
    const isStuck = (one: Element | null): boolean =>
      one !== null && (/sticky|fixed/.test(getComputedStyle(one).position) || isStuck(one.parentElement));
    // What is out of sight until it is reached has no place to compare.
    const seen = window.reached.filter((one) => !one.matches('.skip, .hidden, .hidden *') && !isStuck(one));
    for (let at = 1; at < seen.length; at += 1) {
      const [before, after] = [seen[at - 1]!, seen[at]!];
      // Of what goes on over several lines: where it ends, and where the next begins.
      const [from, to] = [[...before.getClientRects()].at(-1), after.getClientRects()[0]];
      if (!from || !to) {
        continue;
      }
      const isAbove = to.bottom <= from.top + 1;
      const isNextColumn = to.left >= from.right - 1;
      const shared = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
      const isOnLine = shared > Math.min(from.height, to.height) / 2;
      if ((isAbove && !isNextColumn) || (isOnLine && to.right <= from.left + 1)) {
        faults.push(`${name(after)} stands before ${name(before)} but comes after it`);
      }
    }
    return faults;
  });
}

/**
 * Goes to everything that can be reached, and tells where nothing shows it, or something lies over all of
 * it (WCAG 2.4.7, 2.4.11, 1.4.11).
 */
export async function unseen(page: Page): Promise<string[]> {
  await mark(page);
  // A key first: a browser shows where one is only to those who came by one.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const LEAST_CONTRAST = 3;
    const name = (one: Element) =>
      [one.localName, ...one.classList].join('.') + ` “${(one.textContent || one.id).trim().slice(0, 30)}”`;
    const parsed = (colour: string) => {
      const numbers = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1].split(/[ ,/]+/).map(Number);
      return numbers && (numbers[3] ?? 1) > 0.99 ? numbers : undefined;
    };
    const luminance = (numbers: number[]) => {
      const [red, green, blue] = numbers.slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (one: number[], other: number[]) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light! + 0.05) / (dark! + 0.05);
    };
    /** What the element stands on: the first colour behind it that nothing shines through. */
    const behind = (one: Element | null): number[] => {
      for (let at = one; at; at = at.parentElement) {
        const colour = parsed(getComputedStyle(at).backgroundColor);
        if (colour) {
          return colour;
        }
      }
      return [255, 255, 255];
    };
    /** Where it may be shown: at the element, what it stands in, or what it has beside it. */
    const around = (one: HTMLElement) =>
      [one, one.parentElement, one.nextElementSibling, ...((one as HTMLInputElement).labels ?? [])].filter(
        (part): part is HTMLElement => part instanceof HTMLElement,
      );
    const drawn = (part: HTMLElement) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth } = getComputedStyle(part);
      const width = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
      return { width, colour: outlineColor, rest: [boxShadow, borderColor, borderWidth].join() };
    };
    const faults: string[] = [];
    for (const one of window.reached) {
      if (!one.isConnected || !one.checkVisibility({ visibilityProperty: true })) {
        continue;
      }
      one.blur();
      const parts = around(one);
      const before = parts.map(drawn);
      one.focus();
      if (document.activeElement !== one) {
        faults.push(`${name(one)} cannot be reached`);
        continue;
      }
      const changed = parts.filter((part, at) => {
        const now = drawn(part);
        const isOutlined = now.width >= 2 && before[at]!.width !== now.width;
        const colour = parsed(now.colour);
        // On both sides of the line: it lies outside of what it stands around, or just inside.
        const ground = [behind(part.parentElement), behind(part)];
        const isSeen = !colour || ground.some((under) => contrast(colour, under) >= LEAST_CONTRAST);
        return (isOutlined && isSeen) || before[at]!.rest !== now.rest;
      });
      if (changed.length === 0) {
        faults.push(`${name(one)} does not show that one is there`);
      }
      // Of each line that it goes over, the middle and what is around it.
      const shares = [0.1, 0.5, 0.9];
      const points = [...one.getClientRects()].flatMap(({ left, top, width, height }) =>
        shares.flatMap((x) => shares.map((y) => [left + width * x, top + height * y] as const)),
      );
      const isHit = ([x, y]: readonly [number, number]) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (one.contains(hit) || hit.contains(one));
      };
      if (!points.some(isHit)) {
        const over = points.map(([x, y]) => document.elementFromPoint(x, y)).find((hit) => hit);
        faults.push(`${name(one)} is covered by ${over ? name(over) : 'the edge of the window'}`);
      }
    }
    (document.activeElement as HTMLElement | null)?.blur();
    return faults;
  });
}

/** Presses Tab from the top of the page, and tells where it did not lead as the page is written. */
export async function walk(page: Page, steps: number): Promise<string[]> {
  await mark(page);
  const stops = await page.evaluate(() => {
    // Of choices that exclude each other the keyboard goes to one.
    const isRadio = (one: HTMLElement) => (one as HTMLInputElement).type === 'radio';
    const chosen = (one: HTMLInputElement) => {
      const group = [...one.form!.querySelectorAll<HTMLInputElement>(`input[name="${one.name}"]`)];
      return one === (group.find(({ checked }) => checked) ?? group[0]);
    };
    window.reached = window.reached.filter((one) => !isRadio(one) || chosen(one as HTMLInputElement));
    return window.reached.length;
  });
  const count = Math.min(stops, steps);
  const faults: string[] = [];
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => window.reached.indexOf(document.activeElement as HTMLElement));
    if (found !== at) {
      faults.push(`step ${at + 1} leads to place ${found + 1}`);
    }
  }
  return faults;
}
