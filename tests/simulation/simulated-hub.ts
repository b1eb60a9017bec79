import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/fetch';
import type { Database as Connection } from 'better-sqlite3';
import { type KyselyPlugin, sql } from 'kysely';
import { pino } from 'pino';
import { openConnection } from '#core/db/connection.ts';
import { type HubKeys, hubKeys } from '#hub/bundles/hub-keys.ts';
import { hubFile, hubKey, openHubDatabase } from '#hub/database/open.ts';
import type { HubDatabase } from '#hub/database/schema.ts';
import { makeCode } from '#hub/enrolment.ts';
import { HubFiles } from '#hub/files/hub-files.ts';
import { isNews } from '#hub/knock.ts';
import { answerLines } from '#hub/line-calls.ts';
import { placeOf } from '#hub/place.ts';
import { type HubContext, hubRouter } from '#hub/router.ts';
import { Sessions } from '#hub/sessions.ts';
import { openStart } from '#hub/starts.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { asKilled } from './as-killed.ts';
import type { World } from './chance.ts';
import { copyFolder } from './copy-folder.ts';

const handler = new RPCHandler(hubRouter);
const log = pino({ enabled: false });

async function knockOn(context: HubContext, text: string): Promise<Response> {
  return new Response(null, { status: (await isNews(context, text)) ? 200 : 204 });
}

async function linesOn(context: HubContext, call: string, body: Buffer): Promise<Response> {
  const answer = await answerLines(context, call, body);
  return new Response(new Uint8Array(answer.body), { status: answer.status });
}

async function callOn(context: HubContext, url: string, body: string): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json' };
  const request = new Request(url, { method: 'POST', headers, body });
  return (await handler.handle(request, { prefix: '/rpc', context })).response;
}

/** The hub of the application, on its own SQLite, called without a socket. */
export class SimulatedHub {
  folder: string;
  database!: HubDatabase;
  keys!: HubKeys;
  private sessions!: Sessions;
  private readonly world: World;
  private readonly newFolder: () => string;
  /** How many statements it still carries out before it is killed. */
  private statementsLeft = Number.POSITIVE_INFINITY;
  private diedIn: string | null = null;

  constructor(world: World, folder: string, newFolder: () => string) {
    this.world = world;
    this.folder = folder;
    this.newFolder = newFolder;
  }

  async start(): Promise<void> {
    const database = await openHubDatabase({ folder: this.folder, townSite: '01' });
    // A kill loses nothing that SQLite has handed to the system; waiting for the disk would prove nothing here.
    await sql`PRAGMA synchronous = OFF`.execute(database);
    const place = await placeOf({ folder: this.folder }, database);
    await database
      .transaction()
      .execute((transaction) => openStart(transaction, new Date(this.world.now), { place }));
    this.database = database;
    this.keys = hubKeys(this.folder);
    this.sessions = new Sessions(() => this.world.now);
  }

  stop(): Promise<void> {
    return this.database.destroy();
  }

  /** Ended as planned, and to go on from its folder, wherever that lies then, as if it had never been moved. */
  async putDown(): Promise<string> {
    await this.database.updateTable('hub').set({ place: '' }).execute();
    await this.stop();
    return this.folder;
  }

  /** Reads what is there now, row by row; who asked for it closes it. */
  reader(): Connection {
    return openConnection({ file: join(this.folder, hubFile), key: hubKey(this.folder), readonly: true });
  }

  async lastNumber(): Promise<number> {
    const { last_number } = await this.database
      .selectFrom('hub')
      .select('last_number')
      .executeTakeFirstOrThrow();
    return last_number;
  }

  code(siteNumber: string): Promise<string> {
    return makeCode(this.database, siteNumber, '', new Date(this.world.now));
  }

  /** Answers as over a socket; null when it was killed meanwhile. */
  async handle({
    url,
    body,
  }: {
    url: string;
    body: Buffer;
  }): Promise<{ status: number; body: Buffer } | null> {
    const killing: KyselyPlugin = {
      transformQuery: ({ node }) => {
        this.statementsLeft -= 1;
        if (this.statementsLeft < 0) {
          this.diedIn ??= asKilled(this.folder, this.newFolder());
          throw new Error('killed');
        }
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const context: HubContext = {
      database: this.database.withPlugin(killing),
      sessions: this.sessions,
      files: new HubFiles(this.folder, hubKey(this.folder)),
      keys: this.keys,
      log,
      now: () => new Date(this.world.now),
    };
    const { pathname } = new URL(url);
    const answering = pathname.startsWith(LINES_PATH)
      ? linesOn(context, pathname.slice(LINES_PATH.length), body)
      : pathname === '/knock'
        ? knockOn(context, body.toString())
        : callOn(context, url, body.toString());
    const response = await answering.catch((error: unknown) => {
      if (this.diedIn === null) throw error;
    });
    this.statementsLeft = Number.POSITIVE_INFINITY;
    if (this.diedIn) {
      await this.startFrom(this.diedIn);
      this.diedIn = null;
      return null;
    }
    return {
      status: response?.status ?? 404,
      body: Buffer.from(response ? await response.arrayBuffer() : new ArrayBuffer(0)),
    };
  }

  killAfter(statements: number): void {
    this.statementsLeft = statements;
  }

  /** Killed between two calls. */
  async crash(): Promise<void> {
    await this.startFrom(asKilled(this.folder, this.newFolder()));
  }

  /** The folder as it lies on the disk at this moment, whatever is open in it. */
  copyAsItLies(): string {
    return copyFolder(this.folder, this.newFolder());
  }

  async startFrom(folder: string): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
    this.folder = folder;
    await this.start();
  }
}
