import type { SimulatedSite } from './simulated-site.ts';

/** What tells a change from all others. */
type Stamp = { siteNumber: string; epoch: number; seq: number };

/** Of an installation, which may have been put away: what it wrote, and where changes lie in its log. */
export interface AuthorsLog {
  wrote(change: Stamp): boolean;
  /** Undefined where it never came. */
  row(change: Stamp): number | undefined;
}

/** What is kept of an installation that was put away: as much as still says what its people had seen. */
export interface PutAway {
  siteNumber: string;
  /** Up to which number it wrote in which epoch. */
  ends: [epoch: number, lastSeq: number][];
  /** By stamp: where the changes of what it alone wrote lay in its log. */
  rows: [stamp: string, row: number][];
}

/** Of one that goes on. */
export function authorsLog(site: SimulatedSite): AuthorsLog {
  const row = site.data.connection
    .prepare('SELECT rowid FROM changes WHERE site_number = ? AND epoch = ? AND seq = ?')
    .pluck();
  return {
    wrote: wroteIn(site.siteNumber, site.ownEpochs()),
    row: ({ siteNumber, epoch, seq }) => row.get(siteNumber, epoch, seq) as number | undefined,
  };
}

/** Of one that was put away. */
export function keptLog({ siteNumber, ends, rows }: PutAway): AuthorsLog {
  const places = new Map(rows);
  return {
    wrote: wroteIn(siteNumber, new Map(ends)),
    row: (change) => places.get(`${change.siteNumber}.${change.epoch}.${change.seq}`),
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
    `SELECT site_number || '.' || epoch || '.' || seq AS stamp, rowid AS row FROM changes
      WHERE entity_id = ? AND entity = ?`,
  );
  const rows = [...names.values()].flatMap((name) => lie.all(...name) as { stamp: string; row: number }[]);
  return { siteNumber, ends: [...ends], rows: rows.map(({ stamp, row }) => [stamp, row]) };
}

function wroteIn(own: string, ends: ReadonlyMap<number, number>): AuthorsLog['wrote'] {
  return ({ siteNumber, epoch, seq }) => siteNumber === own && seq <= (ends.get(epoch) ?? 0);
}
