// What our server publishes through its data interface, as one file that every peer loads and as the
// rows of PostgreSQL. Nothing is made up here: the peers know what anybody can ask us for.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const A_PAGE = 500;
/** Detail pages asked for at a time. */
const AT_ONCE = 4;

async function answer(address, path) {
  const response = await fetch(`http://${address}${path}`, { headers: { 'accept-encoding': 'identity' } });
  if (!response.ok) {
    throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** Every record of a resource, page by page. */
async function all(address, resource) {
  const records = [];
  let path = `/api/v1/${resource}?limit=${A_PAGE}`;
  while (path) {
    const page = await answer(address, path);
    records.push(...page.data);
    path = page.next;
  }
  return records;
}

/** The same, each with what only its own address says. */
async function details(address, records) {
  const found = new Array(records.length);
  let next = 0;
  const worker = async () => {
    while (next < records.length) {
      const at = next++;
      found[at] = (await answer(address, records[at].url)).data;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** As a search without marks compares it. */
export const folded = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

const OUTLOOKS = { 'cannot-judge': ['unknown', 'Chưa thể đánh giá'] };

/** The tone and the words of an outlook; the made-up book has one alone. */
function outlook(record) {
  const found = OUTLOOKS[record.headline.standing.outlook];
  if (!found) {
    throw new Error(`no words for ${record.headline.standing.outlook}`);
  }
  return found;
}

/** Asks for everything; `entries` are the journal's, which the indicator's page shows. */
export async function collect(address, indicatorSlug, entries) {
  const unitRecords = await all(address, 'units');
  const programmeRecords = await all(address, 'programmes');
  const indicatorRecords = await details(address, await all(address, 'indicators'));
  const taskRecords = await all(address, 'tasks');

  const numbered = (records, slug) => new Map(records.map((record, at) => [slug(record), at + 1]));
  const unitIds = numbered(unitRecords, (unit) => unit.slug);
  const programmeIds = numbered(programmeRecords, ({ document }) => document.slug);
  const indicatorIds = numbered(indicatorRecords, (indicator) => indicator.slug);

  const figures = [];
  const promises = [];
  for (const indicator of indicatorRecords) {
    for (const { unit, period, promise, figure } of indicator.places) {
      const at = { indicator_id: indicatorIds.get(indicator.slug), unit_id: unitIds.get(unit.slug),
        first_day: period.first_day, last_day: period.last_day };
      if (promise) {
        promises.push({ ...at, at_least: promise.target.low });
      }
      if (figure) {
        figures.push({ ...at, amount: figure.value.as_published.number.digits, ground: figure.value.ground.place });
      }
    }
  }
  return {
    units: unitRecords.map((unit) => ({ id: unitIds.get(unit.slug), slug: unit.slug, name: unit.name.vi,
      folded: folded(unit.name.vi), kind: unit.kind })),
    programmes: programmeRecords.map(({ document }) => ({ id: programmeIds.get(document.slug), slug: document.slug,
      title: document.title.vi, folded: folded(document.title.vi), issuer_id: unitIds.get(document.issuer.slug),
      first_year: document.first_year, last_year: document.last_year })),
    indicators: indicatorRecords.map((indicator) => {
      const [tone, state] = outlook(indicator);
      return { id: indicatorIds.get(indicator.slug), slug: indicator.slug, code: indicator.id, name: indicator.name.vi,
        folded: folded(indicator.name.vi), programme_id: programmeIds.get(indicator.programme.slug),
        measure: indicator.measure.vi, tone, state };
    }),
    figures,
    promises,
    tasks: taskRecords.map((task, at) => ({ id: at + 1, slug: task.slug, name: task.name.vi, folded: folded(task.name.vi),
      programme_id: programmeIds.get(task.programme.slug), draft: task.state === 'draft' })),
    entries: entries.map((entry, at) => ({ indicator_id: indicatorIds.get(indicatorSlug), place: at + 1, ...entry })),
  };
}

/** The tables, in the order in which they refer to each other. */
export const TABLES = ['units', 'programmes', 'indicators', 'figures', 'promises', 'tasks', 'entries'];

const cell = (value) => String(value).replace(/[\\\t\n]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' })[sign]);

/** Writes `data.json` and, for PostgreSQL, a file of rows a table. */
export function keep(data, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'data.json'), JSON.stringify(data));
  for (const table of TABLES) {
    const rows = data[table].map((row) => Object.values(row).map(cell).join('\t'));
    writeFileSync(join(folder, `${table}.tsv`), rows.map((row) => `${row}\n`).join(''));
  }
}
