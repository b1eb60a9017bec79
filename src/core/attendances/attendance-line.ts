import type { AttendanceLine } from '#shared/contract/attendances.ts';
import { proposedMinutes } from '#shared/domain/attendance.ts';
import type { ActivityRow, AttendanceRow } from './queries.ts';

/** An attendance as a list shows it; before it is confirmed with the minutes that its times come to. */
export function attendanceLine(row: AttendanceRow, activity: ActivityRow): AttendanceLine {
  return {
    participantId: row.participant_id,
    volunteerId: row.volunteer_id,
    name: row.name,
    phone: row.phone,
    way: row.way as AttendanceLine['way'],
    state: row.state as AttendanceLine['state'],
    signedInAt: row.signed_in_at,
    signedOutAt: row.signed_out_at,
    travelMinutes: row.travel_minutes,
    minutes: row.minutes ?? minutesOf(row, activity),
    content: row.content,
    quality: row.quality,
    makesUp: row.makes_up,
    recorder: row.recorder,
    confirmedBy: row.confirmed_by,
    reason: row.reason,
  };
}

/** What the times of an attendance come to. */
export function minutesOf(
  row: Pick<AttendanceRow, 'signed_in_at' | 'signed_out_at' | 'travel_minutes'>,
  { starts_at, ends_at }: ActivityRow,
): number {
  return proposedMinutes({
    signedInAt: row.signed_in_at,
    signedOutAt: row.signed_out_at,
    startsAt: starts_at,
    endsAt: ends_at,
    travelMinutes: row.travel_minutes,
  });
}
