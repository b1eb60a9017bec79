import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStamp, parseStamp } from './stamp.ts';

const stamp = fc.record({
  siteNumber: fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0')),
  epoch: fc.integer({ min: 1, max: 1_000_000 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});

describe('a stamp', () => {
  it('is written as site, epoch and number', () => {
    expect(formatStamp({ siteNumber: '13', epoch: 1, seq: 57 })).toBe('13.1.57');
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(stamp, (each) => {
        expect(parseStamp(formatStamp(each))).toEqual(each);
      }),
    );
  });

  it.each([
    '',
    '13',
    '13.1',
    '13.1.',
    '13.1.5.6',
    '3.1.5',
    '013.1.5',
    '13.-1.5',
    '13.1.5 ',
    '13.1.5\n',
    '１３.1.5',
    '13.1.0x5',
  ])('is not %j', (text) => {
    expect(parseStamp(text)).toBeNull();
  });
});
