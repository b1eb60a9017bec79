import type { ActivityClash } from '#shared/contract/activity-clash.ts';
import type { SeriesPattern } from '#shared/domain/activity-series.ts';
import { placeInMonth } from '#shared/domain/activity-series.ts';
import type { ActivityState, CountedKind, SeriesScope } from '#shared/domain/activity-types.ts';
import { dayNumberOf, type LocalDate, localDateInShanghai, weekdayOf } from '#shared/domain/local-date.ts';

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The time of day of an instant in Shanghai: `19:30`. */
export function clockTime(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** When an activity is, within its day: `19:30—21:00`. */
export function timeSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  return `${clockTime(startsAt)}—${clockTime(endsAt)}`;
}

/** The day of the week: `周四`. */
export function weekdayWord(day: LocalDate): string {
  return WEEKDAYS[weekdayOf(dayNumberOf(day)) - 1] as string;
}

/** A day in a list of the same year: `9月10日 周四`. */
export function shortDay(day: LocalDate): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日 ${weekdayWord(day)}`;
}

/** Day and time: `9月10日 周四 19:30—21:00`. */
export function dayAndSpan(span: { startsAt: string; endsAt: string }): string {
  return `${shortDay(localDateInShanghai(span.startsAt))} ${timeSpan(span)}`;
}

const STATE_WORDS: Record<ActivityState, string> = { planned: '未举办', held: '已举办', cancelled: '已取消' };

export function activityStateWord(state: ActivityState): string {
  return STATE_WORDS[state];
}

const KIND_WORDS: Record<CountedKind, string> = {
  activity: '志愿活动',
  lecture: '讲座',
  session: '文明实践',
  meeting: '会议',
};

export function countedKindWord(kind: CountedKind): string {
  return KIND_WORDS[kind];
}

const SCOPE_WORDS: Record<SeriesScope, string> = {
  one: '只这一次',
  following: '这次和以后各次',
  all: '整个系列',
};

export function seriesScopeWord(scope: SeriesScope): string {
  return SCOPE_WORDS[scope];
}

const PLACES = ['第一个', '第二个', '第三个', '第四个', '最后一个'];

/** Where it is: a room with its centre, a place in words as it stands, and the centre where nobody said. */
export function wherePlace({
  roomId,
  place,
  centreName,
}: {
  roomId: string | null;
  place: string;
  centreName: string;
}): string {
  if (place === '') return centreName;
  return roomId === null ? place : `${centreName} ${place}`.trim();
}

/** How it repeats, said of its first day: `每月第二个周四`. */
export function patternWord(pattern: SeriesPattern, firstDay: LocalDate): string {
  switch (pattern) {
    case 'once':
      return '不重复';
    case 'weekly':
      return `每${weekdayWord(firstDay)}`;
    case 'fortnightly':
      return `每两周的${weekdayWord(firstDay)}`;
    case 'monthly':
      return `每月${PLACES[placeInMonth(firstDay) - 1]}${weekdayWord(firstDay)}`;
    case 'dates':
      return '指定日期';
  }
}

/** What stands in the way of an activity, in a sentence that names the other one. */
export function clashSentence({ kind, name, other, needed, left, from, until }: ActivityClash): string {
  const used = other
    ? `“${other.name}”（${[dayAndSpan(other), other.centreName.replace('党群服务中心', '')].filter(Boolean).join('，')}）`
    : '';
  switch (kind) {
    case 'room':
      return `场地“${name}”已安排给${used}`;
    case 'lecturer':
      return `讲师${name}已有${used}`;
    case 'captain':
      return `领队${name}已有${used}`;
    case 'equipment':
      return other
        ? `“${name}”要 ${needed} 件，只剩 ${left} 件，${used}也要用`
        : `“${name}”要 ${needed} 件，一共只有 ${left} 件`;
    case 'room-booked':
      return `场地“${name}”已被预约：${used}`;
    case 'room-closed':
      return from === '' ? `场地“${name}”这一天不开放` : `场地“${name}”这一天只在 ${from}—${until} 开放`;
    case 'room-small':
      return `场地“${name}”只能容纳 ${left} 人`;
  }
}

/** What stands in the way as an error tells it; of `clashes` nothing is sure. */
export function clashesSentence(clashes: unknown): string {
  const count = Array.isArray(clashes) ? clashes.length : 1;
  return `有 ${count} 处冲突，还没有保存，填写的都在。换一个时间，或写明原因再保存`;
}
