import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, computeCreditCodeCheckCharacter } from './credit-code.ts';

const GOOD = '91350100M000100Y43';
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('checkCreditCode', () => {
  it('accepts a good code', () => {
    expect(checkCreditCode(GOOD)).toEqual({
      valid: true,
      code: GOOD,
      registrationDepartment: '9',
      tidied: false,
    });
  });

  it.each([
    ['91350100m000100y43', false],
    ['91350100 M000100Y 43', true],
    ['９１３５０１００Ｍ０００１００Ｙ４３', true],
    ['9135-0100-M000100Y43\u3000', true],
  ])('tidies %j first', (input, tidied) => {
    expect(checkCreditCode(input)).toMatchObject({ valid: true, code: GOOD, tidied });
  });

  it.each([
    ['', { reason: 'empty' }],
    ['\u3000-', { reason: 'empty' }],
    ['440783600012345', { reason: 'length', length: 15 }],
    ['91350100M000100Y4', { reason: 'length', length: 17 }],
    ['91350100M000100Y433', { reason: 'length', length: 19 }],
    ['9135O100M000100Y43', { reason: 'character', position: 5, character: 'O' }],
    ['9I350100M000100Y43', { reason: 'character', position: 2, character: 'I' }],
    ['91350100M0001 00Z43', { reason: 'character', position: 16, character: 'Z' }],
    ['代码91350100M000100Y43', { reason: 'character', position: 1, character: '代' }],
    ['91350100M000100Y44', { reason: 'check-digit', position: 18 }],
  ])('refuses %j', (input, fault) => {
    expect(checkCreditCode(input)).toEqual({ valid: false, ...fault });
  });

  it.each(['I', 'O', 'S', 'V', 'Z'])('never takes the letter %s', (letter) => {
    expect(checkCreditCode(GOOD.slice(0, 10) + letter + GOOD.slice(11))).toMatchObject({
      reason: 'character',
      position: 11,
    });
  });

  it('finds every single wrong character', () => {
    const first17 = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...CHARACTERS), (characters, index, other) => {
        const start = characters.join('');
        const code = start + computeCreditCodeCheckCharacter(start);
        expect(checkCreditCode(code)).toMatchObject({ valid: true, code });
        const replaced = code.slice(0, index) + other + code.slice(index + 1);
        if (replaced !== code) {
          expect(checkCreditCode(replaced)).toMatchObject({ valid: false, reason: 'check-digit' });
        }
      }),
    );
  });
});
