import type { CaseState } from './case-vocabulary.ts';
import { isLocalDate, type LocalDate, localDateInShanghai } from './local-date.ts';
import { type Month, monthOf } from './months.ts';

/** What is counted of the cases of a centre, as 全镇办件 does; the months are those of the day of counting. */
export const CASE_FIGURES = [
  'open',
  'dueToday',
  'overdue',
  'received',
  'correction',
  'gaps',
  'toDeliver',
  'receivedInMonth',
  'completedInMonth',
] as const;
export type CaseFigure = (typeof CASE_FIGURES)[number];
export type CaseFigures = Record<CaseFigure, number>;

/** What a town shows of a case that is overdue: nothing of the resident, and nobody's name. */
export interface OverdueCase {
  caseId: string;
  /** The centre that holds it. */
  centreNumber: string;
  caseNumber: string;
  itemName: string;
  department: string;
  state: string;
  dueOn: LocalDate;
}

/** What counting needs of a case, and no more. */
export interface CountedCase extends Omit<OverdueCase, 'caseId' | 'dueOn'> {
  /** Of the three dates of a case the one that counts now; null before there is any. */
  dueOn: LocalDate | null;
  /** 中止: the clock stands still. */
  suspended: boolean;
  /** 容缺 papers are promised that have not come. */
  gaps: boolean;
  receivedOn: LocalDate;
  closedOn: LocalDate | null;
  /** Closed by 办结, not by a refusal or a withdrawal. */
  completed: boolean;
}

/** No name of an item or a department is longer; what a faulty centre writes beyond it is cut off. */
export const LONGEST_TOLD = 200;

/** What a case is after 办结, or after a refusal whose paper was delivered. */
const DONE: readonly string[] = ['completed', 'delivered', 'rated'] satisfies CaseState[];

type Fields = ReadonlyMap<string, unknown>;

/**
 * What counting needs of a case, from the fields of its row as they travel.
 * @param refused whether 不予办理 was ever said of it: a delivered case does not tell that by itself
 * @returns null for what is no case of any version
 */
export function countedCase(fields: Fields, refused: boolean): CountedCase | null {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_TOLD) : null;
  };
  const date = (name: string) => {
    const value = text(name);
    return value !== null && isLocalDate(value) ? value : null;
  };
  const centreNumber = text('held_by') ?? text('site_number');
  const [caseNumber, state, receivedOn] = [text('number'), text('state'), date('received_on')];
  if (centreNumber === null || caseNumber === null || state === null || receivedOn === null) return null;
  const closedAt = text('closed_at');
  if (closedAt !== null && Number.isNaN(Date.parse(closedAt))) return null;
  return {
    ...{ centreNumber, caseNumber, state, receivedOn },
    itemName: text('item_name') ?? '',
    department: text('department') ?? '',
    dueOn: date('promised_due') ?? date('supplement_due') ?? date('receipt_due'),
    suspended: text('suspended_on') !== null,
    gaps: text('gap_due') !== null,
    closedOn: closedAt === null ? null : localDateInShanghai(closedAt),
    completed: closedAt !== null && DONE.includes(state) && !refused,
  };
}

/** Whether a case counts in any figure of a month, or may in one of a later month. */
export function stillCounts({ closedOn, state, gaps }: CountedCase, month: Month): boolean {
  return closedOn === null || gaps || isToDeliver(state) || monthOf(closedOn) >= month;
}

/** 待领取: done, and the applicant has not had it yet. */
export function isToDeliver(state: string): boolean {
  return state === 'completed' || state === 'refused';
}
