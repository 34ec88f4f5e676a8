// A server as it is reached from a cheap phone far from the mast: the slow 4G that Lighthouse takes for
// that. What passes here takes its time, whatever asks for it; the browser's own throttling forgot a
// request now and then.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import type { Server } from './server';

export interface Line {
  oneWayMs: number;
  downBytesAMs: number;
  upBytesAMs: number;
}

/** There and back 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up. */
const SLOW_4G: Line = { oneWayMs: 75, downBytesAMs: 1_600 / 8, upBytesAMs: 750 / 8 };
/** Farther still, as in the hills: there and back 300 ms, 700 kbit/s both ways. */
export const FARTHER: Line = { oneWayMs: 150, downBytesAMs: 700 / 8, upBytesAMs: 700 / 8 };
/** No more is handed on at once, so that a page still comes bit by bit. */
const PACKET_BYTES = 4_096;

/** One direction of the line, which all connections share. */
class Lane {
  #freeAt = 0;

  constructor(
    readonly bytesAMs: number,
    readonly oneWayMs: number,
  ) {}

  /** Hands on what comes out of one socket to another, in its order, its end included. */
  join(from: Socket, to: Socket): void {
    const underway: (() => void)[] = [];
    const send = (bytes: number, arrive: () => void) => {
      const now = performance.now();
      this.#freeAt = Math.max(now, this.#freeAt) + bytes / this.bytesAMs;
      underway.push(arrive);
      // Timers do not promise to keep their order; the queue does.
      setTimeout(() => underway.shift()!(), this.#freeAt + this.oneWayMs - now);
    };
    from.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += PACKET_BYTES) {
        const packet = chunk.subarray(at, at + PACKET_BYTES);
        send(packet.length, () => to.writable && to.write(packet));
      }
    });
    from.on('end', () => send(0, () => to.end()));
    // What breaks on one side is broken on the other.
    from.on('error', () => to.destroy());
  }
}

/** The same server under another address, far away; stopping that leaves the server where it is. */
export async function farAway(server: Server, over: Line = SLOW_4G): Promise<Server> {
  const { hostname, port } = new URL(server.address);
  const [up, down] = [new Lane(over.upBytesAMs, over.oneWayMs), new Lane(over.downBytesAMs, over.oneWayMs)];
  const open = new Set<Socket>();
  const mast = createServer({ allowHalfOpen: true, noDelay: true }, (phone) => {
    const line = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    for (const socket of [phone, line]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    up.join(phone, line);
    down.join(line, phone);
  });
  await new Promise<void>((resolve) => mast.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(mast.address() as AddressInfo).port}`,
    id: server.id,
    async stop() {
      mast.close();
      open.forEach((socket) => socket.destroy());
    },
  };
}
