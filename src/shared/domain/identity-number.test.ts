import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentityNumber, computeCheckCharacter, maskIdentityNumber } from './identity-number.ts';

function numberFrom(first17: string): string {
  return first17 + computeCheckCharacter(first17);
}

describe('checkIdentityNumber', () => {
  it.each([
    ['11010519491231002X', '110105', '1949-12-31', '2'],
    ['440524188001010014', '440524', '1880-01-01', '1'],
  ])('accepts the example %s of the standard', (number, regionCode, birthDate, sex) => {
    expect(checkIdentityNumber(number)).toEqual({
      valid: true,
      number,
      regionCode,
      birthDate,
      sex,
      tidied: false,
    });
  });

  it('accepts Kaiping as it was numbered before 1993', () => {
    const number = numberFrom('44072419580817312');
    expect(checkIdentityNumber(number)).toMatchObject({ valid: true, regionCode: '440724', sex: '2' });
  });

  it.each(['81000019900101001', '82000019900101001', '83000019900101001', '94484019700203004'])(
    'accepts a permit that begins with %s',
    (first17) => {
      expect(checkIdentityNumber(numberFrom(first17))).toMatchObject({ valid: true });
    },
  );

  it.each([
    ['11010519491231002x', false],
    ['１１０１０５１９４９１２３１００２ｘ', true],
    ['110105 19491231 002X', true],
    ['\u3000110105\u00a019491231\u200b002X\n', true],
    ['110105-19491231-002X', true],
  ])('tidies %j first', (input, tidied) => {
    expect(checkIdentityNumber(input)).toMatchObject({ valid: true, number: '11010519491231002X', tidied });
  });

  it.each([
    ['', { reason: 'empty' }],
    [' \u3000\u200b-', { reason: 'empty' }],
    ['440724580817312', { reason: 'fifteen-digits' }],
    ['1101051949123100', { reason: 'length', length: 16 }],
    ['11010519491231002', { reason: 'length', length: 17 }],
    ['1101051949123102X', { reason: 'length', length: 17 }],
    ['110105194912310020X', { reason: 'length', length: 19 }],
    ['4407245808173X', { reason: 'length', length: 14 }],
    ['1101O519491231002X', { reason: 'character', position: 5, character: 'O' }],
    ['1101 O5 19491231002X', { reason: 'character', position: 5, character: 'O' }],
    ['身份证11010519491231002X', { reason: 'character', position: 1, character: '身' }],
    ['1𠮷010519491231002X', { reason: 'character', position: 2, character: '𠮷' }],
    ['1101051949X231002X', { reason: 'character', position: 11, character: 'X' }],
    ['11010519491231002Y', { reason: 'character', position: 18, character: 'Y' }],
    ['47010519491231002X', { reason: 'region', position: 1, provinceCode: '47' }],
    ['99010519491231002X', { reason: 'region', position: 1, provinceCode: '99' }],
    ['440783199902290010', { reason: 'birth-date', position: 7, year: 1999, month: 2, day: 29 }],
    ['440783199900010010', { reason: 'birth-date', position: 7, year: 1999, month: 0, day: 1 }],
    ['440783000001010010', { reason: 'birth-date', position: 7, year: 0, month: 1, day: 1 }],
    ['110105194912310021', { reason: 'check-digit', position: 18 }],
    ['440524188001010015', { reason: 'check-digit', position: 18 }],
  ])('refuses %j', (input, fault) => {
    expect(checkIdentityNumber(input)).toEqual({ valid: false, ...fault });
  });

  it('refuses a birth date that is still to come only when it is told the day', () => {
    const number = numberFrom('44078320260813001');
    expect(checkIdentityNumber(number, '2026-08-12')).toEqual({
      valid: false,
      reason: 'future-birth-date',
      position: 7,
      year: 2026,
      month: 8,
      day: 13,
    });
    expect(checkIdentityNumber(number, '2026-08-13')).toMatchObject({ valid: true });
    expect(checkIdentityNumber(number)).toMatchObject({ valid: true });
  });

  const anyNumber = fc
    .tuple(
      fc.constantFrom('440783', '440724', '110105', '650101', '810000'),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([region, birth, order]) => ({
      number: numberFrom(
        region + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(order).padStart(3, '0'),
      ),
      region,
      birthDate: birth.toISOString().slice(0, 10),
      sex: order % 2 === 1 ? '1' : '2',
    }));

  it('reads back what a number was made of', () => {
    fc.assert(
      fc.property(anyNumber, ({ number, region, birthDate, sex }) => {
        expect(checkIdentityNumber(number)).toEqual({
          valid: true,
          number,
          regionCode: region,
          birthDate,
          sex,
          tidied: false,
        });
      }),
    );
  });

  it('finds every single wrong digit and every swap of two neighbours', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(16), fc.nat(9), ({ number }, index, digit) => {
        const replaced = number.slice(0, index) + digit + number.slice(index + 1);
        if (replaced !== number) expect(checkIdentityNumber(replaced).valid).toBe(false);
        const swapped = number.slice(0, index) + number[index + 1] + number[index] + number.slice(index + 2);
        if (swapped !== number) expect(checkIdentityNumber(swapped).valid).toBe(false);
      }),
    );
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof checkIdentityNumber(text).valid).toBe('boolean');
      }),
    );
  });
});

describe('maskIdentityNumber', () => {
  it.each([
    ['440783199001011234', '440783********1234'],
    ['11010519491231002x', '110105********002X'],
    ['440783 19900101 1234', '440783********1234'],
    ['440724580817312', '44***********12'],
    ['H12345678', 'H1*****78'],
    ['E12345678', 'E1*****78'],
    ['8300000', '8*****0'],
    ['1234', '1**4'],
    ['123', '***'],
    ['', ''],
  ])('%j is shown as %j', (number, shown) => {
    expect(maskIdentityNumber(number)).toBe(shown);
  });
});
