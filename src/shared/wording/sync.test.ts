import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../sync/answers.ts';
import { HUB_REFUSALS } from '../sync/hub-refusals.ts';
import { commandTitle } from './commands.ts';
import { explainSyncFailure, refusalWord, syncWord } from './sync.ts';

const now = new Date('2026-06-09T02:00:00.000Z');
const whole = {
  enrolled: true,
  waiting: 0,
  refused: 0,
  syncedAt: '2026-06-09T01:57:00.000Z',
  failingSince: null,
};

describe('the word at the top right', () => {
  it.each([
    ['仅存本机', { enrolled: false }],
    ['等待同步', { syncedAt: null }],
    ['已同步 3 分钟前', {}],
    ['刚刚同步', { syncedAt: '2026-06-09T01:59:30.000Z' }],
    ['3 条待上报', { waiting: 3 }],
    ['已断开', { failingSince: '2026-06-09T01:59:30.000Z' }],
    ['已断开 2 小时，3 条待上报', { waiting: 3, failingSince: '2026-06-09T00:00:00.000Z' }],
    ['已断开 5 天', { failingSince: '2026-06-04T00:00:00.000Z' }],
    ['2 条被退回', { waiting: 3, refused: 2 }],
  ])('%s', (word, change) => {
    expect(syncWord({ ...whole, ...change }, now)).toBe(word);
  });
});

describe('what a clerk reads', () => {
  it.each([...REFUSALS, 'unheard-of'])('of a record that came back: %s', (code) => {
    expect(refusalWord(code)).toMatch(/^[\p{Script=Han}，]+$/u);
  });

  it.each([...HUB_REFUSALS, 'HUB_NOT_REACHED', 'unexpected'])('of a round that failed: %s', (code) => {
    expect(explainSyncFailure(code)).toMatch(/本机|保存/);
    expect(explainSyncFailure(code)).not.toMatch(/[A-Za-z！]/);
  });

  it('of what was done', () => {
    expect(commandTitle('intake.accept')).toBe('受理');
    expect(commandTitle('cases.forward')).toBe('转办');
    expect(commandTitle('cases.record')).toBe('办理办件');
    expect(commandTitle('posts.save')).toBe('岗位安排');
    expect(commandTitle('')).toBe('其他');
  });
});
