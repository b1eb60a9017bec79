import { describe, expect, it } from 'vitest';
import type { Lamp } from '#shared/domain/deadline-lamp.ts';
import { lampText, lampWords } from './lamp.ts';

describe('lamp words', () => {
  it.each<[Lamp, number, string]>([
    ['green', 12, '● 正常'],
    ['yellow', 4, '▲ 4 天'],
    ['yellow', 1, '▲ 1 天'],
    ['yellow', 0, '▲ 今天'],
    ['red', 0, '■ 超期'],
    ['red', -2, '■ 超 2 天'],
    ['grey', 3, '‖ 中止'],
    ['grey', -3, '‖ 中止'],
  ])('%s with %i working days is %s', (lamp, remainingWorkdays, text) => {
    expect(lampText({ lamp, remainingWorkdays })).toBe(text);
    const { sign, word } = lampWords({ lamp, remainingWorkdays });
    expect(`${sign} ${word}`).toBe(text);
  });
});
