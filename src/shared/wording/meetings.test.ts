import { expect, it } from 'vitest';
import { meetingPeriods } from '../domain/regular-meetings.ts';
import { absencesText, meetingName, periodsSentence, periodWord, readAbsences } from './meetings.ts';

it('names periods and gatherings as a secretary does', () => {
  expect(periodWord({ from: '2026-05-01', until: '2026-05-31' })).toBe('5月');
  expect(periodWord({ from: '2026-10-01', until: '2026-12-31' })).toBe('四季度');
  expect(periodWord({ from: '2026-01-01', until: '2026-12-31' })).toBe('全年');
  expect(meetingName(['themed-day', 'party-group'])).toBe('主题党日、党小组会');
});

it('says what was missed before what is to come', () => {
  const committee = (today: string, ...days: string[]) =>
    periodsSentence(
      meetingPeriods(
        2026,
        today,
        15,
        days.map((day) => ({ day, kinds: ['committee'] })),
      ).filter(({ kind }) => kind === 'committee'),
    );
  expect(committee('2026-04-10', '2026-01-08')).toEqual({ state: 'missed', words: '漏2、3月' });
  expect(committee('2026-02-10', '2026-01-08')).toEqual({ state: 'due', words: '2月待开' });
  expect(committee('2026-02-10', '2026-01-08', '2026-02-09')).toEqual({ state: 'held', words: '已开 2' });
  expect(committee('2026-12-31')).toEqual({ state: 'missed', words: '漏 11 次' });
  expect(committee('2025-12-31')).toEqual({ state: 'ahead', words: '未到时间' });
});

it('reads absences as they are typed, and writes them the same', () => {
  const absent = [
    { name: '关伯', reason: '病假' },
    { name: '李女', reason: '' },
    { name: '谭生', reason: '外出务工，下月回' },
  ];
  expect(readAbsences(absencesText(absent))).toEqual(absent);
  expect(readAbsences('关伯(病假) , 李女；谭生（外出务工，下月回）')).toEqual(absent);
  expect(readAbsences(' ')).toEqual([]);
});
