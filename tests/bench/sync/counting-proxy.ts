import { connect, createServer, type Socket } from 'node:net';

/** A way to a port of this machine that counts what passes. */
export interface CountingProxy {
  port: number;
  /** Bytes both ways since it was asked last. */
  take(): number;
  close(): void;
}

/** Forwards connections byte for byte; headers are counted like everything else. */
export async function countingProxy(to: number): Promise<CountingProxy> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const onward = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('data', (part) => {
        bytes += part.length;
      });
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    take() {
      const counted = bytes;
      bytes = 0;
      return counted;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
