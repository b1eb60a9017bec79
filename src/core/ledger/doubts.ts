import type { LedgerDoubt } from '#shared/contract/ledger.ts';
import type { AttendanceState } from '#shared/domain/attendance.ts';
import type { LedgerKind } from '#shared/domain/volunteer-ledger.ts';
import { minutesOf } from '../attendances/attendance-line.ts';
import { activityForAttendance } from '../attendances/queries.ts';
import { serviceOf } from '../attendances/take-step.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { activityName, volunteerName } from '../volunteers/queries.ts';
import { type Booking, bookNothing, bookService } from './book.ts';
import { attendanceListed, claimsOf, differingAttendances, doubtfulAttendances } from './queries.ts';

/**
 * What only a person can settle: service that several centres booked without knowing of each other, and attendances of
 * which the organiser's list says something else than the ledger. Until then the smaller counts.
 */
export function ledgerDoubts({ data: { database } }: CoreContext): LedgerDoubt[] {
  const { read } = database;
  const doubtOf = (activityId: string, volunteerId: string, why: LedgerDoubt['why']): LedgerDoubt => {
    const listed = read.first(attendanceListed(activityId, volunteerId));
    return {
      volunteerId,
      name: read.first(volunteerName(volunteerId))?.name ?? '',
      activityId,
      activityName: read.first(activityName(activityId))?.name ?? '',
      why,
      listed: listed ? { state: listed.state as AttendanceState, minutes: listed.minutes } : null,
      claims: read.all(claimsOf(activityId, volunteerId)).map(({ centre_name, reviewer, kind, amount }) => ({
        ...{ centreName: centre_name ?? '', reviewer, kind: kind as LedgerKind, amount },
      })),
    };
  };
  return [
    ...read
      .all(doubtfulAttendances())
      .map((row) => doubtOf(row.activity_id, row.volunteer_id, 'several-claims')),
    ...differing(read).map((row) => doubtOf(row.activity_id, row.volunteer_id, 'list-differs')),
  ];
}

function differing(read: ReadHandle) {
  return read
    .all(differingAttendances())
    .flatMap(({ activity_id, volunteer_id }) =>
      volunteer_id === null ? [] : [{ activity_id, volunteer_id }],
    );
}

/**
 * 以签到表为准: takes back every entry of an attendance and books what the organiser's list says as it stands here,
 * which is nothing where it is not confirmed.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`
 */
export function settleDoubt(
  context: CoreContext,
  actor: StaffActor,
  { activityId, volunteerId }: { activityId: string; volunteerId: string },
): LedgerDoubt[] {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const activity = database.read.first(activityForAttendance(activityId));
  if (!activity) throw failure('NOT_FOUND', { entity: 'activity', id: activityId });
  const listed = database.read.first(attendanceListed(activityId, volunteerId));
  const reason = '两处记录不一致，以签到表为准';
  const subject = { entity: 'attendance', id: `${activityId}/${listed?.participant_id ?? volunteerId}` };
  const booking: Booking = {
    ...{ siteNumber: database.site.siteNumber, reviewer: actor.name, reason },
    at: database.now().toISOString(),
  };
  database.write({ name: 'ledger.settle', actor, subject, reason }, (unit) => {
    const service = serviceOf(activity, volunteerId);
    if (listed?.state !== 'confirmed') return bookNothing(unit, service, booking);
    const minutes = listed.minutes ?? minutesOf(listed, activity);
    const key = { activity_id: activityId, participant_id: listed.participant_id };
    if (listed.minutes === null) unit.update('attendance', key, { minutes });
    bookService(unit, { ...service, minutes }, booking);
  });
  return ledgerDoubts(context);
}
