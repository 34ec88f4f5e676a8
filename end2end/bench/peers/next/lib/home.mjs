// The dashboard: every indicator as a square, what was published last, the programmes.

import { rows } from './database.mjs';
import { amount, day, period } from './text.mjs';

export async function home() {
  const [squares, news, programmes] = await Promise.all([
    rows('squares', 'SELECT slug, name, tone, state FROM indicators ORDER BY programme_id, name'),
    rows('news', `
      SELECT DISTINCT ON (programme.id) figure.first_day, figure.last_day, figure.amount,
             count(*) OVER (PARTITION BY programme.id) AS count,
             indicator.slug, indicator.name, indicator.measure, unit.slug AS unit_slug, unit.name AS unit,
             programme.slug AS programme_slug, programme.title AS programme
      FROM figures figure
      JOIN indicators indicator ON indicator.id = figure.indicator_id
      JOIN programmes programme ON programme.id = indicator.programme_id
      JOIN units unit ON unit.id = figure.unit_id
      WHERE figure.last_day = (SELECT max(last_day) FROM figures)
      ORDER BY programme.id, indicator.code`),
    rows('programmes', `
      SELECT programme.slug, programme.title, unit.name AS issuer, programme.first_year, programme.last_year,
             count(task.id) AS tasks, count(task.id) FILTER (WHERE task.draft) AS drafts
      FROM programmes programme
      JOIN units unit ON unit.id = programme.issuer_id
      LEFT JOIN tasks task ON task.programme_id = programme.id
      GROUP BY programme.id, unit.name
      ORDER BY programme.id`),
  ]);
  return {
    total: squares.length,
    squares,
    news: news.map((one) => ({
      ...one,
      iso: one.last_day,
      day: day(one.last_day),
      rest: one.count - 1,
      period: period(one.first_day, one.last_day),
      value: `${amount(one.amount)} ${one.measure}`,
    })),
    programmes,
  };
}
