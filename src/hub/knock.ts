import { type CompiledQuery, sql } from 'kysely';
import { readKnock } from '#shared/sync/knock.ts';
import type { HubDatabase } from './database/schema.ts';
import type { HubSession, Sessions } from './sessions.ts';

interface Moved {
  last_number: number;
  start_id: string;
  keys_version: number | string;
  last_seq: number | null;
  taken_seq: number | null;
  chain: string | null;
}

/**
 * Whether a site that knocks has to say hello: something has moved since its last round, or the hub does not know of that
 * any more. Everything is compared with the database, which other processes of the hub may have written.
 */
export async function isNews(
  { database, sessions, now }: { database: HubDatabase; sessions: Sessions; now: () => Date },
  text: string,
): Promise<boolean> {
  const knock = readKnock(text);
  const known = knock && sessions.knocking(knock.token);
  if (!known) return true;
  const hub = await standOf(database, known.session);
  const isSame =
    hub !== undefined &&
    hub.start_id === knock.start &&
    hub.last_number === knock.cursor &&
    (hub.last_seq ?? 0) === knock.lastSeq &&
    (hub.chain ?? knock.chain) === knock.chain &&
    // Others brought more of its log back than the site itself has sent.
    (hub.taken_seq ?? 0) <= knock.lastSeq &&
    Number(hub.keys_version) === knock.keysVersion;
  if (isSame && known.isDue) {
    await database
      .updateTable('sites')
      .set({ seen_at: now().toISOString() })
      .where('site_number', '=', known.session.siteNumber)
      .execute();
  }
  return !isSame;
}

/** Asked by every centre every minute: the text is built once for each kind of database. */
const compiled = new Map<string, CompiledQuery<Moved>>();

async function standOf(database: HubDatabase, { siteNumber, epoch }: HubSession): Promise<Moved | undefined> {
  const kind = database.getExecutor().adapter.constructor.name;
  let query = compiled.get(kind);
  if (!query) {
    query = sql<Moved>`SELECT hub.last_number, hub.start_id, log.last_seq, log.taken_seq, log.chain,
        (SELECT coalesce(sum(serial), 0) FROM sites WHERE sealing_key <> '') AS keys_version
      FROM hub LEFT JOIN site_logs AS log ON log.site_number = ${siteNumber} AND log.epoch = ${epoch}`.compile(
      database,
    );
    compiled.set(kind, query);
  }
  const { rows } = await database.executeQuery<Moved>({ ...query, parameters: [siteNumber, epoch] });
  return rows[0];
}
