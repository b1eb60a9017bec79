import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityCode, parseActivityCode } from './activity-code.ts';
import { parseCaseNumber } from './case-number.ts';
import { parsePaperNumber } from './paper-number.ts';

describe('the code of an activity', () => {
  it('gives back the identifier it was made of, and is no number of a case or a paper', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = activityCode(id);
        expect(code).toMatch(/^[\d-]{41}$/);
        expect(parseActivityCode(code)).toBe(id);
        expect(parseCaseNumber(code)).toBeNull();
        expect(parsePaperNumber(code)).toBeNull();
      }),
    );
  });

  it('is not found in any other text', () => {
    for (const text of ['', '13-2026-000123', '9-1', `9-${'9'.repeat(39)}`, `8-${'0'.repeat(39)}`]) {
      expect(parseActivityCode(text)).toBeNull();
    }
    expect(() => activityCode('demo')).toThrow('Not the identifier');
  });
});
