import { describe, expect, it } from 'vitest';
import { laterTime, minutesBetween, readTypedTime } from './typed-time.ts';

describe('a time as it is typed', () => {
  it.each([
    ['19:30', '19:30'],
    ['1930', '19:30'],
    ['930', '09:30'],
    ['19', '19:00'],
    ['９：５', '09:05'],
    ['19点30分', '19:30'],
    ['8点', '08:00'],
    [' 9.15 ', '09:15'],
    ['0000', '00:00'],
  ])('%s', (typed, time) => {
    expect(readTypedTime(typed)).toBe(time);
  });

  it.each(['', '24:00', '1960', '25', '19:3x', '晚上', '19303'])('%j is none', (typed) => {
    expect(readTypedTime(typed)).toBeNull();
  });
});

describe('times of a day', () => {
  it('are counted in minutes and stay within the day', () => {
    expect(laterTime('19:30', 90)).toBe('21:00');
    expect(laterTime('23:30', 90)).toBe('23:59');
    expect(laterTime('00:10', -30)).toBe('00:00');
    expect(minutesBetween('19:30', '21:00')).toBe(90);
    expect(minutesBetween('21:00', '19:30')).toBe(-90);
  });
});
