/**
 * The figures of a report, in the order in which they are shown: 收件 受理 办结 超期 退回 容缺. What each counts is
 * defined in docs/reports.md.
 */
export const FIGURES = ['received', 'accepted', 'completed', 'overdue', 'returned', 'withGaps'] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Record<Figure, number>;

/** How many cases (of `returned`: returns) of one kind fell under one figure; negative takes some of them off again. */
export interface ReportCount {
  readonly figure: Figure;
  readonly month: string;
  readonly siteNumber: string;
  readonly department: string;
  readonly itemCode: string;
  readonly clerkId: string;
  readonly count: number;
}

/** No case at all. */
export function noFigures(): Figures {
  return { received: 0, accepted: 0, completed: 0, overdue: 0, returned: 0, withGaps: 0 };
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
