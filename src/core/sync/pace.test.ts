import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { clerksPace, type Stride } from './pace.ts';

let now = 0;
let inUse = false;
const paceOnClock = () =>
  clerksPace(
    () => inUse,
    () => now,
  );

/** Work with this many changes that takes so long. */
function take(stride: Stride, milliseconds: number, changes = stride.changes): void {
  stride.take(changes, () => {
    now += milliseconds;
  });
}

function takeOften(stride: Stride, millisecondsEach: number): void {
  for (let at = 0; at < 40; at += 1) take(stride, stride.changes * millisecondsEach);
}

it('pieces grow on a quick computer and shrink on a slow one, within limits', () => {
  inUse = false;
  const quick = paceOnClock().pieces;
  const slow = paceOnClock().pieces;
  takeOften(quick, 0.001);
  takeOften(slow, 5);
  expect(quick.changes).toBe(1000);
  expect(slow.changes).toBe(25);
});

it('beside a clerk a piece comes to take a few milliseconds, and as soon as one is there', () => {
  inUse = false;
  const { pieces } = paceOnClock();
  takeOften(pieces, 0.05);
  expect(pieces.changes * 0.05).toBeCloseTo(20, 0);
  inUse = true;
  expect(pieces.changes * 0.05).toBeCloseTo(3, 0);
});

it('pages are as large as the hub makes them, until somebody is at work', () => {
  inUse = false;
  const pace = paceOnClock();
  expect(pace.page).toBe(1000);
  takeOften(pace.pieces, 0.05);
  expect(pace.page).toBe(1000);
  inUse = true;
  expect(pace.page * 0.05).toBeCloseTo(9, 0);
});

it('runs are as large as the hub takes them, until somebody is at work', () => {
  inUse = false;
  const { runs } = paceOnClock();
  expect(runs.changes).toBe(2000);
  takeOften(runs, 0.02);
  expect(runs.changes).toBe(2000);
  inUse = true;
  expect(runs.changes * 0.02).toBeCloseTo(3, 0);
});

it('one that was held up changes little, and what cost nothing makes the next little larger', () => {
  inUse = true;
  const { pieces } = paceOnClock();
  takeOften(pieces, 0.04);
  const before = pieces.changes;
  take(pieces, 10_000);
  expect(pieces.changes).toBeGreaterThanOrEqual(before / 2);
  takeOften(pieces, 0.04);
  take(pieces, 0);
  expect(pieces.changes).toBeLessThanOrEqual(before * 1.6);
});

it('small pieces, as the last of a page is, say nothing of the pace', () => {
  inUse = true;
  const { pieces } = paceOnClock();
  const before = pieces.changes;
  take(pieces, 1, 3);
  expect(pieces.changes).toBe(before);
});

it('beside a clerk what was written is brought to the disk before the next piece', async () => {
  const pace = paceOnClock();
  let settled = 0;
  const settle = async () => {
    await setImmediate();
    settled += 1;
  };
  inUse = false;
  await pace.restAfterWriting(settle);
  expect(settled).toBe(0);
  inUse = true;
  await pace.restAfterWriting(settle);
  expect(settled).toBe(1);
});
