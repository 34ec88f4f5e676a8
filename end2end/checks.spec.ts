// That the checks of everyone.spec.ts see what they are for: each is shown a page with its fault, and the
// same page without.

import type { Page } from '@playwright/test';

import { violations } from './accessibility';
import { unsaid } from './charts';
import { expect, test } from './fixtures';
import { outOfOrder, unseen, walk } from './keyboard';
import { unmarked } from './language';
import { animated, distinct } from './preferences';
import { byColourAlone } from './states';
import { tooSmall } from './targets';
import { cut, overflow } from './width';

const ICON = '<svg class="icon" aria-hidden="true" stroke="currentColor"><use href="#i-kept"/></svg>';
const DRAWING = '<svg role="img" aria-label="Tăng từ hai lên mười"><circle class="dot" r="5"/></svg>';
const ROW = '<table><tbody><tr><th scope="row">2023</th></tr></tbody></table>';

interface Check {
  name: string;
  ask: (page: Page) => Promise<string[]>;
  good: string;
  bad: string;
  says: RegExp;
}

const CHECKS: Check[] = [
  {
    name: 'axe',
    ask: violations,
    good: '<main><h1>Trang</h1><img alt="Cầu" src="data:,"></main>',
    bad: '<main><h1>Trang</h1><img src="data:,"></main>',
    says: /^image-alt/,
  },
  {
    name: 'sideways scroll',
    ask: overflow,
    good: '<p style="inline-size: 100%">Một</p>',
    bad: '<p style="inline-size: 3000px">Một</p>',
    says: /too wide/,
  },
  {
    name: 'words that are cut off',
    ask: cut,
    good: '<p style="inline-size: 4em; overflow: auto; white-space: nowrap">Một hai ba bốn năm sáu</p>',
    bad: '<p style="inline-size: 4em; overflow: hidden; white-space: nowrap">Một hai ba bốn năm sáu</p>',
    says: /^p cuts \d+ × 0 px: Một hai/,
  },
  {
    name: 'a passage in another language',
    ask: unmarked,
    good: '<div lang="en"><p lang="vi">Sản phẩm được công nhận từ ba sao trở lên</p><p>The commune of Mê Linh</p></div>',
    bad: '<div lang="en"><p>Sản phẩm được công nhận từ ba sao trở lên</p><p>The commune of Mê Linh</p></div>',
    says: /^p: Sản phẩm/,
  },
  {
    name: 'a passage in another language within a sentence',
    ask: unmarked,
    good: '<p lang="en">The first of <i lang="vi">Xây dựng nền tảng dữ liệu số</i>, due on 31 December 2026, is late by a year and two months.</p>',
    bad: '<p lang="en">The first of Xây dựng nền tảng dữ liệu, due on 31 December 2026, is late by a year and two months.</p>',
    says: /^p: The first/,
  },
  {
    name: 'the order of the keyboard along a line',
    ask: outOfOrder,
    good: '<p style="display: flex"><a href="#a">Một</a> <a href="#b">Hai</a></p>',
    bad: '<p style="display: flex; flex-direction: row-reverse"><a href="#a">Một</a> <a href="#b">Hai</a></p>',
    says: /“Hai” stands before a “Một”/,
  },
  {
    name: 'the order of the keyboard down the page',
    ask: outOfOrder,
    good: '<div style="display: grid"><a href="#a">Một</a><a href="#b">Hai</a></div>',
    bad: '<div style="display: grid"><a href="#a" style="order: 1">Một</a><a href="#b">Hai</a></div>',
    says: /“Hai” stands before a “Một”/,
  },
  {
    name: 'a place of its own in the order',
    ask: outOfOrder,
    good: '<a href="#a" tabindex="0">Một</a>',
    bad: '<a href="#a" tabindex="2">Một</a>',
    says: /says its own place/,
  },
  {
    name: 'where one is',
    ask: unseen,
    good: '<style>:focus-visible { outline: 3px solid navy }</style><a href="#a">Một</a>',
    bad: '<style>:focus-visible { outline: 0 }</style><a href="#a">Một</a>',
    says: /does not show that one is there/,
  },
  {
    name: 'where one is, too faint',
    ask: unseen,
    good: '<style>:focus-visible { outline: 3px solid #777 }</style><a href="#a">Một</a>',
    bad: '<style>:focus-visible { outline: 3px solid #ddd }</style><a href="#a">Một</a>',
    says: /does not show that one is there/,
  },
  {
    name: 'what lies over it',
    ask: unseen,
    good: '<style>a:focus { outline: 3px solid }</style><a href="#a">Một</a><div style="position: fixed; inset: auto 0 0; block-size: 99px">Thanh</div>',
    bad: '<style>a:focus { outline: 3px solid }</style><a href="#a">Một</a><div style="position: fixed; inset: 0 0 auto; block-size: 99px">Thanh</div>',
    says: /is covered by div “Thanh”/,
  },
  {
    name: 'a trap for the keyboard',
    ask: (page) => walk(page, 9),
    good: '<a href="#a">Một</a> <a href="#b">Hai</a>',
    bad: '<a href="#a" onkeydown="event.preventDefault()">Một</a> <a href="#b">Hai</a>',
    says: /^step 2 leads to place 1/,
  },
  {
    name: 'what a thumb misses',
    ask: tooSmall,
    good: '<button style="block-size: 44px">Gửi</button>',
    bad: '<button style="block-size: 30px">Gửi</button>',
    says: /^button is 30.0 px high: Gửi/,
  },
  {
    name: 'a box to tick with its label',
    ask: tooSmall,
    good: '<input type="checkbox" id="a"><label for="a" style="display: block; line-height: 44px">Có</label>',
    bad: '<input type="checkbox" id="a"><label for="a" style="display: block; line-height: 20px">Có</label>',
    says: /^input is 20.0 px high/,
  },
  {
    name: 'a drawing that nobody tells of',
    ask: unsaid,
    good: DRAWING,
    bad: DRAWING.replace(/ aria-label="[^"]+"/, ''),
    says: /neither told nor hidden/,
  },
  {
    name: 'a chart without its sentence',
    ask: unsaid,
    good: `<figure class="chart">${DRAWING}<figcaption><p>Tăng từ hai lên mười.</p></figcaption>${ROW}</figure>`,
    bad: `<figure class="chart">${DRAWING}${ROW}</figure>`,
    says: /no sentence/,
  },
  {
    name: 'a chart without its table',
    ask: unsaid,
    good: `<figure class="chart">${DRAWING}<figcaption><p>Tăng từ hai lên mười.</p></figcaption>${ROW}</figure>`,
    bad: `<figure class="chart">${DRAWING}<figcaption><p>Tăng từ hai lên mười.</p></figcaption></figure>`,
    says: /a chart of 1 dots has a table of 0 rows/,
  },
  {
    name: 'a ruler whose number stands nowhere',
    ask: unsaid,
    good: '<section>Kết quả 23 sản phẩm <div class="ruler"><svg aria-hidden="true"><text class="result">kết quả 23</text></svg></div></section>',
    bad: '<section>Kết quả <div class="ruler"><svg aria-hidden="true"><text class="result">kết quả 23</text></svg></div></section>',
    says: /a ruler draws 23/,
  },
  {
    name: 'a state without its icon',
    ask: byColourAlone,
    good: `<span class="state kept">${ICON} Đạt</span>`,
    bad: '<span class="state kept">Đạt</span>',
    says: /has no icon or no word/,
  },
  {
    name: 'a state without a word',
    ask: byColourAlone,
    good: '<section><b class="kept">23</b></section>',
    bad: '<section><b class="kept"></b></section>',
    says: /has a colour and no word/,
  },
  {
    name: 'a dot without its icon',
    ask: byColourAlone,
    good: '<svg aria-hidden="true"><circle class="dot kept" r="8"/><use href="#i-kept"/></svg>',
    bad: '<svg aria-hidden="true"><circle class="dot kept" r="8"/></svg>',
    says: /has no icon on it/,
  },
  {
    name: 'motion',
    ask: async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      return animated(page);
    },
    good: '<style>@media (prefers-reduced-motion: no-preference) { p { transition: color 1s } }</style><p>Một</p>',
    bad: '<style>p { transition: color 1s }</style><p>Một</p>',
    says: /^p moves/,
  },
  {
    name: 'an edge that forced colours take away',
    ask: async (page) => {
      await page.emulateMedia({ forcedColors: 'active' });
      return distinct(page, 3);
    },
    good: '<div><button class="button" style="border: 2px solid">Gửi</button></div>',
    bad: '<div><button class="button" style="border: 0; background: green">Gửi</button></div>',
    says: /has no edge/,
  },
  {
    name: 'a ruler that forced colours take away',
    ask: async (page) => {
      await page.emulateMedia({ forcedColors: 'active' });
      return distinct(page, 3);
    },
    good: '<div class="ruler"><svg><rect class="track" fill="Canvas"/><rect class="value" fill="Highlight"/></svg></div>',
    bad: '<div class="ruler"><svg><rect class="track" fill="Canvas"/><rect class="value" fill="Canvas"/></svg></div>',
    says: /looks like its track/,
  },
];

for (const { name, ask, good, bad, says } of CHECKS) {
  test(`${name} is seen`, async ({ page }) => {
    const shown = (body: string) => `<!doctype html><html lang="vi"><title>Trang</title><body>${body}</body></html>`;
    await page.setContent(shown(good));
    expect(await ask(page)).toEqual([]);
    await page.setContent(shown(bad));
    expect(await ask(page)).toContainEqual(expect.stringMatching(says));
  });
}
