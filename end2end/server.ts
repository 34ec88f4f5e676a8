// A server of our own for each worker: with the demo data, in memory, on a port nobody else has.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { PASSWORD } from './officers';

export interface Server {
  /** Such as http://127.0.0.1:41234 */
  address: string;
  /** Of its process. */
  id: number;
  stop(): Promise<void>;
}

// A development build loads the demo data slowly, the more so with every core busy.
const START_UP_MS = 150_000;

function binary(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'tiendo', 'target');
  const path = process.env.TIENDO_BIN ?? join(target, 'debug', 'tiendo');
  if (!existsSync(path)) {
    throw new Error(`there is no server at ${path}: build it, or name it in TIENDO_BIN`);
  }
  return path;
}

/** With settings of its own, by the names that the environment has for them. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const child = spawn(
    binary(),
    ['serve', '--demo', '--listen', '127.0.0.1:0', '--database', 'mem://'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TIENDO_DEMO_PASSWORD: PASSWORD, ...settings },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const address = await readAddress(child);
    return {
      address,
      id: child.pid!,
      async stop() {
        child.kill('SIGTERM');
        await ended;
      },
    };
  } catch (problem) {
    child.kill('SIGKILL');
    throw problem;
  }
}

/** Where Debian's faketime package puts its library. */
const FAKETIME = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
);

/**
 * Settings with which a server reads the time from a file ("+9d" is nine days ahead), so that a test can
 * let days pass. Timers keep running as they are.
 */
export function clockFrom(file: string): Record<string, string> {
  const library = FAKETIME.find((path) => existsSync(path));
  if (!library) {
    throw new Error('letting days pass takes the package faketime');
  }
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) => reject(new Error(`${why}\n${said.join('\n')}`));
    const timer = setTimeout(() => fail('the server did not say where it listens'), START_UP_MS);
    child.once('error', (problem) => fail(`the server could not be started: ${problem.message}`));
    child.once('exit', (code) => fail(`the server ended with ${code} before it listened`));
    // Both are read to the end, or a server with much to say would wait for ever to be heard.
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        const found = /listening on (http:\/\/[\d.:]+)/.exec(line);
        if (found) {
          clearTimeout(timer);
          resolve(found[1]);
        } else {
          said.push(line);
        }
      });
    }
  });
}
