import type { Activity, ActivityPlan } from '#shared/contract/activities.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { clockTime } from '#shared/wording/activities.ts';
import type { Where } from './room-pick.tsx';
import { lackingInSeries, ruleOfDraft, type SeriesDraft, wholeNumber } from './series-draft.ts';

/** An activity while it is typed in. */
export interface PlanDraft extends SeriesDraft {
  typeCode: string;
  name: string;
  startTime: string;
  endTime: string;
  where: Where;
  lecturerIds: string[];
  squadId: string | null;
  equipment: { id: string; quantity: number }[];
  branchId: string | null;
  capacity: string;
  openTo: string;
  organiser: string;
  phone: string;
  content: string;
}

/** A new activity on a day of the calendar. */
export function newPlanDraft(day: LocalDate, organiser: string): PlanDraft {
  return {
    ...{ typeCode: '', name: '', firstDay: day, startTime: '09:00', endTime: '11:00' },
    ...{ where: { roomId: null, place: '' }, lecturerIds: [], squadId: null, equipment: [], branchId: null },
    ...{ capacity: '', openTo: '', organiser, phone: '', content: '' },
    ...{ pattern: 'once', count: '8', until: '', dates: [], skipHolidays: true, leftOut: [] },
  };
}

/** What is known of an activity, to be put right. */
export function draftOfActivity(activity: Activity): PlanDraft {
  const { typeCode, name, lecturerIds, squadId, equipment, branchId, openTo, organiser, phone, content } =
    activity;
  return {
    ...newPlanDraft(localDateInShanghai(activity.startsAt), organiser),
    ...{ typeCode, name, lecturerIds, squadId, equipment, branchId, openTo, phone, content },
    ...{ startTime: clockTime(activity.startsAt), endTime: clockTime(activity.endsAt) },
    where: { roomId: activity.roomId, place: activity.otherPlace },
    capacity: activity.capacity > 0 ? String(activity.capacity) : '',
  };
}

/** The plan as far as its days can be counted; null while day, time or number are missing. */
export function planOfActivity(draft: PlanDraft): ActivityPlan | null {
  const rule = ruleOfDraft(draft);
  if (rule === null || draft.startTime === '' || draft.endTime <= draft.startTime) return null;
  if (draft.typeCode === '') return null;
  const { typeCode, branchId, squadId, lecturerIds, equipment, startTime, endTime } = draft;
  return {
    ...{ typeCode, branchId, squadId, lecturerIds, equipment, startTime, endTime, ...draft.where },
    name: draft.name.trim() || '活动',
    ...{ organiser: draft.organiser.trim(), phone: draft.phone.trim(), openTo: draft.openTo.trim() },
    ...{ content: draft.content.trim(), capacity: wholeNumber(draft.capacity), alternate: false },
    rule,
  };
}

/** The first field that has to be filled in before it can be saved. */
export function lackingInPlan(draft: PlanDraft): { field: string; sentence: string } | null {
  if (draft.typeCode === '') return { field: 'type', sentence: '先选是哪一类活动' };
  if (draft.name.trim() === '') return { field: 'name', sentence: '活动还没有名称' };
  if (draft.firstDay === '') return { field: 'firstDay', sentence: '哪一天还没有填' };
  if (draft.startTime === '') return { field: 'startTime', sentence: '开始时间还没有填' };
  if (draft.endTime <= draft.startTime) return { field: 'endTime', sentence: '结束时间要在开始时间以后' };
  return lackingInSeries(draft, '次');
}
