import { describe, expect, it } from 'vitest';
import type { PublicState } from '#shared/contract/public-screen.ts';
import { Announcer } from './announcer.ts';

const at = (second: number) => new Date(Date.UTC(2026, 5, 9, 2, 0, second)).toISOString();
const now = Date.UTC(2026, 5, 9, 2, 0, 30);
const state = (
  ...calls: [number: string, counter: number, second: number, calls?: number][]
): PublicState => ({
  centreName: '',
  waiting: 0,
  volume: 80,
  question: null,
  calls: calls.map(([number, counter, second, count = 1]) => ({
    number,
    counter,
    calledAt: at(second),
    calls: count,
  })),
});

describe('the announcer', () => {
  it('calls out each new call once, the earliest first, digit by digit', () => {
    const announcer = new Announcer();
    expect(announcer.newCalls(state(), now)).toEqual([]);
    const calls = state(['B020', 1, 29], ['A017', 2, 28]);
    expect(announcer.newCalls(calls, now)).toEqual([
      '请 A 零 一 七 号，到 2 号窗口',
      '请 B 零 二 零 号，到 1 号窗口',
    ]);
    expect(announcer.newCalls(calls, now)).toEqual([]);
  });

  it('calls out a recall again', () => {
    const announcer = new Announcer();
    announcer.newCalls(state(['A001', 1, 1]), now);
    expect(announcer.newCalls(state(['A001', 1, 29, 2]), now)).toHaveLength(1);
  });

  it('leaves out what was called before it was switched on, except a moment ago', () => {
    const calls = state(['A002', 1, 29], ['A001', 1, 2]);
    expect(new Announcer().newCalls(calls, now)).toEqual(['请 A 零 零 二 号，到 1 号窗口']);
  });
});
