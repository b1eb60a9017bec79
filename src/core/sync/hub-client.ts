import type { TLSSocket } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { buildConnector, Pool } from 'undici';
import type { hubContract } from '#shared/sync/hub-contract.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { type LineCalls, lineCalls } from './line-calls.ts';
import { knockAtHub, patience, postToHub, rested, sendToHub } from './send-to-hub.ts';

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
const resting = new Map<string, Pool>();

/**
 * @param fingerprint SHA-256 of the hub's certificate (64 hexadecimal digits, or its first half): nothing is sent to
 *   anybody else. Empty is allowed for a hub on this machine only.
 */
export function connectHub(url: string, fingerprint: string): HubConnection {
  const name = `${url} ${fingerprint}`;
  const way = resting.get(name) ?? wayTo(new URL(url), fingerprint);
  resting.delete(name);
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
      const rests = way.stats.running === 0 && !resting.has(name);
      if (!rests) return void way.destroy();
      resting.set(name, way);
      rested.add(way);
    },
  };
}

/** Whether a hub may be spoken to without a certificate: on this machine only. */
export function isHubAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** A site knocks each minute, and a connection is there for it. */
const keepAliveTimeout = 120_000;
const waits = { headersTimeout: patience, bodyTimeout: patience, connectTimeout: patience, keepAliveTimeout };

function wayTo({ origin, protocol }: URL, fingerprint: string): Pool {
  const connect = protocol === 'http:' ? undefined : pinned(fingerprint);
  return new Pool(origin, { ...waits, allowH2: false, ...(connect && { connect }) });
}

/** Certificates are made by the hub itself, so no authority vouches for them: the fingerprint does. */
function pinned(fingerprint: string): buildConnector.connector {
  // Of a session that is gone on with, nobody shows a certificate.
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0, timeout: patience });
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error) return done(error, null);
      const found = (socket as TLSSocket).getPeerCertificate().fingerprint256 ?? '';
      const known =
        fingerprint.length >= 32 && found.replaceAll(':', '').toLowerCase().startsWith(fingerprint);
      if (known) return done(null, socket);
      socket.destroy();
      done(new Error('The certificate is not that of the hub'), null);
    });
}
