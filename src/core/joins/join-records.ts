import type { PersonRecords } from '#shared/contract/joins.ts';
import { DECIDING_ROLES } from '#shared/domain/conflict.ts';
import type { JoinRefusal } from '#shared/domain/joined-records.ts';
import { readMarks, writeMarks } from '#shared/domain/resident-marks.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { standingId } from '../residents/joined.ts';
import { marksOfResident } from '../residents/queries.ts';
import type { ResidentRow } from '../residents/resident-line.ts';
import { requireResident } from '../residents/service.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { recordsOf } from './service.ts';

/**
 * Two records of one number are one person: `other` points to `keep` from now on, and its cases, agents and household are found
 * there. Both rows stay. What `keep` lacks, telephone, address and what to know of the person, it takes over.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`, `JOIN_REFUSED`
 */
export function joinRecords(
  context: CoreContext,
  actor: StaffActor,
  { keep, other, reason }: { keep: string; other: string; reason: string },
): PersonRecords {
  requireRole(actor, ...DECIDING_ROLES);
  const { database } = context.data;
  const [kept, joined] = [requireResident(context, keep), requireResident(context, other)];
  const refusal = refusalOf(context, kept, joined);
  if (refusal) throw failure('JOIN_REFUSED', { why: refusal });
  const command = { name: 'joins.join', actor, subject: { entity: 'resident', id: other }, reason };
  database.write(command, (unit) => {
    unit.update('resident', { id: other }, { joined_into: keep });
    unit.update('resident', { id: keep }, taken(unit, kept, joined));
  });
  return recordsOf(context, actor, keep);
}

function refusalOf(context: CoreContext, kept: ResidentRow, joined: ResidentRow): JoinRefusal | null {
  const { read } = context.data.database;
  if (kept.id === joined.id) return 'same-record';
  if ([kept, joined].some(({ id }) => standingId(read, id) !== id)) return 'joined-already';
  const same =
    kept.identity_number !== '' &&
    kept.identity_number === joined.identity_number &&
    kept.identity_kind === joined.identity_kind;
  return same ? null : 'other-number';
}

/** What the record that stays does not say and the other one does. */
function taken(unit: UnitOfWork, kept: ResidentRow, joined: ResidentRow) {
  const marked = unit.read.first(marksOfResident(kept.id));
  const others = unit.read.first(marksOfResident(joined.id));
  const marks = writeMarks([...readMarks(marked?.marks ?? ''), ...readMarks(others?.marks ?? '')]);
  return {
    ...(kept.phone === '' && { phone: joined.phone }),
    ...(kept.address === '' && { address: joined.address }),
    ...(marks !== (marked?.marks ?? '') && { marks }),
    ...(!marked?.mark_note && others?.mark_note && { mark_note: others.mark_note }),
  };
}

/**
 * They were two people after all: the record stands for itself again, with its own cases. That they were joined, and why not
 * any more, can be read.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`, `JOIN_REFUSED` for a record that was not joined
 */
export function undoJoin(
  context: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): PersonRecords {
  requireRole(actor, ...DECIDING_ROLES);
  const { database } = context.data;
  requireResident(context, id);
  const standing = standingId(database.read, id);
  if (standing === id) throw failure('JOIN_REFUSED', { why: 'not-joined' });
  const command = { name: 'joins.undo', actor, subject: { entity: 'resident', id }, reason };
  database.write(command, (unit) => {
    unit.update('resident', { id }, { joined_into: null });
    // Two centres may have joined them both ways at the same time.
    if (standingId(unit.read, standing) !== standing)
      unit.update('resident', { id: standing }, { joined_into: null });
  });
  return recordsOf(context, actor, id);
}
