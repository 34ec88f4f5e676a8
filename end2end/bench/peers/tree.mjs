// A page as a tree that can be cut: what is not seen is taken out, texts are found and exchanged, and
// elements that repeat become one element with a loop around it.

import { parse, parseFragment } from 'parse5';

export const LOOP = 't-loop';
export const IF = 't-if';

export const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;

export function setAttribute(node, name, value) {
  const found = node.attrs.find((one) => one.name === name);
  if (found) {
    found.value = value;
  } else {
    node.attrs.push({ name, value });
  }
}

export const elements = (node) => node.childNodes.filter((child) => child.tagName);

/** Every element under a node, in the order of the page. */
export function* walk(node) {
  for (const child of node.childNodes ?? []) {
    yield child;
    yield* walk(child);
  }
}

export function find(node, fits, what) {
  for (const one of walk(node)) {
    if (one.tagName && fits(one)) {
      return one;
    }
  }
  throw new Error(`the page has no ${what ?? fits}`);
}

export const byTag = (tag) => (node) => node.tagName === tag;
export const byClass = (tag, name) => (node) =>
  node.tagName === tag && (attribute(node, 'class') ?? '').split(' ').includes(name);

/** What a person can read under a node, in one line: element by element, a blank between them. */
export function textOf(node) {
  const parts = [];
  let last;
  const visit = (one) => {
    if (one.nodeName === '#text') {
      // What was written in pieces is read as one.
      parts.push(last === 'text' ? one.value : ` ${one.value}`);
      last = 'text';
    } else if (one.tagName && !['script', 'style', 'template', 'noscript', 'title'].includes(one.tagName)) {
      last = 'element';
      one.childNodes.forEach(visit);
      last = 'element';
    }
  };
  node.childNodes.forEach(visit);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

export const readPage = (html) => parse(html);

/** Takes out comments, programs written into the page and what differs from one answer to the next. */
export function clean(node) {
  const kept = [];
  for (const child of node.childNodes) {
    const isProgram = child.tagName === 'script' && attribute(child, 'src') === undefined;
    if (child.nodeName === '#comment' || isProgram) {
      continue;
    }
    const before = kept.at(-1);
    if (child.nodeName === '#text' && before?.nodeName === '#text') {
      before.value += child.value;
      continue;
    }
    if (child.attrs) {
      child.attrs = child.attrs.filter(({ name }) => name !== 'nonce');
    }
    kept.push(child);
    if (child.childNodes) {
      clean(child);
    }
  }
  node.childNodes = kept;
}

/** Exchanges texts in a node's texts and attributes. Each has to be there. */
export function exchange(node, pairs) {
  for (const [from, to] of pairs) {
    let times = 0;
    const changed = (text) => {
      times += text.includes(from) ? 1 : 0;
      return text.replaceAll(from, to);
    };
    for (const one of [node, ...walk(node)]) {
      if (one.nodeName === '#text') {
        one.value = changed(one.value);
      }
      one.attrs?.forEach((attr) => {
        attr.value = changed(attr.value);
      });
    }
    if (times === 0) {
      throw new Error(`“${from}” is not on the page`);
    }
  }
}

function make(tag, attrs, childNodes) {
  return { nodeName: tag, tagName: tag, attrs, childNodes };
}

/** Puts one loop in the place of neighbours that differ in what `change` says alone. */
export function loop(parent, repeated, name, change) {
  const [first] = repeated;
  if (Array.isArray(change)) {
    exchange(first, change);
  } else {
    change(first);
  }
  const put = make(LOOP, [{ name: 'name', value: name }], [first]);
  parent.childNodes = parent.childNodes.flatMap((child) => {
    if (child === first) {
      return [put];
    }
    return repeated.includes(child) ? [] : [child];
  });
}

/** A piece of a drawing, written by hand. */
export function drawing(text) {
  const [svg] = parseFragment(`<svg>${text}</svg>`).childNodes;
  clean(svg);
  return svg.childNodes.filter((node) => node.nodeName !== '#text' || node.value.trim());
}
