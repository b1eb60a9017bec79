import type { LocalDate } from './local-date.ts';
import { addCalendarDays } from './local-date.ts';
import { addMonths, monthInterval } from './months.ts';

/** 三会一课, 主题党日, 组织生活会 and 民主评议党员. */
export const MEETING_KINDS = [
  'general-meeting',
  'committee',
  'party-group',
  'themed-day',
  'party-lecture',
  'organisational-life',
  'appraisal',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** How often a branch has to hold a kind of meeting, and who says so. */
export interface MeetingRule {
  readonly kind: MeetingKind;
  readonly each: 'month' | 'quarter' | 'year';
  /** Held on the branch's fixed day of the month; another day of the same month still counts. */
  readonly onFixedDay: boolean;
  readonly source: string;
}

const WORK_OF_BRANCHES = '《中国共产党支部工作条例（试行）》';

/** The rules of Party branches: how often what is held. */
export const MEETING_RULES: readonly MeetingRule[] = [
  { kind: 'general-meeting', each: 'quarter', onFixedDay: false, source: `${WORK_OF_BRANCHES}第四章` },
  { kind: 'committee', each: 'month', onFixedDay: false, source: `${WORK_OF_BRANCHES}第四章` },
  { kind: 'party-group', each: 'month', onFixedDay: false, source: `${WORK_OF_BRANCHES}第四章` },
  { kind: 'themed-day', each: 'month', onFixedDay: true, source: `${WORK_OF_BRANCHES}第五章` },
  { kind: 'party-lecture', each: 'year', onFixedDay: false, source: `${WORK_OF_BRANCHES}第五章` },
  { kind: 'organisational-life', each: 'year', onFixedDay: false, source: `${WORK_OF_BRANCHES}第五章` },
  { kind: 'appraisal', each: 'year', onFixedDay: false, source: `${WORK_OF_BRANCHES}第五章` },
];

/**
 * What became of a period: `held`; `missed` when it ended without a meeting; `late` when only the fixed day has passed
 * and the month still lasts; `due` while it lasts; `ahead` before it begins; `waived` when the branch has not to hold it.
 */
export type PeriodState = 'held' | 'missed' | 'late' | 'due' | 'ahead' | 'waived';

/** Meetings that a branch has not to hold: since which day, and why. What was missed before stays missed. */
export type WaivedMeetings = Readonly<
  Partial<Record<MeetingKind, { readonly since: LocalDate; readonly reason: string }>>
>;

/** A month, quarter or year in which a branch has to hold a kind of meeting. */
export interface MeetingPeriod {
  readonly kind: MeetingKind;
  /** Both included. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** The day by which it is to be held: the fixed day, or the last one. */
  readonly dueOn: LocalDate;
  readonly state: PeriodState;
  /** The days on which it was held, in order. */
  readonly heldOn: readonly LocalDate[];
}

/** A gathering that was held; one may be several kinds of meeting. */
export interface HeldMeeting {
  readonly day: LocalDate;
  readonly kinds: readonly MeetingKind[];
}

const MONTHS_EACH = { month: 1, quarter: 3, year: 12 } as const;

/**
 * What a branch has to hold in a year and what became of it, in the order of the rules and of time.
 * @param fixedDay day of the month of 主题党日, 1 to 28
 */
export function meetingPeriods(
  year: number,
  today: LocalDate,
  fixedDay: number,
  held: readonly HeldMeeting[],
  waived: WaivedMeetings = {},
): MeetingPeriod[] {
  return MEETING_RULES.flatMap(({ kind, each, onFixedDay }) => {
    const days = held
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ day }) => day)
      .sort();
    const months = MONTHS_EACH[each];
    return Array.from({ length: 12 / months }, (_, at): MeetingPeriod => {
      const first = addMonths(`${year}-01`, at * months);
      const { from } = monthInterval(first);
      const until = addCalendarDays(monthInterval(addMonths(first, months - 1)).to, -1);
      const dueOn = onFixedDay ? `${first}-${String(fixedDay).padStart(2, '0')}` : until;
      const heldOn = days.filter((day) => day >= from && day <= until);
      const since = waived[kind]?.since;
      const isWaived = heldOn.length === 0 && since !== undefined && until >= since;
      const state = isWaived ? 'waived' : stateOf({ from, until, dueOn, heldOn }, today);
      return { kind, from, until, dueOn, heldOn, state };
    });
  });
}

/** The first period still open, by the day it is due; null when nothing more is to be held in what is given. */
export function nextDue(periods: readonly MeetingPeriod[]): MeetingPeriod | null {
  const open = periods.filter(({ state }) => state === 'late' || state === 'due' || state === 'ahead');
  return open.reduce<MeetingPeriod | null>(
    (first, period) => (first === null || period.dueOn < first.dueOn ? period : first),
    null,
  );
}

function stateOf(
  { from, until, dueOn, heldOn }: Omit<MeetingPeriod, 'kind' | 'state'>,
  today: LocalDate,
): PeriodState {
  if (heldOn.length > 0) return 'held';
  if (until < today) return 'missed';
  if (dueOn < today) return 'late';
  return from <= today ? 'due' : 'ahead';
}
