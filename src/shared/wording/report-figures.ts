import { averageWait, type Figure, satisfactionOf, type Waiting } from '#shared/domain/report-figures.ts';

const WORDS: Record<Figure, string> = {
  received: '收件',
  accepted: '受理',
  completed: '办结',
  overdue: '超期',
  returned: '退回',
  withGaps: '容缺受理',
};

const EXPLANATIONS: Record<Figure, string> = {
  received: '当月收到材料的办件，受理、补正、不予受理的都在内',
  accepted: '当月受理的办件',
  completed: '当月办结的办件，超期办结的也在内，不予办理和撤回的不在内',
  overdue: '承诺到期日的次日在当月、到时还没有办完的办件，中止的不算',
  returned: '当月部门退回的次数',
  withGaps: '当月容缺受理的办件',
};

/** A figure of a report in the words of the counter. */
export function figureWord(figure: Figure): string {
  return WORDS[figure];
}

/** What a figure counts, in one sentence. */
export function figureExplanation(figure: Figure): string {
  return EXPLANATIONS[figure];
}

/** 满意率 as it is shown. */
export function satisfactionWord(part: Parameters<typeof satisfactionOf>[0]): string {
  const share = satisfactionOf(part);
  return share === null ? '—' : `${share}%`;
}

/** What 满意率 and the time waited count. */
export const SATISFACTION_EXPLANATION = '当月的好差评中基本满意及以上的比例，到期未评的按基本满意计';
export const WAITING_EXPLANATION =
  '当月叫号的人从取号到第一次叫号的分钟数，合计后按叫到的人次平均；当天的次日计入';

/** How long people waited, in one line. */
export function waitingWord(waiting: Waiting): string {
  const average = averageWait(waiting);
  return average === null ? '没有叫号' : `平均 ${average} 分钟，最长 ${waiting.longestMinutes} 分钟`;
}

/** A month as an official writes it: `2026年10月`. */
export function monthWord(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** One month, or the first and the last of several. */
export function periodWord(from: string, to: string): string {
  return from === to ? monthWord(from) : `${monthWord(from)}至${monthWord(to)}`;
}
