import { createORPCClient, ORPCError } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { CoreClient } from '#shared/contract/index.ts';
import { CoreConnection, type CoreLink, CoreWentAway } from './connection.ts';
import { rememberedStaffId, rememberStaff, session } from './session.ts';

/** Signs the clerk of before in again on a fresh line, so that a restart of core asks nothing of anybody. */
async function welcome(link: CoreLink): Promise<void> {
  const staffId = rememberedStaffId();
  if (!staffId) return session.set(null);
  try {
    rememberStaff(await createORPCClient<CoreClient>(link).staff.signIn({ staffId }));
  } catch (error) {
    // Not known here any more: the names are offered instead. A core that went away while it was asked has
    // said no such thing; the clerk stays, and the next one is asked again.
    if (error instanceof ORPCError) session.set(null);
  }
}

/** The one connection of this window. */
export const connection = new CoreConnection(welcome);

/** Core, every call typed. */
export const core: CoreClient = createORPCClient<CoreClient>(connection);

/** Core as options for TanStack Query. */
export const query = createTanstackQueryUtils(core);

/** Everything read from core. Core is on this machine: calls never depend on a network. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 1000,
      retry: (count, error) => error instanceof CoreWentAway && count < 5,
      retryDelay: 0,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Listens for the ports that the preload hands over, and reads everything anew when core came back. */
export function listenForCore(): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.data !== 'core-port' || event.source !== window || !port) return;
    const cameBack = connection.state.get() !== 'starting';
    void connection.receive(port).then(() => {
      if (cameBack) void queryClient.invalidateQueries();
    });
  });
  // The preload keeps the port until somebody listens for it.
  window.postMessage('core-port-wanted', '*');
  // The preload keeps a port that came too early until it is told that somebody listens.
  window.postMessage('core-port-wanted', '*');
}
