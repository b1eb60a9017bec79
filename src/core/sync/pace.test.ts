import { expect, it } from 'vitest';
import { clerksPace, type Pace } from './pace.ts';

let now = 0;
const paceOnClock = () => clerksPace(() => now);

/** A piece of this many changes that takes so long. */
function take(pace: Pace, milliseconds: number, changes = pace.changes): void {
  pace.piece(changes, () => {
    now += milliseconds;
  });
}

it('pieces grow on a quick computer and shrink on a slow one, within limits', () => {
  const quick = paceOnClock();
  const slow = paceOnClock();
  for (let at = 0; at < 40; at += 1) {
    take(quick, quick.changes * 0.001);
    take(slow, slow.changes * 5);
  }
  expect(quick.changes).toBe(1000);
  expect(slow.changes).toBe(150);
});

it('a piece comes to take about as long as it should, and one that was held up changes little', () => {
  const pace = paceOnClock();
  for (let at = 0; at < 20; at += 1) take(pace, pace.changes * 0.04);
  expect(pace.changes * 0.04).toBeGreaterThan(9);
  expect(pace.changes * 0.04).toBeLessThan(11);
  const before = pace.changes;
  take(pace, 10_000);
  expect(pace.changes).toBeGreaterThanOrEqual(before / 2);
});

it('small pieces, as the last of a page is, say nothing of the pace', () => {
  const pace = paceOnClock();
  const before = pace.changes;
  take(pace, 1, 3);
  expect(pace.changes).toBe(before);
});
