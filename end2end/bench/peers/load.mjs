// Asks a server from the other core: as fast as it can with wrk, and at a fixed rate with autocannon.

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

/** How long answers take at so many requests a second, counted from when they were due. */
export async function steady(place, url, perSecond, seconds) {
  const out = await done('taskset', ['--cpu-list', ASKING, 'node', join(place.tools, 'node/node_modules/autocannon/autocannon.js'),
    '--json', '--no-progress', '--connections', String(CONNECTIONS), '--overallRate', String(perSecond), '--duration', String(seconds),
    '--headers', 'Accept-Encoding=identity', url]);
  const found = JSON.parse(out);
  return {
    perSecond: found.requests.average, p50: found.latency.p50, p99: found.latency.p99, most: found.latency.max,
    failures: found.errors + found.non2xx,
  };
}
