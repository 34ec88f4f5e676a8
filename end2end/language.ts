// Whether what is not in the language of a page says so (WCAG 3.1.2), so that a voice reads it aloud in its
// own.

import type { Page } from '@playwright/test';

/** Names are written with capitals; as many words of Vietnamese without are more than a name. */
const MOST_OF_A_NAME = 1;

/** Passages in Vietnamese that are read as if they were in another language. */
export async function unmarked(page: Page): Promise<string[]> {
  return page.evaluate((most) => {
    const letters = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/;
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const within = node.parentElement!;
      if (within.closest('script, style') || within.closest('[lang]')?.getAttribute('lang') !== 'en') {
        continue;
      }
      const text = node.textContent!.trim();
      const words = text.split(/[^\p{L}]+/u).filter((word) => letters.test(word) && word === word.toLowerCase());
      if (words.length > most) {
        found.add(`${[within.localName, ...within.classList].join('.')}: ${text.slice(0, 80)}`);
      }
    }
    return [...found];
  }, MOST_OF_A_NAME);
}
