import { describe, expect, it } from 'vitest';
import { formatPaperNumber, parsePaperNumber } from './paper-number.ts';

const second = { case: { site: '13', year: 2026, serial: 123 }, paper: 2 };

describe('a paper number', () => {
  it('is the case number and the paper', () => {
    expect(formatPaperNumber(second)).toBe('13-2026-000123-02');
    expect(formatPaperNumber({ ...second, paper: 112 })).toBe('13-2026-000123-112');
  });

  it.each(['13-2026-000123-02', ' 13-2026-000123-02\n', '１３－２０２６－０００１２３－０２'])(
    'is read from %s',
    (text) => {
      expect(parsePaperNumber(text)).toEqual(second);
    },
  );

  it.each(['13-2026-000123', '13-2026-000123-00', '13-2026-000000-01', '00-2026-000123-01', '林秀英', ''])(
    'is not read from %s',
    (text) => {
      expect(parsePaperNumber(text)).toBeNull();
    },
  );
});
