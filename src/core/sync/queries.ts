import { sql } from 'kysely';
import type { Change } from '#shared/sync/change.ts';
import { asChange, asJoinedChange } from '#shared/sync/change-columns.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { ChangeStamp } from '#shared/sync/stamp.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import { query } from '../db/query.ts';

/** Changes of this site after a number. */
export function ownChangesAfter({ siteNumber, epoch }: SiteIdentity, seq: number, limit: number) {
  return query
    .selectFrom('changes')
    .select(asChange)
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .$castTo<Change>();
}

/** The same as the bytes of their lines (`changeLines`), which SQLite joins faster than values can be made of them. */
export function linesOfOwnChanges({ siteNumber, epoch }: SiteIdentity, seq: number, limit: number) {
  const lineBreak = sql.lit('\n');
  const parts = [
    ...['command_id', 'entity', 'entity_id', 'operation', "coalesce(base_version, '')"],
    ...['actor_id', 'clock', 'fields'],
  ].map((part) => sql.raw(part));
  return query
    .selectFrom(
      query
        .selectFrom('changes')
        .select(sql<string>`${sql.join(parts, sql` || ${lineBreak} || `)}`.as('line'))
        .where('site_number', '=', siteNumber)
        .where('epoch', '=', epoch)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .as('own'),
    )
    .select(sql<Buffer | null>`CAST(group_concat(line, ${lineBreak}) AS BLOB)`.as('lines'));
}

/** The number of the last change of this site. */
export function lastOwnChange({ siteNumber, epoch }: SiteIdentity) {
  return query
    .selectFrom('changes')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch);
}

/** The hub's epochs in which changes of this site after a number have their place. */
export function hubEpochsOfOwn({ siteNumber, epoch }: SiteIdentity, afterSeq: number) {
  return query
    .selectFrom('changes')
    .select(({ ref }) => ref('hub_epoch').$notNull().as('epoch'))
    .distinct()
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .where('hub_epoch', 'is not', null);
}

/** Of the changes of this site after a number the first with a place beyond a number of one of the hub's epochs. */
export function firstOwnBeyond({ siteNumber, epoch }: SiteIdentity, afterSeq: number, place: HubOrder) {
  return query
    .selectFrom('changes')
    .select(({ fn }) => fn.min('seq').as('seq'))
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .where('hub_epoch', '=', place.epoch)
    .where('hub_number', '>', place.number);
}

/** The last change of this site that the hub took in up to a number. */
export function lastOwnUpTo({ siteNumber, epoch }: SiteIdentity, number: number) {
  return query
    .selectFrom('changes')
    .select('seq')
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('hub_number', '<=', number)
    .orderBy('seq', 'desc')
    .limit(1);
}

/** The last change of this site up to one of them that has a place at the hub. */
export function lastTakenUpTo({ siteNumber, epoch }: SiteIdentity, seq: number) {
  return query
    .selectFrom('changes')
    .select('seq')
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '<=', seq)
    .where('hub_number', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1);
}

/** Own changes with the place that the hub has given them, in a run of them. */
export function ordersWithin({ siteNumber, epoch }: SiteIdentity, after: number, upTo: number) {
  return query
    .selectFrom('changes')
    .select(['seq', sql<string>`hub_epoch || '.' || hub_number`.as('place')])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('hub_number', 'is not', null);
}

/** What was seen where a run of own changes begins, and where it grows within. */
export function seenWithin({ siteNumber, epoch }: SiteIdentity, firstSeq: number, lastSeq: number) {
  const own = query
    .selectFrom('seen_vectors')
    .select(['from_seq', 'vector'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch);
  return {
    before: own.where('from_seq', '<=', firstSeq).orderBy('from_seq', 'desc').limit(1),
    within: own.where('from_seq', '>', firstSeq).where('from_seq', '<=', lastSeq).orderBy('from_seq'),
  };
}

/** The entities of a run of own changes that other sites, too, have written. */
export function sharedWithin({ siteNumber, epoch }: SiteIdentity, after: number, upTo: number) {
  return query
    .selectFrom('changes as own')
    .select(['own.entity', 'own.entity_id as entityId'])
    .where('own.site_number', '=', siteNumber)
    .where('own.epoch', '=', epoch)
    .where('own.seq', '>', after)
    .where('own.seq', '<=', upTo)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('changes as other')
          .select('other.seq')
          .whereRef('other.entity_id', '=', 'own.entity_id')
          .whereRef('other.entity', '=', 'own.entity')
          .where(({ eb, or }) =>
            or([eb('other.site_number', '<>', siteNumber), eb('other.epoch', '<>', epoch)]),
          ),
      ),
    );
}

