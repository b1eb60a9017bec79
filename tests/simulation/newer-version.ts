import type { Database } from 'better-sqlite3';
import { syncedEntities } from '#core/db/synced-entities.ts';

/** What the next version of the application has more than this one: an entity, and a field of the calendar. */
const entity = { lostItem: { table: 'lost_items', key: ['id'] } };

/** Makes the code that runs next that of the newer version, or of this one. */
export function runAs(newer: boolean): void {
  if (newer) Object.assign(syncedEntities, entity);
  else Reflect.deleteProperty(syncedEntities, 'lostItem');
}

/** The migration of the newer version. */
export function migrateToNewer(connection: Database): void {
  connection.exec(`CREATE TABLE lost_items (id TEXT PRIMARY KEY, name TEXT NOT NULL, hours INTEGER,
    version TEXT NOT NULL) STRICT; ALTER TABLE calendar_days ADD COLUMN stars INTEGER`);
}
