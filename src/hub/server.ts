import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { hubKeys } from './bundles/hub-keys.ts';
import { type TurnLimits, Turns } from './busy.ts';
import { hubCertificate } from './certificate.ts';
import { type HubStorage, hubKey, openServedDatabase } from './database/open.ts';
import type { HubDatabase } from './database/schema.ts';
import { HubFiles } from './files/hub-files.ts';
import { sweepFiles } from './files/known-files.ts';
import { readHealth } from './operation/health.ts';
import { healthPage } from './operation/health-page.ts';
import { Load } from './operation/load.ts';
import { isThisMachine } from './operation/this-machine.ts';
import { placeOf } from './place.ts';
import type { HubContext } from './router.ts';
import { Sessions } from './sessions.ts';
import { openStart } from './starts.ts';
import { keepUpward, type Upward } from './upward/keep-upward.ts';
import { upwardHealth } from './upward/upward-health.ts';
import { answerCall, answerKnock, answerLineCall } from './wire.ts';

export interface HubOptions extends HubStorage {
  host: string;
  port: number;
  /** Without a certificate: on this machine only. */
  plain: boolean;
  log: Logger;
  /** Lets other machines see how the centres stand, too; it holds no personal data. */
  openHealth?: boolean;
  turns?: TurnLimits;
}

export interface RunningHub {
  port: number;
  /** Lets what was begun come to its end, then closes the database. */
  stop(): Promise<void>;
}

/** 255 sites and as many again who come back while their old connection is not given up yet. */
const mostConnections = 1000;
/** Milliseconds for what is in hand when the hub is asked to end; less than a service manager waits. */
const endsWithin = 20_000;

/** Opens the hub's database, answers sites, and tells a larger hub how the town stands where it is a site of one. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { host, port, plain, folder, log } = options;
  if (plain && host !== '127.0.0.1')
    throw new Error('Without a certificate the hub listens on 127.0.0.1 only');
  const { database, close } = await openServedDatabase(options);
  const files = new HubFiles(folder, hubKey(folder));
  await sweepFiles(database, (place, sha256) => files.remove(place, sha256));
  const place = await placeOf(options, database);
  await database.transaction().execute((transaction) => openStart(transaction, new Date(), { place }));
  const sessions = new Sessions(Date.now);
  const context: HubContext = {
    database,
    sessions,
    files,
    keys: hubKeys(folder),
    log,
    now: () => new Date(),
  };
  const upward = keepUpward({ folder, database, log });
  const turns = new Turns(options.turns);
  const load = new Load();
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    response.once('close', () => {
      if (load.ending) setImmediate(() => server.closeIdleConnections());
    });
    try {
      if (request.url === '/health' || request.url === '/health.html') {
        return await tellHealth(options, { database, upward }, request, response);
      }
      const way =
        request.url === '/knock'
          ? answerKnock
          : request.url?.startsWith(LINES_PATH)
            ? answerLineCall
            : answerCall;
      const work = () => way(request, response, context);
      if (load.take(request, response) && (await turns.take(work))) return;
      log.warn('too much at once');
      // What was not read has to go before the answer is.
      request.resume();
      response.writeHead(503, { 'retry-after': `${turns.retryAfter()}` }).end();
    } catch (error) {
      log.error({ code: (error as { code?: unknown }).code }, 'failed');
      if (!response.headersSent) response.writeHead(500).end();
    }
  };
  // Slower than the slowest line of a village, and faster than somebody who only wants to occupy the hub. A connection
  // rests for as long as a slow site needs to take a large page in, and until a site that has nothing to say knocks again.
  const patience = { headersTimeout: 20_000, requestTimeout: 180_000, keepAliveTimeout: 150_000 };
  const server = plain
    ? http.createServer(patience, answer)
    : https.createServer({ ...patience, ...(await hubCertificate(folder)) }, answer);
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  log.info({ port: address.port, plain }, 'hub listens');
  return {
    port: address.port,
    async stop() {
      load.ending = true;
      // What hangs is cut off in the end: the batch in hand is either committed or not there at all.
      const deadline = setTimeout(() => server.closeAllConnections(), endsWithin);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(deadline);
      await upward.end();
      await close();
      log.info('hub stopped');
    },
  };
}

/** For whoever watches over the machine; from elsewhere only that the hub works, unless it was opened to all. */
async function tellHealth(
  { openHealth = false }: HubOptions,
  { database, upward }: { database: HubDatabase; upward: Upward },
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  if (!openHealth && !isThisMachine(request.socket.remoteAddress)) {
    await database.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'ok' }));
    return;
  }
  const health = { ...(await readHealth(database, new Date())), upward: upwardHealth(upward.context) };
  const asPage = request.url === '/health.html';
  response.writeHead(200, {
    'content-type': asPage ? 'text/html; charset=utf-8' : 'application/json',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  });
  response.end(asPage ? healthPage(health) : JSON.stringify(health));
}
