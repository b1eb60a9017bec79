import { query } from '#core/db/query.ts';
import { type SyncedEntity, syncedEntities } from '#core/db/synced-entities.ts';
import type { Change } from '#shared/sync/change.ts';
import { isGiven } from '#shared/sync/entity-scopes.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import type { AuthorsLog } from './authors-logs.ts';
import { prepared } from './prepared.ts';
import type { SimulatedSite } from './simulated-site.ts';

/**
 * Values that are gone without anybody having seen them. Who had seen what is not asked of the vectors, which may lie:
 * it is where each change lies in its author's own log. Deleting counts as writing every field.
 * @param town has every change that the hub took in; what they say is read there
 * @param names of entities
 * @param logs of everybody who wrote anything
 */
export function overwrittenInSilence(
  town: SimulatedSite,
  names: Iterable<string>,
  logs: readonly AuthorsLog[],
): string[] {
  const changes = town.data.connection.prepare(
    `SELECT site_number AS siteNumber, epoch, seq, command_id AS commandId, operation, fields, actor_id AS actorId, hub_number AS number FROM changes
      LEFT JOIN change_faults AS fault USING (site_number, epoch, seq)
      WHERE entity = ? AND entity_id = ? AND fault.kind IS NOT 'refused'
      ORDER BY hub_epoch, hub_number, site_number, epoch, seq`,
  );
  const found: string[] = [];
  for (const name of names) {
    const { entity, entityId } = nameParts(name);
    const known = changes.all(entity, entityId) as Known[];
    if (known.length < 2) continue;
    // What every installation writes down on its first day is nobody's word, and gives way to anybody's.
    const said = known.filter(({ operation, actorId }) => !isGiven({ entity, operation, actorId }));
    found.push(...inEntity(town, entity, entityId, writesOf({ entity, entityId }, said, logs)));
  }
  return found;
}

type Known = Pick<
  Change,
  'siteNumber' | 'epoch' | 'seq' | 'commandId' | 'operation' | 'fields' | 'actorId'
> & {
  number: number;
};

/** A change of an entity, with where it lies in each log (undefined where it never came). */
interface Written {
  stamp: string;
  number: number;
  deletes: boolean;
  fields: Record<string, unknown>;
  rows: (number | undefined)[];
}

interface Writes {
  written: Written[];
  fields: string[];
  /** Whether somebody who had it before them wrote the field later. */
  isSeen(change: Written, field: string, byDeletions: boolean): boolean;
}

function nameParts(name: string): { entity: string; entityId: string } {
  const space = name.indexOf(' ');
  return { entity: name.slice(0, space), entityId: name.slice(space + 1) };
}

function writesOf(
  name: { entity: string; entityId: string },
  changes: readonly Known[],
  logs: readonly AuthorsLog[],
): Writes {
  const written = changes.map((change) => ({
    stamp: formatStamp(change),
    number: change.number,
    deletes: change.operation === 'delete',
    fields: JSON.parse(change.fields) as Record<string, unknown>,
    rows: logs.map(({ row }) => row({ ...change, ...name })),
  }));
  // Who wrote a field last in a log of his had seen all that lies before it there.
  const last = logs.map(({ wrote }, at) => {
    const fields = new Map<string, number>();
    let deletion = 0;
    for (const [of, change] of written.entries()) {
      const row = change.rows[at] ?? 0;
      if (!wrote(changes[of] as Known)) continue;
      if (change.deletes) deletion = Math.max(deletion, row);
      for (const field of Object.keys(change.fields))
        fields.set(field, Math.max(fields.get(field) ?? 0, row));
    }
    return { fields, deletion };
  });
  const fields = [...new Set(written.flatMap((each) => Object.keys(each.fields)))].sort();
  const isSeen = (change: Written, field: string, byDeletions: boolean) =>
    last.some((author, at) => {
      const row = change.rows[at];
      if (row === undefined) return false;
      return row < (author.fields.get(field) ?? 0) || (byDeletions && row < author.deletion);
    });
  return { written, fields, isSeen };
}

function inEntity(town: SimulatedSite, entity: string, entityId: string, writes: Writes): string[] {
  const row = rowOf(town, entity, entityId);
  const kept = new Map<string, string[]>();
  for (const { field, losers } of town.data.database.read.all(
    query
      .selectFrom('conflicts')
      .select(['field', 'losers'])
      .where('entity', '=', entity)
      .where('entity_id', '=', entityId),
  )) {
    kept.set(
      field,
      (JSON.parse(losers) as { value?: unknown }[]).map(({ value }) => JSON.stringify(value)),
    );
  }
  const found: string[] = [];
  for (const change of writes.written) {
    for (const [field, value] of Object.entries(change.fields)) {
      if (writes.isSeen(change, field, true)) continue;
      const text = JSON.stringify(value);
      const stands = row !== undefined && JSON.stringify(row[field]) === text;
      if (stands || kept.get(field)?.includes(text)) continue;
      found.push(`${change.stamp} wrote ${field} ${text} of ${entity} ${entityId}, and it is gone unseen`);
    }
  }
  const name = `${entity} ${entityId}`;
  return [...found, ...standsWithoutReason(row, writes, name), ...firstStands(row, writes, name)];
}

type Row = Record<string, unknown> | undefined;

/** What stands was written, and nobody who saw it wrote something else. */
function standsWithoutReason(row: Row, { written, fields, isSeen }: Writes, name: string): string[] {
  if (!row) return [];
  return fields.flatMap((field) => {
    const standing = JSON.stringify(row[field]);
    const reason = written.some(
      (change) =>
        field in change.fields &&
        JSON.stringify(change.fields[field]) === standing &&
        !isSeen(change, field, false),
    );
    return reason ? [] : [`${field} of ${name} is ${standing}, which was written over`];
  });
}

/** Where nobody who wrote a field had seen anybody, the one that the hub took first stands. */
function firstStands(row: Row, { written, fields, isSeen }: Writes, name: string): string[] {
  if (!row || written.some(({ deletes }) => deletes)) return [];
  return fields.flatMap((field) => {
    const writers = written.filter((each) => field in each.fields);
    const [first] = writers;
    const strangers = writers.every((change) => !isSeen(change, field, false));
    if (!strangers || !first || row[field] === first.fields[field]) return [];
    return [`${field} of ${name} is ${JSON.stringify(row[field])}, and ${first.stamp} was first`];
  });
}

function rowOf({ data: { connection } }: SimulatedSite, entity: string, entityId: string): Row {
  const { table, key } = syncedEntities[entity as SyncedEntity] as {
    table: string;
    key: readonly string[];
  };
  const parts = key.length === 1 ? [entityId] : entityId.split('/');
  const isKey = key.map((column) => `${column} = ?`).join(' AND ');
  return prepared(connection, `SELECT * FROM ${table} WHERE ${isKey}`).get(...parts) as Row;
}
