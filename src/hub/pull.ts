import { BATCH_LIMITS, commandsOf, type SeenFrom } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { PulledChange } from '#shared/sync/packed-page.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { HubDatabase } from './database/schema.ts';
import type { SiteKind } from './database/upward-tables.ts';
import { type ChangeRow, foreignChanges, type History, historyBetween, historyFits } from './history.ts';
import { isWholeCommand } from './receipts.ts';
import type { HubSession } from './sessions.ts';

export interface PulledPage {
  changes: PulledChange[];
  seen: SeenFrom[];
  cursor: number;
  vector: Vector;
  more: boolean;
}

const largestUsual = BATCH_LIMITS.changes;
/** Above the largest command, so that one always fits. */
const largestPage = 20_001;

/**
 * Changes of other sites after a hub order, whole commands: the town's site gets all, the others the reference data and
 * what hangs on the roots they read, the hub of a town below only the latter. Where a site begins to read a root, the page brings what came before as well.
 * @param most changes, if no command is larger
 */
export async function pullPage(
  database: HubDatabase,
  { siteNumber, epoch }: HubSession,
  after: number,
  most: number = largestUsual,
): Promise<PulledPage> {
  const hub = await database
    .selectFrom('hub')
    .select(['last_number', 'town_site'])
    .select(({ selectFrom }) =>
      selectFrom('sites').select('kind').where('site_number', '=', siteNumber).as('kind'),
    )
    .executeTakeFirstOrThrow();
  const getsAll = siteNumber === hub.town_site;
  const read = (limit: number) =>
    changesInScope(database, { siteNumber, epoch }, { ...hub, getsAll }, after, limit);
  const pageSize = Math.min(most, largestUsual);
  let rows = await read(pageSize);
  let commands = commandsOf(rows);
  let more = rows.length === pageSize;
  if (more && commands.length === 1) {
    rows = await read(largestPage);
    commands = commandsOf(rows);
    more = rows.length === largestPage || commands.length > 1;
  }
  if (more) commands.pop();
  let kept = commands.flat();
  let cursor = more ? (kept.at(-1)?.hub_number ?? after) : hub.last_number;
  const window = { siteNumber, epoch, after, upTo: cursor };
  let history: History = { changes: [], seen: [] };
  if (!getsAll && cursor > after) {
    window.upTo = await historyFits(database, window);
    history = await historyBetween(database, window);
  }
  if (window.upTo < cursor) {
    cursor = window.upTo;
    more = true;
    kept = kept.filter(({ hub_number }) => (hub_number ?? 0) <= cursor);
  }
  const changes = [...commandsOf(history.changes), ...commandsOf(kept)].flatMap(handedOn);
  return {
    changes,
    seen: [...history.seen, ...(await seenBy(database, kept))],
    cursor,
    vector: await vectorBetween(database, after, cursor),
    more,
  };
}

function handedOn(command: readonly ChangeRow[]): PulledChange[] {
  const [first] = command;
  const isWhole = first?.receipt ? isWholeCommand(first.receipt, command) : false;
  return command.map(({ hub_number, order_epoch, order_number, receipt, ...change }) => ({
    ...change,
    order: { epoch: order_epoch as number, number: order_number as number },
    ...(isWhole && receipt && { receipt }),
    // Brought back after a restored backup: handed on under another number than that of its order.
    ...(hub_number !== order_number && { number: hub_number as number }),
  }));
}

async function changesInScope(
  database: HubDatabase,
  site: Pick<HubSession, 'siteNumber' | 'epoch'>,
  hub: { last_number: number; getsAll: boolean; kind: SiteKind | null },
  after: number,
  limit: number,
): Promise<ChangeRow[]> {
  let inScope = foreignChanges(database, site)
    .where('changes.hub_number', '>', after)
    .where('changes.hub_number', '<=', hub.last_number);
  if (!hub.getsAll) {
    inScope = inScope.where(({ eb, or, exists, selectFrom }) =>
      or([
        // The hub of a town below has no use for anybody's reference data or volunteers.
        ...(hub.kind === 'hub' ? [] : [eb('changes.for_all', '=', 1)]),
        exists(
          selectFrom('readers')
            .select('readers.root')
            .whereRef('readers.root', '=', 'changes.root')
            .where('readers.site_number', '=', site.siteNumber),
        ),
      ]),
    );
  }
  return inScope.orderBy('changes.hub_number').limit(limit).execute();
}

/** What the authors of these changes had seen: where each run begins, and where it grows within. */
export async function seenBy(database: HubDatabase, changes: readonly Change[]): Promise<SeenFrom[]> {
  const runs = new Map<string, { siteNumber: string; epoch: number; first: number; last: number }>();
  for (const { siteNumber, epoch, seq } of changes) {
    const run = runs.get(`${siteNumber}.${epoch}`);
    if (run) run.last = seq;
    else runs.set(`${siteNumber}.${epoch}`, { siteNumber, epoch, first: seq, last: seq });
  }
  const seen: SeenFrom[] = [];
  for (const { siteNumber, epoch, first, last } of runs.values()) {
    const own = database
      .selectFrom('seen_vectors')
      .select(['from_seq', 'vector'])
      .where('site_number', '=', siteNumber)
      .where('epoch', '=', epoch);
    const before = await own.where('from_seq', '<=', first).orderBy('from_seq', 'desc').limit(1).execute();
    const within = await own.where('from_seq', '>', first).where('from_seq', '<=', last).execute();
    for (const row of [...before, ...within]) {
      seen.push({ siteNumber, epoch, fromSeq: row.from_seq, vector: JSON.parse(row.vector) });
    }
  }
  return seen;
}

/** Everything up to a hub order was seen by who pulled it, in scope or not. */
async function vectorBetween(database: HubDatabase, after: number, upTo: number): Promise<Vector> {
  const rows = await database
    .selectFrom('changes')
    .select(({ fn }) => ['site_number', 'epoch', fn.max('seq').as('seq')])
    .where('hub_number', '>', after)
    .where('hub_number', '<=', upTo)
    .groupBy(['site_number', 'epoch'])
    .execute();
  return Object.fromEntries(
    rows.map(({ site_number, epoch, seq }) => [`${site_number}.${epoch}`, Number(seq)]),
  );
}
