import { describe, expect, it } from 'vitest';
import type { ExplainedDay } from '#shared/domain/workdays.ts';
import { dayReasonWord } from './day-reasons.ts';

describe('dayReasonWord', () => {
  it.each<[ExplainedDay, string]>([
    [{ reason: 'workday' }, '工作日'],
    [{ reason: 'make-up-workday', holidayName: '国庆节' }, '调休上班'],
    [{ reason: 'weekend' }, '周末'],
    [{ reason: 'holiday', holidayName: '国庆节' }, '国庆节'],
    [{ reason: 'holiday', holidayName: '' }, '放假'],
    [{ reason: 'event-day' }, '当日不计'],
    [{ reason: 'suspended' }, '中止'],
  ])('%j is %s', (day, word) => {
    expect(dayReasonWord(day)).toBe(word);
  });
});
