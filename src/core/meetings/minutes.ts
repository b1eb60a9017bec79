import { uuidv7 } from 'uuidv7';
import type { Meeting, MeetingRecord } from '#shared/contract/meetings.ts';
import { isLocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { clockTime } from '#shared/wording/activities.ts';
import { meetingName } from '#shared/wording/meetings.ts';
import { findActivity } from '../activities/read.ts';
import { refused, requireOwn } from '../activities/scope.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { branchById, meetingById, minutesOf } from './queries.ts';

/** @throws CoreError `NOT_FOUND` */
export function getMeeting({ data: { database } }: CoreContext, id: string): Meeting {
  const row = database.read.first(meetingById(id));
  if (!row?.branch_id) throw failure('NOT_FOUND', { entity: 'meeting', id });
  return {
    id,
    branchId: row.branch_id,
    branchName: row.branch_name,
    centreName: row.centre_name ?? '',
    own: row.site_number === database.site.siteNumber,
    kinds: JSON.parse(row.kinds) as Meeting['kinds'],
    day: localDateInShanghai(row.starts_at),
    startTime: clockTime(row.starts_at),
    endTime: clockTime(row.ends_at),
    place: row.place,
    chair: row.chair,
    recorder: row.recorder,
    expected: row.expected,
    absent: JSON.parse(row.absent) as Meeting['absent'],
    text: row.text,
    decisions: row.decisions,
  };
}

/**
 * Writes the minutes of a meeting that was held: a new gathering (no id), one that stands in the calendar, or minutes
 * put right. The centre of a branch keeps its minutes.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`; `ACTIVITY_REFUSED` for a branch of another centre or a cancelled
 * gathering; `INVALID_ANSWERS` for a day to come, an end before the beginning, more absent than expected
 */
export function saveMeeting(
  context: CoreContext,
  actor: StaffActor,
  { id: given, record }: { id: string | null; record: MeetingRecord },
): Meeting {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const branch = database.read.first(branchById(record.branchId));
  if (!branch) throw failure('NOT_FOUND', { entity: 'partyBranch', id: record.branchId });
  if (branch.site_number !== database.site.siteNumber) throw refused(branch, 'other-centre');
  requireSound(record, localDateInShanghai(database.now()));
  const fields = gatheringFields(record);
  if (given !== null) {
    const row = findActivity(database.read, given);
    requireOwn(context, row);
    if (row.branch_id !== record.branchId) throw failure('NOT_FOUND', { entity: 'meeting', id: given });
    if (row.state === 'cancelled') throw refused(row, 'cancelled');
  }
  const id = given ?? uuidv7();
  const hasMinutes = given !== null && database.read.first(minutesOf(id)) !== undefined;
  const minutes = {
    kinds: JSON.stringify(record.kinds),
    chair: record.chair,
    recorder: record.recorder,
    expected: record.expected,
    absent: JSON.stringify(record.absent),
    text: record.text,
    decisions: record.decisions,
  };
  database.write({ name: 'meetings.save', actor, subject: { entity: 'activity', id } }, (unit) => {
    if (given === null) unit.insert('activity', { id, ...newGathering(record, branch), ...fields });
    else unit.update('activity', { id }, fields);
    if (hasMinutes) unit.update('meetingMinutes', { activity_id: id }, minutes);
    else unit.insert('meetingMinutes', { activity_id: id, ...minutes, signed_on: null });
  });
  return getMeeting(context, id);
}

/** What of a gathering follows from its minutes. */
export function gatheringFields({ kinds, day, startTime, endTime, place }: MeetingRecord) {
  return {
    type_code: kinds.every((kind) => kind === 'themed-day') ? 'themed-party-day' : 'party-meeting',
    name: meetingName(kinds),
    place,
    starts_at: instantOf(day, startTime),
    ends_at: instantOf(day, endTime),
    state: 'held',
  };
}

/** A gathering that stood in no calendar before its minutes were written. */
export function newGathering({ branchId, chair }: MeetingRecord, branch: { site_number: string }) {
  return {
    ...{
      site_number: branch.site_number,
      series_id: null,
      branch_id: branchId,
      squad_id: null,
      room_id: null,
    },
    ...{ organiser: chair, phone: '', capacity: 0, open_to: '', content: '' },
    ...{ course_id: null, lecture_number: null, material: '', cancelled_reason: null },
    ...{ people_served: 0, summary: '' },
  };
}

function requireSound({ day, startTime, endTime, expected, absent }: MeetingRecord, today: string): void {
  const problems: { field: string; code: string }[] = [];
  if (!isLocalDate(day) || day > today) problems.push({ field: 'day', code: 'not-held-yet' });
  if (endTime <= startTime) problems.push({ field: 'endTime', code: 'before-start' });
  if (absent.length >= expected) problems.push({ field: 'expected', code: 'nobody-came' });
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
}

function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}
