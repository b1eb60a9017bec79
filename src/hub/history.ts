import type { ExpressionBuilder } from 'kysely';
import type { SeenFrom } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HubDatabase, HubSchema } from './database/schema.ts';

/** More of what came before than so many changes goes into a page only where one order alone brings it. */
const historySize = 1000;

/** What a site pulls at once: after one hub order, up to another. */
export interface Window {
  siteNumber: string;
  epoch: number;
  after: number;
  upTo: number;
}

/** What came before a site began to read it. */
export interface History {
  changes: ChangeRow[];
  seen: SeenFrom[];
}

export type ChangeRow = Change & {
  hub_number: number | null;
  order_epoch: number | null;
  order_number: number | null;
  receipt: string | null;
};

type Puller = Pick<Window, 'siteNumber' | 'epoch'>;

/** What another installation did under the same number is not this one's own. */
function isOfOthers({ siteNumber, epoch }: Puller) {
  return ({ eb, or }: ExpressionBuilder<HubSchema, 'changes'>) =>
    or([eb('changes.site_number', '<>', siteNumber), eb('changes.epoch', '<>', epoch)]);
}

export function foreignChanges(database: HubDatabase, puller: Puller) {
  return database
    .selectFrom('changes')
    .select([
      'changes.site_number as siteNumber',
      'changes.epoch',
      'changes.seq',
      'changes.command_id as commandId',
      'changes.entity',
      'changes.entity_id as entityId',
      'changes.operation',
      'changes.base_version as baseVersion',
      'changes.fields',
      'changes.actor_id as actorId',
      'changes.clock',
      'changes.hub_number',
      'changes.order_epoch',
      'changes.order_number',
      'changes.receipt',
    ])
    .where(isOfOthers(puller));
}

/** What the site begins to read between two hub orders, of the time before the first of them. */
function historyOf(database: HubDatabase, { siteNumber, epoch, after, upTo }: Window) {
  return database
    .selectFrom('readers')
    .innerJoin('changes', 'changes.root', 'readers.root')
    .where('readers.site_number', '=', siteNumber)
    .where('readers.from_number', '>', after)
    .where('readers.from_number', '<=', upTo)
    .where('changes.hub_number', '<=', after)
    .where(({ eb, or }) =>
      or([eb('changes.site_number', '<>', siteNumber), eb('changes.epoch', '<>', epoch)]),
    );
}

/** Up to which hub order the history that goes with it still fits into one page. */
export async function historyFits(database: HubDatabase, window: Window): Promise<number> {
  const sizes = await historyOf(database, window)
    .select(({ fn }) => ['readers.from_number as number', fn.countAll<number>().as('count')])
    .groupBy('readers.from_number')
    .orderBy('readers.from_number')
    .execute();
  let sum = 0;
  for (const [at, { count }] of sizes.entries()) {
    sum += Number(count);
    if (at > 0 && sum > historySize) return sizes[at - 1]?.number ?? window.upTo;
  }
  return window.upTo;
}

export async function historyBetween(database: HubDatabase, window: Window): Promise<History> {
  const { siteNumber, after, upTo } = window;
  const changes = await foreignChanges(database, window)
    .innerJoin('readers', 'readers.root', 'changes.root')
    .where('readers.site_number', '=', siteNumber)
    .where('readers.from_number', '>', after)
    .where('readers.from_number', '<=', upTo)
    .where('changes.hub_number', '<=', after)
    .orderBy('changes.hub_number')
    .execute();
  return { changes, seen: changes.length === 0 ? [] : await seenInHistory(database, window) };
}

/** What the authors of history had seen: it is scattered over years, so it is asked change by change. */
async function seenInHistory(database: HubDatabase, window: Window): Promise<SeenFrom[]> {
  const rows = await historyOf(database, window)
    .innerJoin('seen_vectors as seen', (join) =>
      join
        .onRef('seen.site_number', '=', 'changes.site_number')
        .onRef('seen.epoch', '=', 'changes.epoch')
        .on('seen.from_seq', '=', ({ selectFrom }) =>
          selectFrom('seen_vectors as earlier')
            .select(({ fn }) => fn.max('earlier.from_seq').as('from_seq'))
            .whereRef('earlier.site_number', '=', 'changes.site_number')
            .whereRef('earlier.epoch', '=', 'changes.epoch')
            .whereRef('earlier.from_seq', '<=', 'changes.seq'),
        ),
    )
    .select(['seen.site_number', 'seen.epoch', 'seen.from_seq', 'seen.vector'])
    .distinct()
    .execute();
  return rows.map(({ site_number, epoch, from_seq, vector }) => ({
    siteNumber: site_number,
    epoch,
    fromSeq: from_seq,
    vector: JSON.parse(vector),
  }));
}
