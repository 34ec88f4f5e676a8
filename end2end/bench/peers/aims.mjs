// What was aimed at, what was found, and by how much an aim was missed:
//   node aims.mjs ../results/peers.json

import { readFileSync } from 'node:fs';

import { markdown, summary } from './figures.mjs';

/** At least so many times the requests a second of the other: drawn for each request, or as we serve by ourselves. */
const TIMES = [['afresh', 'next', 10], ['afresh', 'django', 5], ['afresh', 'axum', 1 / 3], ['ours', 'nginx', 1 / 1.5]];
const MOST_P99 = 10;
const PER_SECOND = 200;
/** Below this share the rate was not held, and how long the few answers took says nothing. */
const HELD = 0.98;
const SHARE_OF_BYTES = 1 / 3;
/** Scripts of an indicator page of Open SDG, packed, before its data and its style: see docs/peers.md. */
const OPEN_SDG = 306_443;

const pagesOf = (runs) => [...new Set(runs.map((run) => run.page))];

function times(runs) {
  return pagesOf(runs).flatMap((page) => TIMES.flatMap(([own, server, aim]) => {
    const of = (name) => runs.filter((run) => run.page === page && run.server === name);
    const ratios = of(own).flatMap((run) => {
      const other = of(server).find((one) => one.round === run.round);
      return other && other.perSecond > 0 ? [run.perSecond / other.perSecond] : [];
    });
    if (ratios.length === 0) {
      return [];
    }
    const { median } = summary(ratios);
    const short = median >= aim ? 'met' : `missed: ${(aim / median).toFixed(2)} times too few`;
    return [[`${page}: requests a second, ${own} to ${server}`, `≥ ${aim.toFixed(2)}`, median.toFixed(2), short]];
  }));
}

function steady(runs) {
  return runs.filter((run) => ['ours', 'afresh'].includes(run.server)).map((run) => {
    const met = run.p99 <= MOST_P99 && run.failures === 0 && run.perSecond >= HELD * PER_SECOND;
    return [`${run.page}: p99, ${run.server}, at ${PER_SECOND} a second`, `≤ ${MOST_P99} ms`, `${run.p99.toFixed(1)} ms at ${run.perSecond.toFixed(0)} a second`,
      met ? 'met' : `missed: ${run.p99.toFixed(1)} ms, ${run.perSecond.toFixed(0)} a second reached`];
  });
}

function bytes(visits) {
  const of = (server, page, what) => {
    const found = visits.find((one) => one.server === server && one.page === page);
    return found && summary(found.visits.map((visit) => visit[what])).median;
  };
  return pagesOf(visits).flatMap((page) => {
    const [own, other] = [of('ours', page, 'bytes'), of('next', page, 'bytes')];
    if (own === undefined || other === undefined) {
      return [];
    }
    const share = own / other;
    return [
      [`${page}: bytes of a first visit, ours to Next's`, `≤ ${SHARE_OF_BYTES.toFixed(2)}`, `${share.toFixed(2)} (${own} to ${other})`,
        share <= SHARE_OF_BYTES ? 'met' : `missed: ${(share / SHARE_OF_BYTES).toFixed(2)} times too many`],
      [`${page}: the same, to Open SDG's scripts alone`, '–', (own / OPEN_SDG).toFixed(2), '–'],
      [`${page}: largest paint, ours and Next's`, '–', `${of('ours', page, 'painted').toFixed(0)} and ${of('next', page, 'painted').toFixed(0)} ms`, '–'],
    ];
  });
}

export function aims({ load = [], steady: rated = [], phone = [] }) {
  return markdown(['what', 'aim', 'found', 'so'], [...times(load), ...steady(rated), ...bytes(phone)]);
}

if (process.argv[1] === import.meta.filename) {
  console.log(aims(JSON.parse(readFileSync(process.argv[2], 'utf8'))));
}
