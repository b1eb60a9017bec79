import { createORPCClient } from '@orpc/client';
import type { PublicClient } from '#shared/contract/public-screen.ts';
import { CoreConnection } from '../../app/core/connection.ts';

/** Nobody signs in at the public's screen. */
const connection = new CoreConnection(async () => undefined);

/** What of core the public's screen can reach. */
export const publicCore: PublicClient = createORPCClient<PublicClient>(connection);

/** Listens for the ports that the preload hands over. */
export function listenForPublicCore(): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.data === 'core-port' && event.source === window && port) void connection.receive(port);
  });
  // The preload keeps a port that came too early until it is told that somebody listens.
  window.postMessage('core-port-wanted', '*');
}
