import type { AttendanceState } from './attendance.ts';
import type { LedgerCount, LedgerEntry } from './volunteer-ledger.ts';

/** What the organiser's list says of a volunteer at an activity. */
export interface ListedAttendance {
  readonly volunteerId: string;
  readonly activityId: string;
  readonly state: AttendanceState;
  /** Confirmed; null before. */
  readonly minutes: number | null;
  readonly givesHours: boolean;
}

/** A volunteer at an activity of whom the list and the ledger say different things, with the entries that count. */
export interface Disagreement {
  readonly volunteerId: string;
  readonly activityId: string;
  readonly entryIds: readonly string[];
}

const keyOf = ({ volunteerId, activityId }: { volunteerId: string; activityId: string }) =>
  `${volunteerId}/${activityId}`;

/**
 * Where the organisers' lists and the ledger disagree although the ledger is of one mind. Two centres that worked on one
 * attendance without knowing of each other may leave a list that says void and a ledger that says confirmed: fields and
 * entries are brought together each by a rule of its own. What several entries claim is another question (`counted-twice`).
 */
export function disagreements(
  attendances: readonly ListedAttendance[],
  entries: readonly LedgerEntry[],
  { counted, problems }: LedgerCount,
): Disagreement[] {
  const several = new Set(
    problems.flatMap(({ code, entryIds }) => (code === 'counted-twice' ? entryIds : [])),
  );
  const standing = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    if (counted.has(entry.id)) standing.set(keyOf(entry), [...(standing.get(keyOf(entry)) ?? []), entry]);
  }
  return attendances.flatMap((attendance) => {
    const own = standing.get(keyOf(attendance)) ?? [];
    if (own.some(({ id }) => several.has(id))) return [];
    const amountOf = (kind: LedgerEntry['kind']) => own.find((entry) => entry.kind === kind)?.amount ?? 0;
    const confirmed = attendance.state === 'confirmed';
    const minutes = confirmed && attendance.givesHours ? (attendance.minutes ?? 0) : 0;
    const agree = amountOf('hours') === minutes && (confirmed || amountOf('points') === 0);
    const { volunteerId, activityId } = attendance;
    return agree ? [] : [{ volunteerId, activityId, entryIds: own.map(({ id }) => id) }];
  });
}
