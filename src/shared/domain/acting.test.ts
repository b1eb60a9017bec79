import { describe, expect, it } from 'vitest';
import { actingOn, isAbsent } from './acting.ts';

const away = [{ staffId: 'a', fromDay: '2026-06-09', untilDay: '2026-06-11' }];
const question = {
  actorId: 'b',
  ofOffice: false,
  clerkId: 'a',
  posts: [{ holderA: 'a', holderB: 'b' }],
  absences: away,
  today: '2026-06-10',
};

describe('acting on a case', () => {
  it('is the clerk’s own right, also with a post', () => {
    expect(actingOn({ ...question, actorId: 'a', absences: [] })).toBe('own');
  });

  it('is for B while A is away, first and last day included', () => {
    for (const today of ['2026-06-09', '2026-06-10', '2026-06-11']) {
      expect(actingOn({ ...question, today })).toBe('for-holder');
    }
    for (const today of ['2026-06-08', '2026-06-12'])
      expect(actingOn({ ...question, today })).toBe('refused');
  });

  it('is refused to a third one, away or not', () => {
    expect(actingOn({ ...question, actorId: 'c' })).toBe('refused');
    expect(actingOn({ ...question, actorId: 'c', absences: [] })).toBe('refused');
  });

  it('is for anybody where the clerk holds no post, and for A of another post not the other way round', () => {
    expect(actingOn({ ...question, posts: [] })).toBe('own');
    expect(actingOn({ ...question, actorId: 'a', clerkId: 'b' })).toBe('own');
  });

  it('is not bound for whoever directs or decides by office', () => {
    expect(actingOn({ ...question, actorId: 'c', ofOffice: true, absences: [] })).toBe('own');
  });

  it('is through any of several posts of A', () => {
    const posts = [...question.posts, { holderA: 'a', holderB: 'c' }];
    expect(actingOn({ ...question, posts, actorId: 'c' })).toBe('for-holder');
  });

  it('looks at the person and the day', () => {
    expect(isAbsent(away, 'a', '2026-06-09')).toBe(true);
    expect(isAbsent(away, 'b', '2026-06-09')).toBe(false);
  });
});
