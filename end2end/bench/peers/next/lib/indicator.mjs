// An indicator: its latest figure on a ruler, its course, every figure and promise, its journal.

import { at, course, grid, step, ticks } from './chart.mjs';
import { rows } from './database.mjs';
import { amount, code, day, period, share, short } from './text.mjs';

const ENTRIES_IN_SIGHT = 6;
const NONE = '–';

const earlier = (one, other) => (one < other ? -1 : Number(one > other));

export async function indicator(slug) {
  const [shown] = await rows('indicator', `
    SELECT indicator.id, indicator.slug, indicator.name, indicator.measure, indicator.state,
           programme.slug AS programme_slug, programme.title AS programme
    FROM indicators indicator
    JOIN programmes programme ON programme.id = indicator.programme_id
    WHERE indicator.slug = $1`, [slug]);
  if (!shown) {
    return undefined;
  }
  const [figures, promises, entries] = await Promise.all([
    rows('figures', `
      SELECT figure.first_day, figure.last_day, figure.amount, figure.ground, unit.slug AS unit_slug, unit.name AS unit
      FROM figures figure JOIN units unit ON unit.id = figure.unit_id
      WHERE figure.indicator_id = $1 ORDER BY figure.last_day`, [shown.id]),
    rows('promises', `
      SELECT promise.first_day, promise.last_day, promise.at_least, unit.slug AS unit_slug, unit.name AS unit
      FROM promises promise JOIN units unit ON unit.id = promise.unit_id
      WHERE promise.indicator_id = $1`, [shown.id]),
    rows('entries', 'SELECT who, what, number, hash FROM entries WHERE indicator_id = $1 ORDER BY place', [shown.id]),
  ]);
  const headline = figures.at(-1);
  if (!headline) {
    return undefined;
  }
  const known = figures.filter((one) => one.unit_slug === headline.unit_slug);
  const each = step(Math.max(...known.map((one) => Number(one.amount))));
  const valued = (one) => `${amount(one.amount)} ${shown.measure}`;
  const named = (one) => period(one.first_day, one.last_day);
  const all = [
    ...figures.map((one) => ({ ...one, target: NONE, value: valued(one) })),
    ...promises.map((one) => ({
      ...one, target: `từ ${one.at_least} ${shown.measure} trở lên`, value: NONE, ground: '',
    })),
  ].map((one) => ({ ...one, period: named(one), state: shown.state }));
  all.sort((one, other) => earlier(other.first_day, one.first_day) || earlier(other.last_day, one.last_day)
    || earlier(one.unit, other.unit));
  const units = new Map(all.map((one) => [one.unit_slug, one.unit]));
  const periods = new Map(all.map((one) => [code(one.first_day, one.last_day), one.period]));
  const [first] = known;
  return {
    ...shown,
    unit: headline.unit,
    amount: amount(headline.amount),
    period: named(headline),
    since: day(headline.last_day),
    ground: headline.ground,
    summary: `Từ ${short(first.amount)} (${named(first)}) đến ${short(headline.amount)} (${named(headline)}), ${known.length} kỳ có số liệu.`,
    width: `${share(at(Number(headline.amount), each))}%`,
    ticks: ticks(each),
    units: [...units].sort(([, one], [, other]) => earlier(one, other))
      .map(([unit, name]) => ({ slug: unit, name, selected: unit === headline.unit_slug })),
    periods: [...periods].map(([one, name]) => ({
      slug: one, name, selected: one === code(headline.first_day, headline.last_day),
    })),
    grid: grid(each),
    ...course(known, each),
    series: known.map((one) => ({ period: named(one), value: valued(one), state: shown.state })),
    rows: all,
    entries: entries.slice(0, ENTRIES_IN_SIGHT),
    more: entries.slice(ENTRIES_IN_SIGHT),
    more_count: Math.max(0, entries.length - ENTRIES_IN_SIGHT),
  };
}
