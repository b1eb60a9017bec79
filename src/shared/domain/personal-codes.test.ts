import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, ETHNIC_GROUPS, ethnicGroupCode, isSexCode, SEXES } from './personal-codes.ts';

describe('sexes', () => {
  it('are the four of GB/T 2261.1', () => {
    expect(SEXES).toEqual({ '0': '未知的性别', '1': '男性', '2': '女性', '9': '未说明的性别' });
    expect(['0', '1', '2', '9'].every(isSexCode)).toBe(true);
    expect(['3', '', '男', 'toString'].some(isSexCode)).toBe(false);
  });
});

describe('ethnic groups', () => {
  it('are the 56 of GB/T 3304 and the two others, in order', () => {
    const codes = [...ETHNIC_GROUPS.keys()];
    expect(codes).toHaveLength(58);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(ETHNIC_GROUPS.values()).size).toBe(58);
  });

  it.each([
    ['01', '汉族'],
    ['08', '壮族'],
    ['10', '朝鲜族'],
    ['13', '瑶族'],
    ['19', '黎族'],
    ['22', '畲族'],
    ['29', '柯尔克孜族'],
    ['38', '锡伯族'],
    ['46', '德昂族'],
    ['50', '塔塔尔族'],
    ['56', '基诺族'],
    ['97', '其他'],
    ['98', '外国血统中国籍人士'],
  ])('%s is %s', (code, name) => {
    expect(ETHNIC_GROUPS.get(code)).toBe(name);
    expect(ethnicGroupCode(name)).toBe(code);
  });

  it('are found by the short name of an identity card', () => {
    expect(ethnicGroupCode('汉')).toBe('01');
    expect(ethnicGroupCode(' 土家 ')).toBe('15');
    expect(ethnicGroupCode('土')).toBe('30');
    expect(ethnicGroupCode('族')).toBeNull();
    expect(ethnicGroupCode('')).toBeNull();
  });
});

describe('ageOn', () => {
  it.each([
    ['1946-08-13', '2026-08-12', 79],
    ['1946-08-13', '2026-08-13', 80],
    ['2026-08-13', '2026-08-13', 0],
    ['2026-08-13', '2027-08-12', 0],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
  ])('who was born on %s is on %s %i', (birthDate, date, age) => {
    expect(ageOn(birthDate, date)).toBe(age);
  });

  it('never falls from one day to the next', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.nat(40_000), (birth, later) => {
        const text = (time: number) => new Date(time).toISOString().slice(0, 10);
        const birthDate = text(birth.getTime());
        const time = birth.getTime() + later * 86_400_000;
        const step = ageOn(birthDate, text(time + 86_400_000)) - ageOn(birthDate, text(time));
        expect([0, 1]).toContain(step);
      }),
    );
  });

  it('refuses a day before the birth and an impossible one', () => {
    expect(() => ageOn('2026-08-13', '2026-08-12')).toThrow(
      expect.objectContaining({ code: 'before-birth' }),
    );
    expect(() => ageOn('1999-02-29', '2026-08-12')).toThrow(
      expect.objectContaining({ code: 'impossible-date' }),
    );
  });
});
