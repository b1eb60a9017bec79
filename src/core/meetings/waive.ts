import type { MeetingBoard } from '#shared/contract/meetings.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { MeetingKind, WaivedMeetings } from '#shared/domain/regular-meetings.ts';
import { refused } from '../activities/scope.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { readBoard } from './board.ts';
import { branchById } from './queries.ts';

/**
 * A branch has not to hold a kind of meeting from today on (fewer than seven members have no committee, no groups no
 * meetings of them); with an empty reason it has to again. What was missed before stays missed.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`; `ACTIVITY_REFUSED` for a branch of another centre
 */
export function waiveMeeting(
  context: CoreContext,
  actor: StaffActor,
  { branchId, kind, reason }: { branchId: string; kind: MeetingKind; reason: string },
): MeetingBoard {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const branch = database.read.first(branchById(branchId));
  if (!branch) throw failure('NOT_FOUND', { entity: 'partyBranch', id: branchId });
  if (branch.site_number !== database.site.siteNumber) throw refused(branch, 'other-centre');
  const before = JSON.parse(branch.waived_meetings) as WaivedMeetings;
  const { [kind]: known, ...others } = before;
  const since = known?.since ?? localDateInShanghai(database.now());
  const waived: WaivedMeetings = reason === '' ? others : { ...others, [kind]: { since, reason } };
  const command = {
    name: 'meetings.waive',
    actor,
    subject: { entity: 'partyBranch', id: branchId },
    ...(reason !== '' && { reason }),
  };
  database.write(command, (unit) =>
    unit.update('partyBranch', { id: branchId }, { waived_meetings: JSON.stringify(waived) }),
  );
  return readBoard(context);
}
