import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomUse } from './room-use.ts';

const week = [
  '2026-06-08',
  '2026-06-09',
  '2026-06-10',
  '2026-06-11',
  '2026-06-12',
  '2026-06-13',
  '2026-06-14',
];
const start = Date.parse('2026-06-08T00:00:00+08:00');
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
const span = fc
  .tuple(fc.integer({ min: -500, max: 7 * 1440 + 500 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]) => ({ startsAt: at(from), endsAt: at(from + length) }));

describe('the use of a room', () => {
  it('adds up what is open by the days of the week', () => {
    const hours = { 1: { from: '08:30', until: '12:00' }, 3: { from: '19:00', until: '21:30' } };
    expect(roomUse(week, hours, [])).toEqual({ openMinutes: 360, usedMinutes: 0 });
    expect(roomUse(week, null, []).openMinutes).toBeNull();
  });

  it('is every minute of the week in which somebody is there, once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (uses) => {
        const minutes = new Set<number>();
        for (const { startsAt, endsAt } of uses) {
          for (let moment = Date.parse(startsAt); moment < Date.parse(endsAt); moment += 60_000) {
            if (moment >= start && moment < start + 7 * 86_400_000) minutes.add(moment);
          }
        }
        expect(roomUse(week, null, uses).usedMinutes).toBe(minutes.size);
        expect(roomUse(week, null, [...uses].reverse()).usedMinutes).toBe(minutes.size);
      }),
      { numRuns: 60 },
    );
  });
});
