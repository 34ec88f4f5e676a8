// Whether two answers say the same to whoever reads them.

import { byTag, find, readPage, textOf, walk } from './tree.mjs';

/** Addresses differ from one server to the next; nothing else may. */
const unaddressed = (text) => text.replace(/127\.0\.0\.1:\d+/g, 'HOST');

const bodyOf = (html) => find(readPage(html), byTag('body'));

/** Throws where the texts part, with what stands there. Also says how many rows and links there are. */
export function compare(name, page, expected, given) {
  const [one, other] = [bodyOf(expected), bodyOf(given)];
  const [wanted, found] = [unaddressed(textOf(one)), unaddressed(textOf(other))];
  if (wanted !== found) {
    let at = 0;
    while (wanted[at] === found[at]) {
      at++;
    }
    const from = Math.max(0, at - 60);
    throw new Error(`${name} differs from ours on the page “${page}” at sign ${at}:\nours: …${wanted.slice(from, at + 120)}\n${name}: …${found.slice(from, at + 120)}`);
  }
  const count = (body, tag) => [...walk(body)].filter(byTag(tag)).length;
  for (const tag of ['a', 'tr', 'li', 'option', 'circle', 'polyline']) {
    if (count(one, tag) !== count(other, tag)) {
      throw new Error(`${name} has ${count(other, tag)} ${tag} on the page “${page}”, ours ${count(one, tag)}`);
    }
  }
  return { signs: wanted.length, links: count(one, 'a'), rows: count(one, 'tr') };
}
