import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '#core/seed/random.ts';

/** A line that delays what passes and cuts connections at any byte, until it is mended. */
export interface BadLine {
  port: number;
  cuts: number;
  mended: boolean;
  close(): void;
}

/** @param port of the hub, asked for each connection */
export async function badLine(port: () => number, random: Random): Promise<BadLine> {
  const sockets = new Set<Socket>();
  const line: BadLine = { port: 0, cuts: 0, mended: false, close: () => {} };
  const server = createServer((from) => {
    const onward = connect(port(), '127.0.0.1');
    // One in five is cut somewhere in its first kilobytes, the others far on or never.
    let left = line.mended
      ? Number.POSITIVE_INFINITY
      : random.between(1, random.chance(0.2) ? 8_000 : 400_000);
    const cut = () => {
      from.destroy();
      onward.destroy();
    };
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      sockets.add(one);
      let last = Promise.resolve();
      one.on('data', (part: Buffer) => {
        const passed = part.subarray(0, Math.min(part.length, left));
        left -= part.length;
        const wait = line.mended ? 0 : random.below(60);
        last = last
          .then(() => new Promise((resolve) => setTimeout(resolve, wait)))
          .then(() => {
            if (!other.destroyed) other.write(passed);
            if (passed.length === part.length) return;
            line.cuts += 1;
            cut();
          });
      });
      one.on('end', () => void last.then(() => other.end()));
      one.on('error', cut);
      one.on('close', () => {
        sockets.delete(one);
        void last.then(() => other.destroy());
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line.port = (server.address() as { port: number }).port;
  line.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return line;
}
