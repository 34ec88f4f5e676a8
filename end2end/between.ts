// Stands between a browser and a server, as a network does: it can be cut, be slow, or belong to a server
// of another day.

import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Between {
  address: string;
  /** Nothing goes through any more, and what is open breaks. */
  cut(): void;
  /** What is asked waits, until it is mended. */
  stall(): void;
  mend(): Promise<void>;
  /** Requests for a path are answered with this status. */
  refuse(path: string, status: number): void;
  /** What is sent, and by which name it is asked for, as it was on another day. */
  asIf(rewrite: Rewrite | undefined): void;
  /** How many requests came for a path. */
  count(path: string): number;
  close(): void;
}

export interface Rewrite {
  path(path: string): string;
  text(text: string): string;
}

export async function between(server: string): Promise<Between> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  const refused = new Map<string, number>();
  const counted = new Map<string, number>();
  let waiting: (() => void)[] | undefined;
  let rewrite: Rewrite | undefined;

  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const was = rewrite;
    const headers = { ...asked.headers };
    if (was) {
      delete headers['accept-encoding'];
      delete headers['if-none-match'];
    }
    const path = was ? was.path(asked.url!) : asked.url!;
    const onward = request({ hostname, port, path, method: asked.method, headers }, (from) => {
      const isText = /html|javascript/.test(from.headers['content-type'] ?? '');
      if (!was || !isText) {
        answer.writeHead(from.statusCode!, from.headers);
        from.pipe(answer);
        return;
      }
      const chunks: Buffer[] = [];
      from.on('data', (chunk: Buffer) => chunks.push(chunk));
      from.on('end', () => {
        const { 'content-length': _, etag: __, ...kept } = from.headers;
        answer.writeHead(from.statusCode!, kept);
        answer.end(was.text(Buffer.concat(chunks).toString()));
      });
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  };

  const site = createServer((asked, answer) => {
    const path = asked.url!.split('?')[0];
    counted.set(path, (counted.get(path) ?? 0) + 1);
    const status = refused.get(path);
    if (status) {
      answer.writeHead(status).end();
    } else if (waiting) {
      waiting.push(() => pass(asked, answer));
    } else {
      pass(asked, answer);
    }
  });
  site.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const listen = (at: number) => new Promise<void>((resolve) => site.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = (site.address() as AddressInfo).port;

  const cut = () => {
    site.close();
    open.forEach((socket) => socket.destroy());
  };
  return {
    address: `http://127.0.0.1:${own}`,
    cut,
    stall() {
      waiting ??= [];
    },
    async mend() {
      if (!site.listening) {
        await listen(own);
      }
      refused.clear();
      const late = waiting ?? [];
      waiting = undefined;
      late.forEach((go) => go());
    },
    refuse(path, status) {
      refused.set(path, status);
    },
    asIf(other) {
      rewrite = other;
    },
    count: (path) => counted.get(path) ?? 0,
    close: cut,
  };
}
