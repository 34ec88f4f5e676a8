// The proof side by side: our pages and the same pages by others, one server at a time on one core,
// asked from another. Set up by setup.sh; what it prints and keeps is described in docs/benchmarks.md.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { aims } from './aims.mjs';
import * as cut from './cut.mjs';
import { collect, keep } from './data.mjs';
import { django, react, rust } from './emit.mjs';
import { markdown, summary, written } from './figures.mjs';
import { grow } from './growth.mjs';
import { full, steady } from './load.mjs';
import { phones } from './phone.mjs';
import { done, memory, stop, stopAll } from './running.mjs';
import { compare } from './same.mjs';
import * as servers from './servers.mjs';

/** Figures of the book that all servers show: every indicator in every month of one commune. */
const FIGURES = 4_800;
/** A machine that does other things gives no numbers that can be compared. */
const MOST_LOAD = 0.3;
const STEADY = 200;

const { values: given } = parseArgs({
  options: {
    server: { type: 'string' },
    tools: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
    'warm-up': { type: 'string', default: '5' },
    only: { type: 'string', default: 'ours,afresh,axum,nginx,next,django' },
    parts: { type: 'string', default: 'load,steady,phone,growth' },
    growth: { type: 'string', default: '80000,800000,8000000' },
    visits: { type: 'string', default: '9' },
    result: { type: 'string', default: 'peers.json' },
    anyway: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
const seconds = Number(given.seconds);
const parts = given.parts.split(',');
const place = {
  tiendo: given.server,
  tools: given.tools,
  work: join(given.tools, 'work'),
  nginx: '/usr/sbin/nginx',
  postgres: readFileSync(join(given.tools, 'postgres'), 'utf8').trim(),
};
const say = (text) => console.log(text);
/** What did not go right and yet left numbers. */
const failures = [];

/** Fills a book, asks our server for its pages and its data, and cuts the pages for the peers. */
async function prepare() {
  rmSync(place.work, { recursive: true, force: true });
  for (const folder of ['templates', 'views', 'pages', 'static']) {
    mkdirSync(join(place.work, folder), { recursive: true });
  }
  await done(place.tiendo, ['seed', '--figures', String(FIGURES), '--database', `rocksdb://${join(place.work, 'book')}`]);
  const server = await servers.ours(place).start();
  const pages = {};
  const assets = new Set();
  for (const [name, path] of Object.entries(cut.PAGES)) {
    pages[name] = await (await fetch(`http://${server.address}${path}`)).text();
    writeFileSync(join(place.work, 'pages', `${name}.html`), pages[name]);
    for (const [, file] of pages[name].matchAll(/(?:href|src)="(\/[\w./-]+\.(?:css|js|svg|woff2|webmanifest))"/g)) {
      assets.add(file);
    }
  }
  const style = [...assets].find((file) => file.endsWith('.css'));
  for (const [, file] of (await (await fetch(`http://${server.address}${style}`)).text()).matchAll(/url\("?(\/[\w./-]+)"?\)/g)) {
    assets.add(file);
  }
  for (const file of assets) {
    const response = await fetch(`http://${server.address}${file}`);
    if (response.ok) {
      const path = join(place.work, 'static', file);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, Buffer.from(await response.arrayBuffer()));
    }
  }
  cpSync(join(place.work, 'static'), join(place.work, 'pages'), { recursive: true });
  keep(await collect(server.address, cut.INDICATOR, cut.entries(pages.indicator)), join(place.work, 'data'));
  await stop(server);

  const trees = { home: cut.home(pages.home), table: cut.table(pages.table), indicator: cut.indicator(pages.indicator) };
  const types = { home: 'Home', table: 'Table', indicator: 'Indicator' };
  let views = '';
  for (const [name, tree] of Object.entries(trees)) {
    writeFileSync(join(place.work, 'templates', `${name}.html`), django(tree));
    writeFileSync(join(place.work, 'views', `${name}.jsx`), react(tree));
    views += rust(name, types[name], tree);
  }
  writeFileSync(join(place.work, 'views.rs'), views);
  return pages;
}

async function serving(peer, database, use, options) {
  const server = await peer.start(database, options);
  try {
    return await use(server);
  } finally {
    await stop(server);
  }
}

/** Every peer says what ours says, page by page; otherwise nothing is measured. */
async function check(peers, database, pages) {
  const same = {};
  for (const peer of peers) {
    await serving(peer, database, async (server) => {
      for (const [page, path] of Object.entries(cut.PAGES)) {
        const response = await fetch(`http://${server.address}${path}`, { headers: { 'accept-encoding': 'identity' } });
        const text = await response.text();
        (same[page] ??= {})[peer.name] = { ...compare(peer.name, page, pages[page], text), bytes: Buffer.byteLength(text) };
      }
    });
    say(`same words and elements as ours: ${peer.name}`);
  }
  return same;
}

/** Rounds in turn, the order turned round each time. */
async function load(peers, database) {
  const runs = [];
  for (let round = 1; round <= rounds; round++) {
    for (const peer of round % 2 ? peers : peers.toReversed()) {
      await serving(peer, database, async (server) => {
        for (const [page, path] of Object.entries(cut.PAGES)) {
          const url = `http://${server.address}${path}`;
          await full(url, Number(given['warm-up']));
          const run = { round, server: peer.name, page, ...(await full(url, seconds)),
            startUp: server.startUp, memory: memory(server), database: peer.usesDatabase ? memory(database) : 0, load: loadavg()[0] };
          runs.push(run);
          say(`round ${round}, ${peer.name}, ${page}: ${run.perSecond.toFixed(0)} a second, p99 ${run.p99.toFixed(1)} ms, load average ${run.load}`);
          if (run.failures > 0) {
            failures.push(`round ${round}, ${peer.name}, ${page}: ${run.failures} of ${run.requests} requests failed (${run.told})`);
          }
        }
      });
    }
  }
  return runs;
}

async function atRate(peers, database) {
  const runs = [];
  for (const peer of peers) {
    await serving(peer, database, async (server) => {
      for (const [page, path] of Object.entries(cut.PAGES)) {
        const url = `http://${server.address}${path}`;
        await full(url, Number(given['warm-up']));
        const run = { server: peer.name, page, ...(await steady(place, url, STEADY, seconds)) };
        runs.push(run);
        say(`${STEADY} a second, ${peer.name}, ${page}: reached ${run.perSecond.toFixed(0)}, p50 ${run.p50.toFixed(1)} ms, p99 ${run.p99.toFixed(1)} ms`);
      }
    });
  }
  return runs;
}

/** The table of requests per second, with how many times ours is what the others are, round by round. */
function table(peers, runs) {
  const of = (server, page) => runs.filter((run) => run.server === server && run.page === page);
  const rows = [];
  for (const page of Object.keys(cut.PAGES)) {
    for (const { name } of peers) {
      const found = of(name, page);
      const times = (own) => {
        const ratios = of(own, page).map((run) => run.perSecond / found.find((one) => one.round === run.round).perSecond);
        const ratio = ratios.length ? summary(ratios) : undefined;
        return ratio ? `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)})` : '';
      };
      rows.push([page, name, written(summary(found.map((run) => run.perSecond))), written(summary(found.map((run) => run.p99))),
        times('ours'), times('afresh'),
        (summary(found.map((run) => run.memory + run.database)).median / 1_024).toFixed(0)]);
    }
  }
  return markdown(['page', 'server', 'requests a second', 'p99 ms under full load', 'ours to it', 'ours afresh to it', 'memory MiB, database included'], rows);
}

async function main() {
  const before = loadavg()[0];
  if (before > MOST_LOAD && !given.anyway) {
    throw new Error(`the machine does other things (load average ${before}); wait, or say --anyway`);
  }
  const machine = { processor: cpus()[0].model, cores: cpus().length, load: before, node: process.version,
    at: new Date().toISOString(), server: await done(place.tiendo, ['--version']) };
  say('the book, the pages, the data …');
  const pages = await prepare();
  const peers = given.only.split(',').map((name) => servers[name](place));
  const database = await servers.postgres(place);
  const result = { machine, rounds, seconds, figures: FIGURES };
  const write = () => {
    const folder = join(import.meta.dirname, '../results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, given.result), `${JSON.stringify(result, null, 1)}\n`);
  };
  for (const peer of peers) {
    if (peer.prepare) {
      say(`building ${peer.name} …`);
      await peer.prepare(database);
    }
  }
  result.same = await check(peers, database, pages);
  write();
  if (parts.includes('load')) {
    result.load = await load(peers, database);
    write();
    say(`\n${table(peers, result.load)}\n`);
  }
  if (parts.includes('steady')) {
    result.steady = await atRate(peers, database);
    write();
  }
  if (parts.includes('phone')) {
    result.phone = await phones(peers.filter(({ name }) => ['ours', 'next'].includes(name)), database, serving, say, Number(given.visits));
    write();
  }
  if (parts.includes('growth')) {
    result.growth = await grow(place, given.growth.split(',').map(Number), seconds, say);
    write();
  }
  say(`\n${aims(result)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stopAll();
    process.exit(1);
  });
}
try {
  await main();
} catch (problem) {
  failures.push(problem.message);
}
await stopAll();
failures.forEach((failure) => console.error(failure));
process.exit(failures.length ? 1 : 0);
