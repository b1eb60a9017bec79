import type { Database } from 'better-sqlite3';
import { syncedEntities } from '#core/db/synced-entities.ts';

/** Which version of the application runs somewhere: this one, the next, the one after. */
export type Version = 0 | 1 | 2;
export const latestVersion: Version = 2;

/** What each version has more than the one before it: an entity, and a field of one that was there. */
const entities = [
  {},
  { lostItem: { table: 'lost_items', key: ['id'] } },
  { noticeBoard: { table: 'notice_boards', key: ['id'] } },
] as const;
const migrations = [
  '',
  `CREATE TABLE lost_items (id TEXT PRIMARY KEY, name TEXT NOT NULL, hours INTEGER,
    version TEXT NOT NULL) STRICT; ALTER TABLE calendar_days ADD COLUMN stars INTEGER`,
  `CREATE TABLE notice_boards (id TEXT PRIMARY KEY, place TEXT NOT NULL, sheets INTEGER,
    version TEXT NOT NULL) STRICT; ALTER TABLE lost_items ADD COLUMN colour INTEGER`,
] as const;

/** Makes the code that runs next that of a version. */
export function runAs(version: Version): void {
  for (const [since, more] of entities.entries()) {
    if (since <= version) Object.assign(syncedEntities, more);
    else for (const name of Object.keys(more)) Reflect.deleteProperty(syncedEntities, name);
  }
}

/** The migration to a version from the one before it. */
export function migrateTo(connection: Database, version: Version): void {
  connection.exec(migrations[version]);
}
