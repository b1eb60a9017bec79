import type { ConflictCursor } from '#shared/contract/conflicts.ts';
import { query } from '../db/query.ts';

/** Counting further would take longer than anybody looks. */
const mostCounted = 1000;

/** Disputed fields, newest first, from a cursor on. */
export function openConflicts(after: ConflictCursor | undefined, limit: number) {
  let rows = query.selectFrom('conflicts').selectAll();
  if (after) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('raised_at', 'entity', 'entity_id', 'field'),
        '<',
        tuple(after.at, after.entity, after.entityId, after.field),
      ),
    );
  }
  return rows
    .orderBy('raised_at', 'desc')
    .orderBy('entity', 'desc')
    .orderBy('entity_id', 'desc')
    .orderBy('field', 'desc')
    .limit(limit);
}

/** Decisions, newest first, from a cursor on. */
export function settledConflicts(after: ConflictCursor | undefined, limit: number) {
  let rows = query.selectFrom('settled_conflicts').selectAll();
  if (after) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('settled_at', 'entity', 'entity_id', 'field', 'settled_stamp'),
        '<',
        tuple(after.at, after.entity, after.entityId, after.field, after.stamp),
      ),
    );
  }
  return rows
    .orderBy('settled_at', 'desc')
    .orderBy('entity', 'desc')
    .orderBy('entity_id', 'desc')
    .orderBy('field', 'desc')
    .orderBy('settled_stamp', 'desc')
    .limit(limit);
}

export function countOpenConflicts() {
  return query
    .selectFrom(query.selectFrom('conflicts').select('field').limit(mostCounted).as('open'))
    .select(({ fn }) => fn.countAll<number>().as('count'));
}

export function conflictsOf(entity: string, entityId: string) {
  return query
    .selectFrom('conflicts')
    .selectAll()
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .orderBy('field');
}

/** Of the records of an entity whose key begins with a part: what hangs on a case. */
export function conflictsUnder(entity: string, keyPart: string) {
  return (
    query
      .selectFrom('conflicts')
      .select(['entity', 'entity_id', 'field'])
      .where('entity', '=', entity)
      .where('entity_id', '>=', keyPart)
      // Nothing of another case lies between a key that ends here and one that goes on behind a `/`.
      .where('entity_id', '<', `${keyPart}0`)
  );
}

export function settledOf(entity: string, entityId: string) {
  return query
    .selectFrom('settled_conflicts')
    .selectAll()
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .orderBy('settled_at', 'desc')
    .orderBy('settled_stamp', 'desc');
}

/** Who wrote a change, when by their clock. */
export function changeOfStamp({
  siteNumber,
  epoch,
  seq,
}: {
  siteNumber: string;
  epoch: number;
  seq: number;
}) {
  return query
    .selectFrom('changes')
    .select(['actor_id', 'clock', 'fields'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '=', seq);
}

/** Which centre made a record: the one that wrote it first. */
export function firstWriter(entity: string, entityId: string) {
  return query
    .selectFrom('changes')
    .select('site_number')
    .where('entity_id', '=', entityId)
    .where('entity', '=', entity)
    .where('operation', '=', 'insert')
    .limit(1);
}
