import type { CoursePlan } from '#shared/contract/night-school.ts';
import type { Where } from '../activities/room-pick.tsx';
import { lackingInSeries, ruleOfDraft, type SeriesDraft, wholeNumber } from '../activities/series-draft.ts';

/** A course while it is typed in. Days and times are empty until they are ones. */
export interface CourseDraft extends SeriesDraft {
  /** A term that is there; null for the new one that is named. */
  termId: string | null;
  termName: string;
  name: string;
  startTime: string;
  endTime: string;
  lecturerIds: string[];
  alternate: boolean;
  where: Where;
  capacity: string;
  openTo: string;
  required: string;
}

/** The term that comes next, as schools call them: the spring one is planned from July on. */
export function nextTermName(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return month >= 7 ? `${year + 1}年春季学期` : `${year}年秋季学期`;
}

/** What most courses are, in the next term or, where that stands already, in it: eight weekly lectures on an evening, days off skipped, for members and residents. */
export function newCourseDraft(today: string, terms: readonly { id: string; name: string }[]): CourseDraft {
  const next = nextTermName(today);
  return {
    ...{
      termId: terms.find(({ name }) => name === next)?.id ?? null,
      termName: next,
      name: '',
      firstDay: '',
    },
    ...{
      startTime: '19:30',
      endTime: '21:00',
      pattern: 'weekly',
      count: '8',
      until: '',
      dates: [],
      skipHolidays: true,
      leftOut: [],
    },
    ...{
      lecturerIds: [],
      alternate: true,
      where: { roomId: null, place: '' },
      capacity: '',
      openTo: '党员、群众',
    },
    required: '',
  };
}

/** The plan as far as days can be counted from it; null while the first day, a time or the number is missing. */
export function planOfDraft(draft: CourseDraft): CoursePlan | null {
  const rule = ruleOfDraft(draft);
  if (rule === null || draft.startTime === '' || draft.endTime <= draft.startTime) return null;
  return {
    term: draft.termId !== null ? { id: draft.termId } : { name: draft.termName.trim() || '学期' },
    name: draft.name.trim() || '课程',
    lecturesRequired: wholeNumber(draft.required),
    rule,
    ...{ startTime: draft.startTime, endTime: draft.endTime, ...draft.where },
    ...{ lecturerIds: draft.lecturerIds, alternate: draft.alternate && draft.lecturerIds.length > 1 },
    ...{ capacity: wholeNumber(draft.capacity), openTo: draft.openTo.trim() },
  };
}

/** The first field that has to be filled in before the course can be saved, with what to say about it. */
export function lackingIn(draft: CourseDraft): { field: string; sentence: string } | null {
  if (draft.termId === null && draft.termName.trim() === '')
    return { field: 'term', sentence: '先定是哪个学期' };
  if (draft.name.trim() === '') return { field: 'name', sentence: '课程还没有名称' };
  if (draft.firstDay === '') return { field: 'firstDay', sentence: '第一讲是哪一天还没有填' };
  if (draft.startTime === '') return { field: 'startTime', sentence: '开始时间还没有填' };
  if (draft.endTime <= draft.startTime) return { field: 'endTime', sentence: '结束时间要在开始时间以后' };
  return lackingInSeries(draft, '讲');
}
