import type { BoardPeriod, Meeting, MeetingRecord } from '#shared/contract/meetings.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import type { MeetingKind } from '#shared/domain/regular-meetings.ts';
import { absencesText, readAbsences } from '#shared/wording/meetings.ts';
import type { FormLine } from '../../components/line-form.tsx';

type Field =
  | 'day'
  | 'place'
  | 'startTime'
  | 'endTime'
  | 'chair'
  | 'recorder'
  | 'expected'
  | 'absent'
  | 'text'
  | 'decisions';
export type MeetingAnswers = Record<Field, string>;

export const MEETING_LINES: readonly FormLine<Field>[] = [
  { field: 'day', label: '日期', most: 10, placeholder: '如 2026-06-05' },
  { field: 'place', label: '地点', most: 100 },
  { field: 'startTime', label: '开始', most: 5 },
  { field: 'endTime', label: '结束', most: 5 },
  { field: 'chair', label: '主持人', most: 60 },
  { field: 'recorder', label: '记录人', most: 60 },
  { field: 'expected', label: '应到人数', most: 4 },
  { field: 'absent', label: '缺席（原因）', most: 2000, placeholder: '如 关伯（病假）、李女；没有就空着' },
  { field: 'text', label: '会议记录', kind: 'area', most: 10_000 },
  { field: 'decisions', label: '决议事项', kind: 'area', most: 4000, placeholder: '没有就空着' },
];

export function emptyAnswers({
  day,
  period,
  secretary,
}: {
  /** Today, or the day on which the gathering stands in the calendar. */
  day: string;
  period: BoardPeriod | undefined;
  secretary: string;
}): MeetingAnswers {
  const within = period && (day < period.from || day > period.until) ? period.dueOn : day;
  return {
    ...{ day: within, place: '党员活动室', startTime: '15:00', endTime: '17:00', chair: secretary },
    ...{ recorder: '', expected: '', absent: '', text: '', decisions: '' },
  };
}

export function answersOf(meeting: Meeting): MeetingAnswers {
  const { day, place, startTime, endTime, chair, recorder, expected, absent, text, decisions } = meeting;
  return {
    ...{ day, place, startTime, endTime, chair, recorder, text, decisions },
    ...{ expected: String(expected), absent: absencesText(absent) },
  };
}

export function recordOf(branchId: string, kinds: MeetingKind[], answers: MeetingAnswers): MeetingRecord {
  const { expected, absent, ...same } = answers;
  return { ...same, branchId, kinds, expected: Number(expected), absent: readAbsences(absent) };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The first answer that cannot be saved, and what to do about it. */
export function faultOf(
  answers: MeetingAnswers,
  kinds: readonly MeetingKind[],
  today: string,
): { field: Field | null; sentence: string } | null {
  const { day, startTime, endTime, chair, recorder, expected, absent, text } = answers;
  if (!isLocalDate(day)) return { field: 'day', sentence: '日期要写成 2026-06-05' };
  if (day > today) return { field: 'day', sentence: '会还没有开。开过以后再记录' };
  if (!TIME.test(startTime)) return { field: 'startTime', sentence: '开始时间要写成 15:00' };
  if (!TIME.test(endTime) || endTime <= startTime) {
    return { field: 'endTime', sentence: '结束时间要写成 17:00，比开始晚' };
  }
  if (chair.trim() === '') return { field: 'chair', sentence: '主持人还没有填' };
  if (recorder.trim() === '') return { field: 'recorder', sentence: '记录人还没有填' };
  if (!/^[1-9]\d*$/.test(expected)) return { field: 'expected', sentence: '应到人数要填一个数' };
  if (readAbsences(absent).length >= Number(expected)) {
    return { field: 'absent', sentence: '缺席的人比应到的还多，请核对' };
  }
  if (text.trim() === '') return { field: 'text', sentence: '会议记录还没有写' };
  return kinds.length === 0 ? { field: null, sentence: '选这次开的是哪一种会' } : null;
}
