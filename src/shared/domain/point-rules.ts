import type { LocalDate } from './local-date.ts';

/** 积分办法: how service becomes points. Local practice, so it is data with versions and not law. */
export interface PointRule {
  readonly ruleVersion: string;
  readonly effectiveFrom: LocalDate;
  readonly name: string;
  readonly content: PointRuleContent;
}

/** Whole points by the code of the type of activity; `*` for types that are not named. */
export interface PointRuleContent {
  readonly byType: Readonly<Record<string, PointRate>>;
}

export interface PointRate {
  readonly perAttendance: number;
  readonly perHour: number;
  /** The most one attendance can give; null without a limit. */
  readonly most: number | null;
}

/**
 * The rule for service on a day: the latest that was in force by then, of two from the same day the later version.
 * Null before the first one.
 */
export function ruleOn<Rule extends Pick<PointRule, 'effectiveFrom' | 'ruleVersion'>>(
  rules: readonly Rule[],
  day: LocalDate,
): Rule | null {
  return (
    rules
      .filter(({ effectiveFrom }) => effectiveFrom <= day)
      .sort(
        (one, other) =>
          compare(other.effectiveFrom, one.effectiveFrom) || compare(other.ruleVersion, one.ruleVersion),
      )[0] ?? null
  );
}

/** Points of one attendance: the share of an hour that was begun counts by its minutes, rounded down. */
export function pointsFor({ byType }: PointRuleContent, typeCode: string, minutes: number): number {
  const rate = byType[typeCode] ?? byType['*'];
  if (!rate) return 0;
  const points = rate.perAttendance + Math.floor((minutes * rate.perHour) / 60);
  return rate.most === null ? points : Math.min(points, rate.most);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
