import { query } from '#core/db/query.ts';
import { type SyncedEntity, syncedEntities } from '#core/db/synced-entities.ts';
import type { LoggedChange } from './final-checks.ts';
import type { SimulatedSite } from './simulated-site.ts';

type Logs = ReadonlyMap<string, Map<string, LoggedChange>>;

/**
 * Values that are gone without anybody having seen them. Who had seen what is not asked of the vectors, which may lie:
 * it is where each change lies in its author's own log. Deleting counts as writing every field.
 */
export function overwrittenInSilence(
  town: SimulatedSite,
  atHub: Map<string, LoggedChange>,
  sites: readonly SimulatedSite[],
  logs: Logs,
): string[] {
  const entities = new Map<string, LoggedChange[]>();
  for (const change of atHub.values()) {
    if (change.outcome === 'refused') continue;
    const name = `${change.entity} ${change.entityId}`;
    const known = entities.get(name);
    if (known) known.push(change);
    else entities.set(name, [change]);
  }
  const saw = sawBy(sites, logs);
  const found: string[] = [];
  for (const changes of entities.values())
    if (changes.length > 1) found.push(...inEntity(town, changes, saw));
  return found;
}

interface Written {
  change: LoggedChange;
  fields: Record<string, unknown>;
}

type Saw = (later: LoggedChange, earlier: LoggedChange) => boolean;

function sawBy(sites: readonly SimulatedSite[], logs: Logs): Saw {
  const logsOfNumber = (siteNumber: string) =>
    sites.filter((site) => site.siteNumber === siteNumber).map(({ name }) => logs.get(name));
  return (later, earlier) =>
    logsOfNumber(later.siteNumber).some((log) => {
      const [own, other] = [log?.get(later.stamp), log?.get(earlier.stamp)];
      return own !== undefined && other !== undefined && other.row < own.row;
    });
}

function inEntity(town: SimulatedSite, changes: readonly LoggedChange[], saw: Saw): string[] {
  const [{ entity, entityId }] = changes as [LoggedChange];
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
  const written = changes.map((change) => ({
    change,
    fields: JSON.parse(change.fields) as Record<string, unknown>,
  }));
  const found: string[] = [];
  for (const { change, fields } of written) {
    for (const [field, value] of Object.entries(fields)) {
      const later = written.some(
        (other) =>
          other.change !== change &&
          (field in other.fields || other.change.operation === 'delete') &&
          saw(other.change, change),
      );
      if (later) continue;
      const text = JSON.stringify(value);
      const stands = row !== undefined && JSON.stringify(row[field]) === text;
      if (stands || kept.get(field)?.includes(text)) continue;
      found.push(`${change.stamp} wrote ${field} ${text} of ${entity} ${entityId}, and it is gone unseen`);
    }
  }
  const name = `${entity} ${entityId}`;
  return [...found, ...standsWithoutReason(row, written, saw, name), ...firstStands(row, written, saw, name)];
}

/** What stands was written, and nobody who saw it wrote something else. */
function standsWithoutReason(
  row: Record<string, unknown> | undefined,
  written: readonly Written[],
  saw: Saw,
  name: string,
): string[] {
  if (!row) return [];
  const fields = [...new Set(written.flatMap((each) => Object.keys(each.fields)))].sort();
  return fields.flatMap((field) => {
    const writers = written.filter((each) => field in each.fields);
    const standing = JSON.stringify(row[field]);
    const reason = writers.some(
      ({ change, fields: own }) =>
        JSON.stringify(own[field]) === standing &&
        !writers.some((other) => other.change !== change && saw(other.change, change)),
    );
    return reason ? [] : [`${field} of ${name} is ${standing}, which was written over`];
  });
}

/** Where nobody who wrote a field had seen anybody, the one that the hub took first stands. */
function firstStands(
  row: Record<string, unknown> | undefined,
  written: readonly Written[],
  saw: Saw,
  name: string,
): string[] {
  if (!row || written.some(({ change }) => change.operation === 'delete')) return [];
  const fields = [...new Set(written.flatMap((each) => Object.keys(each.fields)))].sort();
  return fields.flatMap((field) => {
    const writers = written.filter((each) => field in each.fields);
    const strangers = writers.every(({ change }) => !writers.some((other) => saw(other.change, change)));
    const [first] = writers.sort((one, other) => (one.change.number ?? 0) - (other.change.number ?? 0));
    if (!strangers || !first || row[field] === first.fields[field]) return [];
    return [`${field} of ${name} is ${JSON.stringify(row[field])}, and ${first.change.stamp} was first`];
  });
}

function rowOf({ data: { connection } }: SimulatedSite, entity: string, entityId: string) {
  const { table, key } = syncedEntities[entity as SyncedEntity] as {
    table: string;
    key: readonly string[];
  };
  const parts = key.length === 1 ? [entityId] : entityId.split('/');
  return connection
    .prepare(`SELECT * FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`)
    .get(...parts) as Record<string, unknown> | undefined;
}
