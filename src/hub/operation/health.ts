import { sql } from 'kysely';
import type { HubDatabase } from '../database/schema.ts';

/** How a centre stands with the hub; no personal data. */
export interface SiteHealth {
  siteNumber: string;
  /** The hub of a town below this one, and no centre. */
  isHub: boolean;
  name: string;
  seenAt: string;
  /** Whether it has not been heard for more than a day. */
  silent: boolean;
  /** Of the application there; empty before it told. */
  version: string;
  /** Changes that the centre had at its last visit and that are not here; null before it told. */
  waiting: number | null;
  /** Scans it had not sent at its last visit. */
  scansWaiting: number | null;
  /** Minutes by which its clock is off, when more than five; negative when behind. */
  clockAheadMinutes: number | null;
  taken: number;
  /** How many changes were refused, by reason. */
  refused: Record<string, number>;
}

export interface HubHealth {
  status: 'ok';
  hub: string;
  at: string;
  epoch: number;
  lastNumber: number;
  /** How this hub stands as a site of a larger one; null where it is none. */
  upward: UpwardHealth | null;
  sites: SiteHealth[];
}

const day = 86_400_000;
/** As sites see it: a smaller difference disturbs nobody. */
const toleratedSkew = 5 * 60_000;

/** A hub as a site of a larger one. */
export interface UpwardHealth {
  hubUrl: string;
  /** Under which this town is enrolled there. */
  townNumber: string;
  /** When the two last spoke; null for never. */
  syncedAt: string | null;
  failingSince: string | null;
  failure: string | null;
  /** Commands that are not there yet, and that were given back. */
  waiting: number;
  refused: number;
  /** The day of the figures that were counted last; null before any. */
  countedFor: string | null;
}

/** What the hub knows of the centres: for whoever watches over it. */
export async function readHealth(database: HubDatabase, now: Date): Promise<Omit<HubHealth, 'upward'>> {
  const hub = await database
    .selectFrom('hub')
    .select(['hub_id', 'epoch', 'last_number'])
    .executeTakeFirstOrThrow();
  const sites = await database
    .selectFrom('sites')
    .leftJoin('site_reports', 'site_reports.site_number', 'sites.site_number')
    .select([
      'sites.site_number',
      'sites.kind',
      'sites.seen_at',
      'site_reports.version',
      'site_reports.epoch',
      'site_reports.last_seq',
      'site_reports.scans_waiting',
      'site_reports.clock_ahead_ms',
    ])
    .orderBy('sites.site_number')
    .execute();
  const logs = await database.selectFrom('site_logs').selectAll().execute();
  const refused = await database
    .selectFrom('changes')
    .select(({ fn }) => ['site_number', 'refusal', fn.countAll<number>().as('count')])
    .where('outcome', '=', sql.lit('refused'))
    .groupBy(['site_number', 'refusal'])
    .execute();
  const names = await centreNames(database);
  return {
    status: 'ok',
    hub: hub.hub_id,
    at: now.toISOString(),
    epoch: hub.epoch,
    lastNumber: hub.last_number,
    sites: sites.map((site): SiteHealth => {
      const own = logs.filter(({ site_number }) => site_number === site.site_number);
      const here = own.find(({ epoch }) => epoch === site.epoch)?.last_seq ?? 0;
      const ahead = site.clock_ahead_ms ?? 0;
      return {
        siteNumber: site.site_number,
        isHub: site.kind === 'hub',
        name: names.get(site.site_number) ?? '',
        seenAt: site.seen_at,
        silent: now.getTime() - Date.parse(site.seen_at) > day,
        version: site.version ?? '',
        waiting: site.last_seq === null ? null : Math.max(0, site.last_seq - here),
        scansWaiting: site.scans_waiting,
        clockAheadMinutes: Math.abs(ahead) > toleratedSkew ? Math.round(ahead / 60_000) : null,
        taken: own.reduce((sum, { last_seq }) => sum + last_seq, 0),
        refused: Object.fromEntries(
          refused
            .filter(({ site_number }) => site_number === site.site_number)
            .map(({ refusal, count }) => [refusal ?? '', Number(count)]),
        ),
      };
    }),
  };
}

/** What the town's site is told of the centres. */
export function centresOf({ at, sites }: Pick<HubHealth, 'at' | 'sites'>) {
  const centres = sites.map(({ siteNumber, isHub, seenAt, silent, waiting, scansWaiting, refused }) => ({
    ...{ siteNumber, isHub, seenAt, silent, waiting, scansWaiting },
    refused: Object.values(refused).reduce((sum, count) => sum + count, 0),
  }));
  return { at, centres };
}

/** The names of the centres and of the towns below, from the changes that brought them. */
async function centreNames(database: HubDatabase): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('changes')
    .innerJoin('sites', 'sites.site_number', 'changes.entity_id')
    .select(['changes.entity_id', 'changes.fields'])
    .where(({ eb, and, or }) =>
      or([
        and([eb('changes.entity', '=', 'centre'), eb('sites.kind', '=', 'centre')]),
        and([eb('changes.entity', '=', 'town'), eb('sites.kind', '=', 'hub')]),
      ]),
    )
    .where('changes.hub_number', 'is not', null)
    .orderBy('changes.hub_number')
    .execute();
  const names = new Map<string, string>();
  for (const { entity_id, fields } of rows) {
    const { name } = JSON.parse(fields) as { name?: unknown };
    if (typeof name === 'string') names.set(entity_id, name);
  }
  return names;
}
