import { describe, expect, it } from 'vitest';
import { ow, owJson } from './testing/command-line.ts';

describe('check-id', () => {
  it.each([
    ['440724195801010019', { birthDate: '1958-01-01', sex: '1', regionCode: '440724' }],
    ['11010519491231002X', { birthDate: '1949-12-31', sex: '2', regionCode: '110105' }],
    ['11010519491231002x', { number: '11010519491231002X' }],
    ['440524188001010014', { birthDate: '1880-01-01', sex: '1' }],
    [' 440524 18800101 0014 ', { number: '440524188001010014', tidied: true }],
    ['４４０５２４１８８００１０１００１４', { number: '440524188001010014', tidied: true }],
  ])('accepts %s', async (number, expected) => {
    const { status, answer } = await owJson('check-id', number);
    expect(status).toBe(0);
    expect(answer).toMatchObject({ valid: true, ...expected });
  });

  it.each([
    ['440524188001010015', { reason: 'check-digit' }],
    ['440783199902290011', { reason: 'birth-date' }],
    ['440783299902280011', { reason: 'future-birth-date' }],
    ['440724580101001', { reason: 'fifteen-digits' }],
    ['44052418800101001A', { reason: 'character', position: 18 }],
    ['4405241880O1010014', { reason: 'character', position: 11 }],
    ['990524188001010014', { reason: 'region' }],
    ['4405241880', { reason: 'length', length: 10 }],
    ['', { reason: 'empty' }],
  ])('says what is wrong with "%s", which is an answer and no failure', async (number, expected) => {
    const [{ status, answer }, plain] = await Promise.all([
      owJson<{ message: string }>('check-id', number),
      ow('check-id', number),
    ]);
    expect([status, plain.status]).toEqual([0, 0]);
    expect(answer).toMatchObject({ valid: false, ...expected });
    expect(plain.stdout).toBe(`不对：${answer.message}\n`);
  });

  it('joins a number that was pasted with spaces and without quotes', async () => {
    const { answer } = await owJson('check-id', '440524', '1880', '0101', '0014');
    expect(answer).toMatchObject({ valid: true, number: '440524188001010014' });
  });
});

describe('check-uscc', () => {
  it('accepts a credit code, also in small letters and with spaces', async () => {
    for (const code of ['91350100M000100Y43', '9135 0100m000100y43']) {
      const { status, answer } = await owJson('check-uscc', code);
      expect(status).toBe(0);
      expect(answer).toMatchObject({ valid: true, code: '91350100M000100Y43' });
    }
  });

  it.each([
    ['91350100M000100Y44', { reason: 'check-digit' }],
    ['91350100M000I00Y43', { reason: 'character', position: 13 }],
    ['91350100M000100Y4', { reason: 'length', length: 17 }],
  ])('says what is wrong with %s', async (code, expected) => {
    const { status, answer } = await owJson('check-uscc', code);
    expect(status).toBe(0);
    expect(answer).toMatchObject({
      valid: false,
      ...expected,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });
});
