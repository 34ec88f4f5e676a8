// A server as it is reached from a cheap phone far from the mast: the slow 4G that Lighthouse takes for
// that. What passes here takes its time, whatever asks for it; the browser's own throttling forgot a
// request now and then.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import type { Server } from './server';

/** There and back 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up. */
const ONE_WAY_MS = 75;
const DOWN_BYTES_A_MS = 1_600 / 8;
const UP_BYTES_A_MS = 750 / 8;
/** No more is handed on at once, so that a page still comes bit by bit. */
const PACKET_BYTES = 4_096;

/** One direction of the line, which all connections share. */
class Lane {
  #freeAt = 0;

  constructor(readonly bytesAMs: number) {}

  /** Hands on what comes out of one socket to another, in its order, its end included. */
  join(from: Socket, to: Socket): void {
    const underway: (() => void)[] = [];
    const send = (bytes: number, arrive: () => void) => {
      const now = performance.now();
      this.#freeAt = Math.max(now, this.#freeAt) + bytes / this.bytesAMs;
      underway.push(arrive);
      // Timers do not promise to keep their order; the queue does.
      setTimeout(() => underway.shift()!(), this.#freeAt + ONE_WAY_MS - now);
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

/** The same server under another address, far away; stopping that stops both. */
export async function farAway(server: Server): Promise<Server> {
  const { hostname, port } = new URL(server.address);
  const [up, down] = [new Lane(UP_BYTES_A_MS), new Lane(DOWN_BYTES_A_MS)];
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
      await server.stop();
    },
  };
}
