import { describe, expect, it } from 'vitest';
import { readTypedDate } from './typed-date.ts';

describe('readTypedDate', () => {
  it.each([
    '19580312',
    '1958-3-12',
    '1958-03-12',
    '1958.3.12',
    '1958/03/12',
    '1958年3月12日',
    ' 1958 年 3 月 12 日 ',
    '１９５８０３１２',
    '1958 0312',
  ])('reads %s', (text) => {
    expect(readTypedDate(text)).toBe('1958-03-12');
  });

  it.each(['', '1958', '195803', '58-3-12', '1958-13-01', '1958-02-30', '三月', '1958-3-12-1'])(
    'takes %s for no day',
    (text) => {
      expect(readTypedDate(text)).toBeNull();
    },
  );
});
