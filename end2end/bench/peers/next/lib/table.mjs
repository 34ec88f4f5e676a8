// Fifty indicators that fit what was asked, by name, with how many there are beside each choice.

import { rows } from './database.mjs';

const A_PAGE = 50;
const UNITS_IN_SIGHT = 8;

export async function table(asked) {
  const like = `%${asked.replace(/[\\%_]/g, '\\$&')}%`;
  const [results, [counts], programmes, units] = await Promise.all([
    rows('results', `
      SELECT indicator.slug, indicator.code, indicator.name, indicator.state, programme.title AS programme
      FROM indicators indicator
      JOIN programmes programme ON programme.id = indicator.programme_id
      WHERE indicator.folded LIKE $1
      ORDER BY indicator.name
      LIMIT ${A_PAGE}`, [like]),
    rows('counts', `
      SELECT (SELECT count(*) FROM units WHERE folded LIKE $1) AS unit_count,
             (SELECT count(*) FROM programmes WHERE folded LIKE $1) AS programme_count,
             (SELECT count(*) FROM indicators WHERE folded LIKE $1) AS indicator_count,
             (SELECT count(*) FROM tasks WHERE folded LIKE $1) AS task_count`, [like]),
    rows('by programme', `
      SELECT programme.slug, programme.title, count(*) AS count
      FROM programmes programme
      JOIN indicators indicator ON indicator.programme_id = programme.id
      WHERE indicator.folded LIKE $1
      GROUP BY programme.id
      ORDER BY programme.id`, [like]),
    rows('by unit', `
      SELECT unit.slug, unit.name, count(*) AS count
      FROM promises promise
      JOIN indicators indicator ON indicator.id = promise.indicator_id
      JOIN units unit ON unit.id = promise.unit_id
      WHERE indicator.folded LIKE $1
      GROUP BY unit.id
      ORDER BY unit.name`, [like]),
  ]);
  return {
    results,
    last: results.at(-1)?.code ?? '',
    ...counts,
    programmes,
    first_units: units.slice(0, UNITS_IN_SIGHT),
    units: units.slice(UNITS_IN_SIGHT),
  };
}
