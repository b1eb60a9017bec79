import type { RatingFilter } from '#shared/contract/ratings.ts';
import { RATING_LEVELS } from '#shared/domain/rating.ts';
import { ratingLevelWord } from '#shared/wording/ratings.ts';

/** A saved filter as a tab, and what would fill it. */
export interface RatingTab {
  filter: RatingFilter;
  label: string;
  empty: string;
}

/** The tabs of 好差评: what has to be done first. */
export const RATING_TABS: readonly RatingTab[] = [
  { filter: 'open', label: '待整改', empty: '没有要整改的差评。群众评为不满意或非常不满意的，会列在这里' },
  { filter: 'closed', label: '已办结', empty: '还没有办结的差评' },
  { filter: 'all', label: '全部评价', empty: '还没有评价。受理或送达后按 F10，请群众在公众屏上评价' },
  ...RATING_LEVELS.map((level) => ({
    filter: level,
    label: ratingLevelWord(level),
    empty: `没有“${ratingLevelWord(level)}”的评价`,
  })),
];

/** Whether a text of an address names a filter. */
export function isRatingFilter(value: unknown): value is RatingFilter {
  return RATING_TABS.some(({ filter }) => filter === value);
}
