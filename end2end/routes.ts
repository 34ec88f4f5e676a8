// The public pages that every general test walks. To have a page tested for accessibility, width,
// weight and steadiness, add it to routes.json; `cargo run --bin xtask -- measure` reads the same list.

import { readFileSync } from 'node:fs';

export interface Route {
  /** What its screenshots are called. */
  name: string;
  path: string;
  /** What it is answered with, where that is not 200. */
  status?: number;
}

export const routes: Route[] = JSON.parse(
  readFileSync(new URL('./routes.json', import.meta.url), 'utf8'),
);

/** One page of each kind that citizens read, for what would take too long on all of them. */
export const kinds: Route[] = [
  'trang-chu',
  'van-ban',
  'chi-tieu',
  'nhiem-vu',
  'don-vi',
  'tim-thay',
  'so-sanh-chi-tieu',
  'cac-phan-anh',
  'gui-phan-anh',
  'lich-cua-don-vi',
].map((name) => routes.find((route) => route.name === name)!);

/** The addresses of a page in both languages; what a program is answered has one. */
export const inBoth = (path: string): string[] => {
  const vietnamese = path.replace(/^\/en(?=\/|$)/, '') || '/';
  return path.startsWith('/api/') ? [path] : [vietnamese, `/en${vietnamese === '/' ? '' : vietnamese}`];
};

/** Every page once, whichever of its languages the list names. */
export const pages: Route[] = [...new Map(routes.map((route) => [inBoth(route.path)[0]!, route])).values()];
