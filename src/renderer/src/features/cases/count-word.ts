import { MOST_COUNTED } from '#shared/contract/cases.ts';

/** A count as the screen shows it: `1,204`, and `9,999+` for whatever is beyond. */
export function countWord(count: number | undefined): string {
  if (count === undefined) return '';
  const shown = Math.min(count, MOST_COUNTED).toLocaleString('zh-CN');
  return count > MOST_COUNTED ? `${shown}+` : shown;
}