/** Changes that take no part for a reason that may have passed. */
export function faultyChanges(kind: 'parked' | 'set-aside', limit: number) {
  return (
    query
      .selectFrom('change_faults')
      .innerJoin('changes', (join) =>
        join
          .onRef('changes.site_number', '=', 'change_faults.site_number')
          .onRef('changes.epoch', '=', 'change_faults.epoch')
          .onRef('changes.seq', '=', 'change_faults.seq'),
      )
      .select(asJoinedChange)
      .where('change_faults.kind', '=', kind)
      // Only the hub's word helps these.
      .where('change_faults.code', '<>', 'not-believed')
      .orderBy('changes.hub_epoch')
      .orderBy('changes.hub_number')
      .limit(limit)
      .$castTo<Change>()
  );
}

/** What the hub was or is to be asked about. The cross join keeps SQLite from going through the whole log: as a rule it is nothing. */
const learned = query
  .selectFrom('learned_changes as learned')
  .crossJoin('changes')
  .whereRef('changes.site_number', '=', 'learned.site_number')
  .whereRef('changes.epoch', '=', 'learned.epoch')
  .whereRef('changes.seq', '=', 'learned.seq');

/** Changes of other sites about which the hub has not spoken, or whose place it may have lost, after one of them. */
export function learnedChanges(limit: number, { siteNumber, epoch, seq }: ChangeStamp) {
  return learned
    .select(['learned.site_number as siteNumber', 'learned.epoch', 'learned.seq'])
    .where(({ eb, or }) => or([eb('changes.hub_number', 'is', null), eb('learned.in_doubt', '=', 1)]))
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('learned.site_number', 'learned.epoch', 'learned.seq'), '>', tuple(siteNumber, epoch, seq)),
    )
    .orderBy('learned.site_number')
    .orderBy('learned.epoch')
    .orderBy('learned.seq')
    .limit(limit);
}

/**
 * Of those the ones whose command came from the same centre in a later epoch, too: an installation told of it by stick before it
 * knew that it is a copy.
 */
export const toldAnew = learned
  .select(['changes.site_number as siteNumber', 'changes.epoch', 'changes.seq'])
  .where(({ exists, selectFrom }) =>
    exists(
      selectFrom('changes as anew')
        .select('anew.seq')
        .whereRef('anew.entity_id', '=', 'changes.entity_id')
        .whereRef('anew.command_id', '=', 'changes.command_id')
        .whereRef('anew.site_number', '=', 'changes.site_number')
        .whereRef('anew.epoch', '>', 'changes.epoch'),
    ),
  );

/** One of the changes about which the hub was asked. */
export function learnedChange({ siteNumber, epoch, seq }: ChangeStamp) {
  return learned
    .select(['learned.site_number as siteNumber', 'learned.epoch', 'learned.seq'])
    .select(['changes.entity', 'changes.entity_id as entityId', 'changes.hub_number as hubNumber'])
    .select('learned.in_doubt as inDoubt')
    .where('learned.site_number', '=', siteNumber)
    .where('learned.epoch', '=', epoch)
    .where('learned.seq', '=', seq);
}

/** What the hub said of commands of this site, by the numbers of their first changes. */
export function receiptsBetween({ siteNumber, epoch }: SiteIdentity, firstSeq: number, lastSeq: number) {
  return query
    .selectFrom('changes')
    .select(['seq as firstSeq', 'receipt'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>=', firstSeq)
    .where('seq', '<=', lastSeq)
    .where('receipt', 'is not', null)
    .$narrowType<{ receipt: string }>();
}

/** The starts of the hub, oldest first. */
export const knownStarts = query
  .selectFrom('hub_starts')
  .select(['id', 'epoch', 'after_number as after'])
  .orderBy('position');

/** What is here of another epoch, with what the hub said of it. */
export function changesWithReceipts({ siteNumber, epoch }: SiteIdentity, afterSeq: number, limit: number) {
  return query
    .selectFrom('changes')
    .select([...asChange, 'receipt'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .$castTo<Change & { receipt: string | null }>();
}

/** When this installation last took a new epoch, because it was a copy. */
export const lastParting = query
  .selectFrom('left_epochs')
  .select(['left_at as at', 'next_epoch as mark', 'moved'])
  .orderBy('next_epoch', 'desc')
  .limit(1);
