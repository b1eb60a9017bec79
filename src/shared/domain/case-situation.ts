import type { CaseState } from './case-vocabulary.ts';
import type { LocalDate } from './local-date.ts';

/** A step that was taken. */
export interface TakenStep {
  readonly step: string;
  readonly fromState: string | null;
}

/** A paper of a case as the rules see it. */
export interface CasePaper {
  readonly id: string;
  readonly required: boolean;
  readonly received: boolean;
  /** 告知承诺 was given instead. */
  readonly declared: boolean;
  /** 容缺: promised until this day and not come yet. */
  readonly lackingUntil: LocalDate | null;
  /** May follow later: the item allows gaps and marks this paper. */
  readonly mayLack: boolean;
  /** A declaration may stand in for it: the item allows one and marks this paper. */
  readonly declarable: boolean;
}

/** What the rules need to know of a case, or of a draft at the window, whose state is null. */
export interface CaseSituation {
  readonly state: CaseState | null;
  /** In the order in which they were taken. */
  readonly history: readonly TakenStep[];
  readonly papers: readonly CasePaper[];
  /** The department that has the case, or whose item it is. */
  readonly department: string;
  /** 行政许可: its extension is bounded by law. */
  readonly licence: boolean;
  /** Working days by which the limit was extended already. */
  readonly extendedDays: number;
  /** Of a case not accepted yet: what it would be if it were accepted today. */
  readonly promisedDue: LocalDate;
  /** 补正中: the day until which the resident was given time; null in every other state. */
  readonly supplementDue: LocalDate | null;
  readonly today: LocalDate;
}

/** The papers that were promised and have not come. */
export function openGaps(papers: readonly CasePaper[]): CasePaper[] {
  return papers.filter(({ lackingUntil }) => lackingUntil !== null);
}

/** The day until which the papers that lack were promised; null where none lacks. */
export function gapsUntil(papers: readonly CasePaper[]): LocalDate | null {
  const days = openGaps(papers).map(({ lackingUntil }) => lackingUntil as LocalDate);
  return days.sort()[0] ?? null;
}

/** A paper that must be there and is not, and that nothing stands in for. */
export function isLacking({ required, received, declared }: CasePaper): boolean {
  return required && !received && !declared;
}
