import { hash } from 'node:crypto';
import type { Change } from '#shared/sync/change.ts';
import type { SimulatedSite } from './simulated-site.ts';

type Stamp = { siteNumber: string; epoch: number; seq: number };

/** What was said of an entity by a command of somebody. An author who gives it another stamp says the same. */
type Said = Pick<Change, 'commandId' | 'entity' | 'entityId' | 'operation' | 'fields'>;

/** Of an installation, which may have been put away: what it wrote, and where changes lie in its log. */
export interface AuthorsLog {
  wrote(change: Stamp): boolean;
  /** Where it came first, under whatever stamp; undefined where it never came. */
  row(said: Said): number | undefined;
}

/** What is kept of an installation that was put away: as much as still says what its people had seen. */
export interface PutAway {
  siteNumber: string;
  /** Up to which number it wrote in which epoch. */
  ends: [epoch: number, lastSeq: number][];
  /** Of the entities that it alone wrote: where what was said of them came first. */
  rows: [said: string, row: number][];
}

/** Of one that goes on. */
export function authorsLog(site: SimulatedSite): AuthorsLog {
  const row = site.data.connection
    .prepare(
      `SELECT min(rowid) FROM changes
        WHERE entity_id = ? AND entity = ? AND command_id = ? AND operation = ? AND fields = ?`,
    )
    .pluck();
  return {
    wrote: wroteIn(site.siteNumber, site.ownEpochs()),
    row: ({ entityId, entity, commandId, operation, fields }) =>
      (row.get(entityId, entity, commandId, operation, fields) as number | null) ?? undefined,
  };
}

/** Of one that was put away. */
export function keptLog({ siteNumber, ends, rows }: PutAway): AuthorsLog {
  const places = new Map(rows);
  return {
    wrote: wroteIn(siteNumber, new Map(ends)),
    row: (said) => places.get(nameOf(said)),
  };
}

/**
 * Of a second installation that is put away, once all that it has is at the town. What came after it nobody there could see, and
 * what it wrote before it was copied the first one has in its log, too.
 */
export function putAway(copy: SimulatedSite, first: SimulatedSite): PutAway {
  const { siteNumber } = copy;
  const ends = copy.ownEpochs();
  const [wrote, alsoWrote] = [wroteIn(siteNumber, ends), wroteIn(siteNumber, first.ownEpochs())];
  const own = copy.data.connection
    .prepare('SELECT epoch, seq, entity, entity_id FROM changes WHERE site_number = ?')
    .iterate(siteNumber) as IterableIterator<
    Omit<Stamp, 'siteNumber'> & { entity: string; entity_id: string }
  >;
  const names = new Map<string, [entityId: string, entity: string]>();
  for (const { epoch, seq, entity, entity_id } of own) {
    const change = { siteNumber, epoch, seq };
    if (wrote(change) && !alsoWrote(change)) names.set(`${entity} ${entity_id}`, [entity_id, entity]);
  }
  const lie = copy.data.connection.prepare(
    `SELECT command_id AS commandId, entity, entity_id AS entityId, operation, fields, min(rowid) AS row
      FROM changes WHERE entity_id = ? AND entity = ? GROUP BY command_id, operation, fields`,
  );
  const rows = [...names.values()].flatMap((name) => lie.all(...name) as (Said & { row: number })[]);
  return { siteNumber, ends: [...ends], rows: rows.map(({ row, ...said }) => [nameOf(said), row]) };
}

function nameOf({ commandId, entity, entityId, operation, fields }: Said): string {
  return hash('sha256', [commandId, entity, entityId, operation, fields].join('\n')).slice(0, 20);
}

function wroteIn(own: string, ends: ReadonlyMap<number, number>): AuthorsLog['wrote'] {
  return ({ siteNumber, epoch, seq }) => siteNumber === own && seq <= (ends.get(epoch) ?? 0);
}
