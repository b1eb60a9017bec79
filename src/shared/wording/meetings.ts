import type { MeetingKind, PeriodState } from '../domain/regular-meetings.ts';

export const MEETING_WORDS: Record<MeetingKind, string> = {
  'general-meeting': '党员大会',
  committee: '支委会',
  'party-group': '党小组会',
  'themed-day': '主题党日',
  'party-lecture': '书记党课',
  'organisational-life': '组织生活会',
  appraisal: '民主评议党员',
};

/** How often, in one word. */
export const MEETING_EACH_WORDS = { month: '每月一次', quarter: '每季度一次', year: '每年一次' } as const;

export const PERIOD_STATE_WORDS: Record<PeriodState, string> = {
  held: '已开',
  missed: '漏开',
  late: '过了固定日',
  due: '待开',
  ahead: '未到时间',
  waived: '不要求',
};

/** A shape for each state, so that nothing hangs on colour alone. */
export const PERIOD_STATE_SIGNS: Record<PeriodState, string> = {
  held: '●',
  missed: '✕',
  late: '▲',
  due: '○',
  ahead: '·',
  waived: '—',
};

/** What a gathering is called: `主题党日、党小组会`. */
export function meetingName(kinds: readonly MeetingKind[]): string {
  return kinds.map((kind) => MEETING_WORDS[kind]).join('、');
}

/** A period by its first and last day: `5月`, `二季度`, `全年`. */
export function periodWord({ from, until }: { from: string; until: string }): string {
  const first = Number(from.slice(5, 7));
  const last = Number(until.slice(5, 7));
  if (first === last) return `${first}月`;
  return last - first === 2 ? `${'一二三四'[(last - 3) / 3]}季度` : '全年';
}

/** More than this a cell of the board cannot name. */
const MOST_NAMED = 4;

interface WordedPeriod {
  from: string;
  until: string;
  state: PeriodState;
}

/** What the board says of one kind of meeting of one branch: what was missed comes first. */
export function periodsSentence(periods: readonly WordedPeriod[]): { state: PeriodState; words: string } {
  const of = (state: PeriodState) => periods.filter((period) => period.state === state);
  const named = (list: readonly WordedPeriod[]) =>
    list.map(periodWord).join('、').replaceAll('月、', '、').replaceAll('季度、', '、');
  const missed = of('missed');
  if (missed.length > MOST_NAMED) return { state: 'missed', words: `漏 ${missed.length} 次` };
  if (missed.length > 0) return { state: 'missed', words: `漏${named(missed)}` };
  const [late] = of('late');
  if (late) return { state: 'late', words: `${periodWord(late)}未开` };
  const [due] = of('due');
  if (due) return { state: 'due', words: `${periodWord(due)}待开` };
  const held = of('held');
  if (held.length > 0) return { state: 'held', words: `已开 ${held.length}` };
  if (of('waived').length > 0) return { state: 'waived', words: '不要求' };
  return { state: 'ahead', words: '未到时间' };
}

interface Absence {
  name: string;
  reason: string;
}

/** Absences as one line: `关伯（病假）、李女`. */
export function absencesText(absent: readonly Absence[]): string {
  return absent.map(({ name, reason }) => (reason === '' ? name : `${name}（${reason}）`)).join('、');
}

/** The line read back, with full or half width signs, a name for each and a reason where one stands in brackets. */
export function readAbsences(text: string): Absence[] {
  return [...text.matchAll(/([^、，,；;（）()\s]+)\s*(?:[（(]([^（）()]*)[）)])?/g)].map(
    ([, name = '', reason = '']) => ({
      name,
      reason: reason.trim(),
    }),
  );
}
