// What was measured: printed for people, and kept as it came for whoever wants to look again.

import { appendFileSync, mkdirSync } from 'node:fs';

const FOLDER = new URL('../artefacts/', import.meta.url);

const sorted = (times: number[]) => [...times].sort((a, b) => a - b);

export const median = (times: number[]) => sorted(times)[Math.floor((times.length - 1) / 2)];

/** The time under which so many of a hundred stay. */
export const percentile = (times: number[], share: number) =>
  sorted(times)[Math.max(0, Math.ceil((share / 100) * times.length) - 1)];

/** Prints the median and the spread, in milliseconds, beside what was aimed at. */
export function tell(what: string, times: number[], aim: string): void {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const text = `${what}: median ${median(times).toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)}, ${times.length} times); aim ${aim}`;
  console.log(text);
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(new URL('bench.jsonl', FOLDER), `${JSON.stringify({ what, aim, times })}\n`);
}
