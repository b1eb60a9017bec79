import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../sync/answers.ts';
import { HUB_REFUSALS } from '../sync/hub-refusals.ts';
import { commandTitle } from './commands.ts';
import { explainSyncFailure, filesWord, refusalAdvice, refusalWord, syncWord } from './sync.ts';

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
    ['3 条待上报，2 条被退回', { waiting: 3, refused: 2 }],
    [
      '已断开 3 天，3 条待上报，2 条被退回',
      { waiting: 3, refused: 2, failingSince: '2026-06-06T02:00:00.000Z' },
    ],
  ])('%s', (word, change) => {
    expect(syncWord({ ...whole, ...change }, now)).toBe(word);
  });
});

describe('what a clerk reads', () => {
  it.each([...REFUSALS, 'unheard-of'])('of a record that came back: %s', (code) => {
    expect(refusalWord(code)).toMatch(/^[\p{Script=Han}，]+$/u);
    expect(refusalAdvice(code)).toMatch(/^[\p{Script=Han}，；]+$/u);
  });

  const idle = { waiting: 0, bytes: 0, bytesToday: 0, limit: null, paused: false, stoppedBy: null };
  it.each([
    ['', {}],
    ['已暂停传扫描件和录音，记录照常上报', { paused: true }],
    ['扫描件和录音还有 2 份（320 KB）在路上', { waiting: 2, bytes: 327_680 }],
    [
      '扫描件和录音还有 2 份（1.2 GB）在路上，今天已传 300 MB，每天最多 300 MB。今天的扫描件和录音传够了，明天接着传',
      {
        waiting: 2,
        bytes: 1_288_490_189,
        bytesToday: 314_572_800,
        limit: 314_572_800,
        stoppedBy: 'limit' as const,
      },
    ],
  ])('of files: %s', (word, change) => {
    expect(filesWord({ ...idle, ...change })).toBe(word);
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
