import { connect, createServer, type Socket } from 'node:net';

/** A line between sites and their hub that breaks: each connection carries so many bytes and is cut. */
export interface CuttingProxy {
  url: string;
  /** Bytes that went to the hub so far. */
  sent: number;
  close(): Promise<void>;
}

/**
 * @param carries how many bytes, both ways together, the next connection carries before it is cut
 */
export async function cuttingProxy(port: number, carries: () => number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const proxy: CuttingProxy = { url: '', sent: 0, close: async () => {} };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let left = carries();
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', end);
      from.on('close', end);
      from.on('data', (bytes: Buffer) => {
        const passed = bytes.subarray(0, Math.max(0, left));
        left -= bytes.length;
        if (to === far) proxy.sent += passed.length;
        if (passed.length > 0) to.write(passed);
        // What was written still arrives, and nothing after it.
        if (left <= 0) to.end(() => end());
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  proxy.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  proxy.close = () =>
    new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    });
  return proxy;
}
