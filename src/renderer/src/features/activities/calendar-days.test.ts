import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '#shared/domain/clashes.ts';
import { daysShown, lanesOf, turnedTo } from './calendar-days.ts';

describe('the days of a calendar', () => {
  it('are whole weeks from Monday on', () => {
    expect(daysShown('week', '2026-10-01')).toEqual([
      ...['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'],
    ]);
    const october = daysShown('month', '2026-10-01');
    expect([october.length, october[0], october.at(-1)]).toEqual([35, '2026-09-28', '2026-11-01']);
    expect(daysShown('month', '2026-02-28').length % 7).toBe(0);
    expect(daysShown('agenda', '2026-10-01')).toHaveLength(28);
  });

  it('turn by a month, a week, or four weeks', () => {
    expect(turnedTo('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(turnedTo('month', '2026-03-15', -1)).toBe('2026-02-15');
    expect(turnedTo('week', '2026-12-31', 1)).toBe('2027-01-07');
    expect(turnedTo('agenda', '2026-10-29', -1)).toBe('2026-10-01');
  });
});

describe('activities side by side', () => {
  const at = (from: number, until: number) => ({
    startsAt: new Date(Date.UTC(2026, 0, 1, from)).toISOString(),
    endsAt: new Date(Date.UTC(2026, 0, 1, until)).toISOString(),
  });

  it('have the whole width unless they share a moment', () => {
    const lanes = lanesOf([at(9, 10), at(10, 12), at(11, 13), at(12, 14)]);
    expect(lanes.map(({ lane, lanes: of }) => [lane, of])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 2],
    ]);
  });

  it('never lie on each other', () => {
    const any = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), (spans) => {
        const lanes = lanesOf(spans.map(([from, length]) => at(from, from + length)));
        expect(lanes).toHaveLength(spans.length);
        for (const one of lanes) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const other of lanes) {
            if (one !== other && overlaps(one.item, other.item)) {
              expect(one.lane).not.toBe(other.lane);
              expect(one.lanes).toBe(other.lanes);
            }
          }
        }
      }),
    );
  });
});
