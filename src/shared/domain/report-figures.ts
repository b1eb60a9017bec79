/**
 * The figures of a report, in the order in which they are shown: 收件 受理 办结 超期 退回 容缺. What each counts is
 * defined in docs/reports.md.
 */
export const FIGURES = ['received', 'accepted', 'completed', 'overdue', 'returned', 'withGaps'] as const;
export type Figure = (typeof FIGURES)[number];
/** Everything that is counted: the figures, and the ratings and contented ratings that give 满意率. */
export const COUNTED = [...FIGURES, 'rated', 'satisfied'] as const;
export type Counted = (typeof COUNTED)[number];
export type Figures = Record<Counted, number>;

/** How many cases (of `returned`: returns) of one kind fell under one figure; negative takes some of them off again. */
export interface ReportCount {
  readonly figure: Counted;
  readonly month: string;
  readonly siteNumber: string;
  readonly department: string;
  readonly itemCode: string;
  readonly clerkId: string;
  readonly count: number;
}

/** No case at all. */
export function noFigures(): Figures {
  return {
    ...{ received: 0, accepted: 0, completed: 0, overdue: 0, returned: 0, withGaps: 0 },
    ...{ rated: 0, satisfied: 0 },
  };
}

/** The totals of all counts. */
export function totalFigures(counts: readonly ReportCount[]): Figures {
  const total = noFigures();
  for (const { figure, count } of counts) total[figure] += count;
  return total;
}

/**
 * The same counts by one of their sides, such as the department. Each count goes into exactly one part, so the parts
 * add up to the total. A part that nothing fell under is left out.
 */
export function figuresBy<Part extends object>(
  counts: readonly ReportCount[],
  keyOf: (count: ReportCount) => string,
  partOf: (count: ReportCount) => Part,
): (Part & Figures)[] {
  const parts = new Map<string, Part & Figures>();
  for (const count of counts) {
    const key = keyOf(count);
    const part = parts.get(key) ?? { ...partOf(count), ...noFigures() };
    part[count.figure] += count.count;
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** 满意率: the share of ratings that are 基本满意 or better, in percent with one decimal; null without ratings. */
export function satisfactionOf({ rated, satisfied }: Pick<Figures, 'rated' | 'satisfied'>): number | null {
  return rated === 0 ? null : Math.round((satisfied / rated) * 1000) / 10;
}

/** 等候: the people of the queue who were called and who were served, and how long they had waited. */
export interface Waiting {
  /** People served. */
  readonly served: number;
  /** Those called, whether they came or not. */
  readonly called: number;
  /** Minutes from drawing the ticket to the first call, of all who were called, added up. */
  readonly waitedMinutes: number;
  readonly longestMinutes: number;
}

/** Several days, centres or groups of the queue as one. */
export function totalWaiting(all: readonly Waiting[]): Waiting {
  return {
    served: all.reduce((sum, { served }) => sum + served, 0),
    called: all.reduce((sum, { called }) => sum + called, 0),
    waitedMinutes: all.reduce((sum, { waitedMinutes }) => sum + waitedMinutes, 0),
    longestMinutes: Math.max(0, ...all.map(({ longestMinutes }) => longestMinutes)),
  };
}

/** Minutes from drawing the ticket to the first call, of each who was called, with one decimal; null where nobody was. */
export function averageWait({
  called,
  waitedMinutes,
}: Pick<Waiting, 'called' | 'waitedMinutes'>): number | null {
  return called === 0 ? null : Math.round((waitedMinutes / called) * 10) / 10;
}
