import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/node';
import type { Logger } from 'pino';
import { hubKeys } from './bundles/hub-keys.ts';
import { hubCertificate } from './certificate.ts';
import { type HubStorage, hubKey, openHubDatabase } from './database/open.ts';
import type { HubDatabase } from './database/schema.ts';
import { type HubContext, hubRouter } from './router.ts';
import { sweepScans } from './scans/known-scans.ts';
import { ScanStore } from './scans/scan-store.ts';
import { Sessions } from './sessions.ts';

export interface HubOptions extends HubStorage {
  host: string;
  port: number;
  /** Without a certificate: on this machine only. */
  plain: boolean;
  log: Logger;
}

export interface RunningHub {
  port: number;
  /** Lets what was begun come to its end, then closes the database. */
  stop(): Promise<void>;
}

/** Twice the largest command. */
const largestBody = 40_000_000;

/** Opens the hub's database and answers sites. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { host, port, plain, folder, log } = options;
  if (plain && host !== '127.0.0.1')
    throw new Error('Without a certificate the hub listens on 127.0.0.1 only');
  const database = await openHubDatabase(options);
  const scans = new ScanStore(folder, hubKey(folder));
  await sweepScans(database, (siteNumber, sha256) => scans.remove(siteNumber, sha256));
  const sessions = new Sessions(Date.now);
  const context: HubContext = {
    database,
    sessions,
    scans,
    keys: hubKeys(folder),
    log,
    now: () => new Date(),
  };
  const handler = new RPCHandler(hubRouter);
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    try {
      if (request.url === '/health') return await tellHealth(database, response);
      if (isTooLarge(request)) return void response.writeHead(413).end();
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context });
      if (!matched) response.writeHead(404).end();
    } catch (error) {
      log.error({ code: (error as { code?: unknown }).code }, 'failed');
      if (!response.headersSent) response.writeHead(500).end();
    }
  };
  const server = plain ? http.createServer(answer) : https.createServer(await hubCertificate(folder), answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  log.info({ port: address.port, plain }, 'hub listens');
  return {
    port: address.port,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await database.destroy();
      log.info('hub stopped');
    },
  };
}

/** A body that does not say how long it is could be without end. */
function isTooLarge({ headers }: http.IncomingMessage): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > largestBody;
}

/** For whoever watches over the machine: that the hub works, and when each centre was last there. */
async function tellHealth(database: HubDatabase, response: http.ServerResponse): Promise<void> {
  const hub = await database.selectFrom('hub').select(['hub_id', 'last_number']).executeTakeFirstOrThrow();
  const sites = await database
    .selectFrom('sites')
    .leftJoin('site_logs', 'site_logs.site_number', 'sites.site_number')
    .select(['sites.site_number as siteNumber', 'sites.seen_at as seenAt', 'site_logs.last_seq as lastSeq'])
    .orderBy('sites.site_number')
    .execute();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'ok', hub: hub.hub_id, lastNumber: hub.last_number, sites }));
}
