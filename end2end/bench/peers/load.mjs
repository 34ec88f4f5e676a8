// Asks a server from the other core: as fast as it can with wrk, and at a fixed rate with h2load.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ASKING, done } from './running.mjs';

const CONNECTIONS = 32;

const MILLISECONDS = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

const time = (text) => {
  const [, number, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text);
  return Number(number) * MILLISECONDS[unit];
};

/** What wrk prints, as numbers. */
export function read(text) {
  const share = (percent) => time(new RegExp(`^\\s+${percent}%\\s+(\\S+)\\s*$`, 'm').exec(text)[1]);
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(text);
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text);
  const [, requests, seconds] = /(\d+) requests in ([\d.]+s)/.exec(text);
  return {
    perSecond: Number(/^Requests\/sec:\s+([\d.]+)$/m.exec(text)[1]),
    requests: Number(requests),
    seconds: time(seconds) / 1_000,
    p50: share(50),
    p99: share(99),
    failures: Number(refused?.[1] ?? 0) + (broken ? broken.slice(1).reduce((sum, one) => sum + Number(one), 0) : 0),
    told: [refused?.[0], broken?.[0]].filter(Boolean).join('; '),
  };
}

/** Requests per second of one page. */
export async function full(url, seconds) {
  const text = await done('taskset', ['--cpu-list', ASKING, 'wrk', '--threads=1', `--connections=${CONNECTIONS}`,
    `--duration=${seconds}s`, '--timeout=30s', '--latency', '--header', 'Accept-Encoding: identity', url]);
  try {
    return read(text);
  } catch {
    throw new Error(`wrk answered something else:\n${text}`);
  }
}

/** Connections of those who ask steadily: as many answers may be asked for at the same moment. */
const STEADY_CONNECTIONS = 4;

/** How long answers take at so many requests a second, evenly spread over a few connections. */
export async function steady(place, url, perSecond, seconds) {
  const log = join(place.work, 'steady.tsv');
  rmSync(log, { force: true });
  await done('taskset', ['--cpu-list', ASKING, 'h2load', '--h1', `--clients=${STEADY_CONNECTIONS}`, `--rps=${perSecond / STEADY_CONNECTIONS}`,
    `--duration=${seconds}`, `--log-file=${log}`, '--header=accept-encoding: identity', url]);
  // When it began, the status, how long it took: both times in microseconds.
  const rows = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split('\t').map(Number));
  const times = rows.map(([, , taken]) => taken / 1_000).sort((one, other) => one - other);
  const share = (percent) => times[Math.max(0, Math.ceil((percent / 100) * times.length) - 1)];
  return {
    perSecond: rows.length / seconds, p50: share(50), p99: share(99), most: times.at(-1),
    failures: rows.filter(([, status]) => status !== 200).length,
  };
}
