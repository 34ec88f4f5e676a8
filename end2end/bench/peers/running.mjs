// Programs that run while they are needed: held to one core, waited for, and stopped by their own id.

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** The core of the servers, and that of whoever asks them. */
export const SERVING = '0';
export const ASKING = '1';

const running = new Set();

/** A port of this machine that nobody uses. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs a command to its end and gives what it printed; anything but success is an error. */
export function done(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const { input, ...rest } = options;
    const child = spawn(command, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], ...rest });
    let [out, problems] = ['', ''];
    child.stdout?.on('data', (part) => { out += part; });
    child.stderr?.on('data', (part) => { problems += part; });
    if (input !== undefined) {
      child.stdin.end(input);
    }
    child.on('error', reject);
    child.on('close', (code) =>
      (code === 0 ? resolve(out) : reject(new Error(`${command} ${args.join(' ')}: ${code}\n${problems}\n${out.slice(-4000)}`))));
  });
}

/** Starts a server on its core; its words go to a file. */
export function start(name, command, args, { log, ...options } = {}) {
  const file = openSync(log, 'a');
  const child = spawn('taskset', ['--cpu-list', SERVING, command, ...args], { stdio: ['ignore', file, file], ...options });
  closeSync(file);
  const server = { name, child, log, begun: performance.now(), ended: false };
  server.end = new Promise((resolve) => child.on('close', resolve));
  server.end.then(() => {
    server.ended = true;
    running.delete(server);
  });
  child.on('error', (problem) => { server.problem = problem; });
  running.add(server);
  return server;
}

/** Waits until a page is answered. The time since the start is the server's start-up. */
export async function answering(server, url) {
  for (let tries = 0; tries < 15_000; tries++) {
    if (server.ended || server.problem) {
      throw new Error(`${server.name} ended before it answered; see ${server.log}`);
    }
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) {
        server.startUp = performance.now() - server.begun;
        return server;
      }
    } catch {
      // It does not listen yet.
    }
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`${server.name} does not answer at ${url}; see ${server.log}`);
}

export async function stop(server, signal = 'SIGTERM') {
  if (!server.ended) {
    server.child.kill(signal);
    await server.end;
  }
}

/** Whatever happened: nothing that was started here goes on. */
export async function stopAll() {
  await Promise.all([...running].map(async (server) => {
    await stop(server, server.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    if (server.folder) {
      rmSync(server.folder, { recursive: true, force: true });
    }
  }));
}

function children(id) {
  const found = [id];
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry)) {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1];
        if (Number(parent) === id) {
          found.push(...children(Number(entry)));
        }
      } catch {
        // It has ended meanwhile.
      }
    }
  }
  return found;
}

/** Memory of a server and its children in KiB, what they share counted once. */
export function memory(server) {
  return children(server.child.pid).reduce((sum, id) => {
    try {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      return sum + Number(/^Pss:\s+(\d+) kB$/m.exec(text)[1]);
    } catch {
      return sum;
    }
  }, 0);
}
