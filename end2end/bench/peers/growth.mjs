// The same pages over more and more figures: what a start takes, how much memory, how many requests. Each page is drawn for each request.

import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { PAGES } from './cut.mjs';
import { full, steady } from './load.mjs';
import { done, memory, stop } from './running.mjs';
import { afresh } from './servers.mjs';

const STARTS = 3;

export async function grow(place, sizes, seconds, say) {
  const found = [];
  for (const figures of sizes) {
    const book = join(place.work, `book-${figures}`);
    const begun = performance.now();
    await done(place.tiendo, ['seed', '--figures', String(figures), '--database', `rocksdb://${book}`]);
    const one = { figures, loaded: performance.now() - begun, starts: [], pages: {} };
    for (let number = 1; number <= STARTS; number++) {
      const server = await afresh(place, book).start();
      try {
        one.starts.push(server.startUp);
        if (number === STARTS) {
          one.memory = memory(server);
          for (const [page, path] of Object.entries(PAGES)) {
            const url = `http://${server.address}${path}`;
            const bytes = (await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer()).byteLength;
            one.pages[page] = { bytes, full: await full(url, seconds), steady: await steady(place, url, 20, seconds) };
          }
          one.memoryAfter = memory(server);
        }
      } finally {
        await stop(server);
      }
    }
    found.push(one);
    const told = Object.entries(one.pages).map(([page, { full: run, bytes }]) => `${page} ${run.perSecond.toFixed(0)} a second (${bytes} bytes)`);
    say(`${figures} figures: start ${one.starts.map((start) => start.toFixed(0)).join(', ')} ms, ${(one.memory / 1_024).toFixed(0)} MiB; ${told.join(', ')}`);
    rmSync(book, { recursive: true, force: true });
  }
  return found;
}
