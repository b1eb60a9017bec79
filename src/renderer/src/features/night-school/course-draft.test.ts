import { describe, expect, it } from 'vitest';
import { lackingIn, newCourseDraft, nextTermName, planOfDraft } from './course-draft.ts';

const draft = { ...newCourseDraft('2026-11-23', []), name: '党章', firstDay: '2027-03-04' };

describe('a course while it is typed in', () => {
  it('is in the term that comes next', () => {
    expect(nextTermName('2026-11-23')).toBe('2027年春季学期');
    expect(nextTermName('2026-06-30')).toBe('2026年秋季学期');
    expect(nextTermName('2026-07-01')).toBe('2027年春季学期');
    const terms = [{ id: 'spring', name: '2027年春季学期' }];
    expect(newCourseDraft('2026-11-23', terms).termId).toBe('spring');
    expect(newCourseDraft('2026-06-30', terms)).toMatchObject({ termId: null, termName: '2026年秋季学期' });
  });

  it('is a plan as soon as its days can be counted, and can be saved when nothing lacks', () => {
    expect(planOfDraft({ ...draft, firstDay: '' })).toBeNull();
    expect(planOfDraft({ ...draft, endTime: '19:30' })).toBeNull();
    expect(planOfDraft({ ...draft, count: '八' })).toBeNull();
    expect(planOfDraft({ ...draft, leftOut: ['2027-03-11'] })).toMatchObject({
      term: { name: '2027年春季学期' },
      rule: { pattern: 'weekly', end: { count: 8 }, leftOut: [{ day: '2027-03-11' }], skipHolidays: true },
      alternate: false,
    });
    expect(planOfDraft({ ...draft, lecturerIds: ['a', 'b'] })?.alternate).toBe(true);
    expect(planOfDraft({ ...draft, termId: 'term' })?.term).toEqual({ id: 'term' });
    expect(lackingIn(draft)).toBeNull();
  });

  it.each([
    ['term', { termName: ' ' }],
    ['name', { name: '' }],
    ['firstDay', { firstDay: '' }],
    ['startTime', { startTime: '' }],
    ['endTime', { endTime: '19:00' }],
    ['count', { count: '' }],
  ])('says that %s lacks', (field, fields) => {
    expect(lackingIn({ ...draft, ...fields })?.field).toBe(field);
  });
});
