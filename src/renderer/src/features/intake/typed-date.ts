import { isLocalDate } from '#shared/domain/local-date.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';

/** A day as people type it: 19580312, 1958-3-12, 1958.3.12, 1958年3月12日. Null when it is none. */
export function readTypedDate(text: string): string | null {
  const parted = /^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*$/.exec(
    text.normalize('NFKC'),
  );
  const together = /^(\d{4})(\d{2})(\d{2})$/.exec(tidyCode(text).text);
  const [, year = '', month = '', day = ''] = parted ?? together ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}
