import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextClockReading } from './hybrid-clock.ts';

const time = fc.integer({ min: 0, max: 9_999_999_999_998 });

describe('nextClockReading', () => {
  it('reads the wall clock, in a form that sorts as text', () => {
    expect(nextClockReading(null, 1_781_000_000_000, '13')).toBe('1781000000000-0000-13');
    expect(nextClockReading(null, 5, '13')).toBe('0000000000005-0000-13');
    expect(nextClockReading('1781000000000-00ff-13', 1_781_000_000_001, '13')).toBe('1781000000001-0000-13');
  });

  it('counts on inside one millisecond and while the wall clock is behind', () => {
    expect(nextClockReading('1781000000000-0000-13', 1_781_000_000_000, '13')).toBe('1781000000000-0001-13');
    expect(nextClockReading('1781000000000-0009-13', 1_500_000_000_000, '13')).toBe('1781000000000-000a-13');
  });

  it('borrows a millisecond when the counter is full', () => {
    expect(nextClockReading('1781000000000-ffff-13', 0, '13')).toBe('1781000000001-0000-13');
  });

  it('goes on from the reading of another site', () => {
    expect(nextClockReading('1781000000000-0003-02', 1, '13')).toBe('1781000000000-0004-13');
  });

  it('grows as text with every reading, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 2, maxLength: 60 }), (walls) => {
        let last: string | null = null;
        for (const wall of walls) {
          const reading: string = nextClockReading(last, wall, '13');
          if (last !== null) expect(reading > last).toBe(true);
          expect(Number(reading.slice(0, 13))).toBeGreaterThanOrEqual(wall);
          last = reading;
        }
      }),
    );
  });

  it('stays at the highest wall time seen plus what was borrowed', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), (walls) => {
        const last = walls.reduce<string | null>(
          (before, wall) => nextClockReading(before, wall, '13'),
          null,
        );
        expect(Number(last?.slice(0, 13))).toBe(Math.max(...walls));
      }),
    );
  });
});
