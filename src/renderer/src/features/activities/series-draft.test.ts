import { describe, expect, it } from 'vitest';
import { lackingInSeries, readFurtherDay, ruleOfDraft, type SeriesDraft } from './series-draft.ts';

const draft: SeriesDraft = {
  ...{ firstDay: '2027-03-04', pattern: 'weekly', count: '8', until: '', dates: [] },
  ...{ skipHolidays: true, leftOut: [] },
};

describe('a series while it is typed in', () => {
  it('ends after a number, or on a day where no number is given', () => {
    expect(ruleOfDraft(draft)).toMatchObject({ end: { count: 8 }, skipHolidays: true });
    expect(ruleOfDraft({ ...draft, until: '2027-06-30' })?.end).toEqual({ count: 8 });
    expect(ruleOfDraft({ ...draft, count: '', until: '2027-06-30' })?.end).toEqual({ until: '2027-06-30' });
  });

  it('is the days that are named, the first one among them, and skips none of them', () => {
    const named = { ...draft, pattern: 'dates' as const, count: '', dates: ['2027-03-20', '2027-10-01'] };
    expect(ruleOfDraft(named)).toMatchObject({
      dates: ['2027-03-04', '2027-03-20', '2027-10-01'],
      skipHolidays: false,
    });
  });

  it('is no rule before its first day and its end are known', () => {
    expect(ruleOfDraft({ ...draft, firstDay: '' })).toBeNull();
    expect(ruleOfDraft({ ...draft, count: '' })).toBeNull();
    expect(ruleOfDraft({ ...draft, count: '八', until: '2027-06-30' })).toBeNull();
    expect(ruleOfDraft({ ...draft, count: '', until: '2027-03-03' })).toBeNull();
    expect(lackingInSeries({ ...draft, count: '' }, '讲')?.field).toBe('count');
    expect(lackingInSeries({ ...draft, count: '', until: '2027-03-03' }, '讲')?.field).toBe('until');
    expect(lackingInSeries({ ...draft, pattern: 'once', count: '' }, '次')).toBeNull();
  });

  it.each([
    ['3-11', '2027-03-11'],
    ['0311', '2027-03-11'],
    ['3月11日', '2027-03-11'],
    ['1-7', '2028-01-07'],
    ['2027-05-01', '2027-05-01'],
    ['0230', null],
    ['端午', null],
  ])('takes %s as a further day: %s', (text, day) => {
    expect(readFurtherDay(text, '2027-03-04')).toBe(day);
  });
});
