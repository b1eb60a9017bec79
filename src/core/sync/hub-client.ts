import http from 'node:http';
import https from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { hubContract } from '#shared/sync/hub-contract.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { type LineCalls, lineCalls } from './line-calls.ts';
import { knockAtHub, postToHub, sendToHub } from './send-to-hub.ts';

export type HubClient = ContractRouterClient<typeof hubContract>;

/** The way to a hub. */
export interface HubConnection {
  client: HubClient;
  /** Push and pull. */
  lines: LineCalls;
  /**
   * Whether nothing has moved since the round that a knock names.
   * @throws Error when the hub is not reached
   */
  knock(text: string): Promise<boolean>;
  /** Ends what is under way; a connection that rests is used by who comes next. */
  close(): void;
}

/** One connection to each hub rests between two rounds: to make one costs more than to ask for news. */
const resting = new Map<string, http.Agent>();

/**
 * @param fingerprint SHA-256 of the hub's certificate (64 hexadecimal digits, or its first half): nothing is sent to
 *   anybody else. Empty is allowed for a hub on this machine only.
 */
export function connectHub(url: string, fingerprint: string): HubConnection {
  const plain = new URL(url).protocol === 'http:';
  const name = `${url} ${fingerprint}`;
  const agent = resting.get(name) ?? (plain ? new http.Agent({ keepAlive: true }) : pinnedAgent(fingerprint));
  resting.delete(name);
  const way = { agent, ask: plain ? http.request : https.request };
  // A knock, which is most of what is said, needs none.
  let made: HubClient | undefined;
  const client = () => {
    made ??= createORPCClient(
      new RPCLink({
        url: new URL('/rpc', url).href,
        fetch: (request, init) => sendToHub(request, init as RequestInit, way),
      }),
    ) as HubClient;
    return made;
  };
  return {
    get client() {
      return client();
    },
    lines: lineCalls((call, body) => postToHub(new URL(`${LINES_PATH}${call}`, url).href, body, way), client),
    knock: (text) => knockAtHub(new URL('/knock', url).href, text, way),
    close() {
      const rests = Object.keys(agent.sockets).length === 0 && !resting.has(name);
      if (rests) resting.set(name, agent);
      else agent.destroy();
    },
  };
}

/** Whether a hub may be spoken to without a certificate: on this machine only. */
export function isHubAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** Certificates are made by the hub itself, so no authority vouches for them: the fingerprint does. */
function pinnedAgent(fingerprint: string): https.Agent {
  const agent = new https.Agent({ keepAlive: true });
  // Node gives the socket to the request only after the callback, so nothing has been sent before.
  agent.createConnection = (options, done) => {
    const socket: TLSSocket = connect({ ...(options as object), rejectUnauthorized: false }, () => {
      const found = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase() ?? '';
      const known = fingerprint.length >= 32 && found.startsWith(fingerprint);
      if (known) done?.(null, socket);
      else socket.destroy(new Error('The certificate is not that of the hub'));
    });
    socket.once('error', (error) => done?.(error, socket));
    return undefined;
  };
  return agent;
}
