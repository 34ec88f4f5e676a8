// Whether whoever does not see a drawing gets what it shows: a sentence, and the numbers.

import type { Page } from '@playwright/test';

/** What is drawn and not said; none is the empty list. */
export async function unsaid(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const text = (one: Element | null | undefined) => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const name = (one: Element) => [one.localName, ...one.classList].join('.');
    const isSentence = (words: string) => words.split(' ').length >= 3;
    const isSaid = (words: string) => words.split(' ').length >= 2;
    /** Without what is drawn, and what stands in drawings. */
    const wordsOf = (one: Element) => {
      const copy = one.cloneNode(true) as Element;
      copy.querySelectorAll('svg').forEach((drawing) => drawing.remove());
      return text(copy);
    };

    for (const drawing of document.querySelectorAll('svg')) {
      if (drawing.parentElement?.closest('svg') || drawing.closest('[aria-hidden=true]')) {
        continue;
      }
      const said = drawing.getAttribute('aria-label') ?? text(drawing.querySelector('title'));
      if (drawing.getAttribute('role') !== 'img' || !isSaid(said)) {
        faults.push(`${name(drawing)} in ${name(drawing.parentElement!)} is neither told nor hidden: ${said}`);
      }
    }
    for (const chart of document.querySelectorAll('figure.chart')) {
      if (!isSentence(text(chart.querySelector('figcaption p')))) {
        faults.push('a chart has no sentence');
      }
      const [dots, rows] = [chart.querySelectorAll('.dot').length, chart.querySelectorAll('tbody tr').length];
      if (dots === 0 || rows < dots) {
        faults.push(`a chart of ${dots} dots has a table of ${rows} rows`);
      }
    }
    for (const ruler of document.querySelectorAll('.ruler')) {
      // Its numbers stand in words too, in the same row, item or section.
      const around = ruler.closest('tr, li, .widget, section, article');
      const numbers = text(ruler.querySelector('.result')).match(/\d[\d.,]*/g) ?? [];
      const said = around ? wordsOf(around) : '';
      const lost = numbers.filter((number) => !said.includes(number));
      if (lost.length > 0) {
        faults.push(`a ruler draws ${lost.join(' ')}, which stands nowhere beside it`);
      }
    }
    for (const waffle of document.querySelectorAll('.waffle')) {
      const nameless = [...waffle.querySelectorAll('a')].filter((square) => !isSaid(text(square))).length;
      if (nameless > 0 || !waffle.getAttribute('aria-label')) {
        faults.push(`a waffle has ${nameless} squares without a name`);
      }
    }
    for (const tiles of document.querySelectorAll('.tiles')) {
      const twin = tiles.parentElement?.querySelector('table') ?? document.querySelector('.ranking');
      if (!twin || twin.querySelectorAll('tbody th[scope=row]').length < tiles.children.length) {
        faults.push('a map of tiles has no table with the same places');
      }
    }
    return faults;
  });
}
