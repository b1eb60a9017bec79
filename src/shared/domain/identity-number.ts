import { isCalendarDay, type LocalDate } from './local-date.ts';
import { tidyCode } from './tidy-code.ts';

/**
 * What is wrong with a typed identity number; the first thing a clerk should look at.
 * `position` is 1-based and counted in the tidied text; where several digits are in question it is the
 * first of them.
 */
export type IdentityNumberFault = { readonly valid: false; readonly position?: number } & (
  | { readonly reason: 'empty' }
  /** Numbers of before 1999-10-01; they live on in old papers only. */
  | { readonly reason: 'fifteen-digits' }
  | { readonly reason: 'length'; readonly length: number }
  | { readonly reason: 'character'; readonly position: number; readonly character: string }
  | { readonly reason: 'region'; readonly provinceCode: string }
  | { readonly reason: 'birth-date'; readonly year: number; readonly month: number; readonly day: number }
  | {
      readonly reason: 'future-birth-date';
      readonly year: number;
      readonly month: number;
      readonly day: number;
    }
  | { readonly reason: 'check-digit' }
);

/** An identity number that holds, and what it tells about the person. */
export interface ValidIdentityNumber {
  readonly valid: true;
  /** 18 characters, the last a digit or a capital X. */
  readonly number: string;
  readonly birthDate: LocalDate;
  /** GB/T 2261.1: `1` male, `2` female. */
  readonly sex: '1' | '2';
  /** Six digits: the division of the first registration, not of the residence of today. */
  readonly regionCode: string;
  /** True when the typed text was changed other than by capitals. */
  readonly tidied: boolean;
}

export type IdentityNumberCheck = ValidIdentityNumber | IdentityNumberFault;

const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

const MAINLAND_PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' ');
const PROVINCES = new Set([...MAINLAND_PROVINCES, '71', '81', '82', '83', '91']);
// A foreigner's permanent residence card since 2023-12-01 has a 9, then the province that issued it.
const FOREIGNER_PREFIXES = new Set(MAINLAND_PROVINCES.map((code) => `9${code}`));

/**
 * The 18th character that belongs to the first 17 digits of an identity number (GB 11643-1999,
 * ISO 7064 MOD 11-2): `0`-`9` or `X`. Expects 17 half-width digits.
 */
export function computeCheckCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index += 1) {
    sum += (WEIGHTS[index] as number) * (first17.charCodeAt(index) - 48);
  }
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function firstWrongCharacter(text: string): { position: number; character: string } | null {
  // An X can only be the end of a number, but a number that is too short may end in X all the same.
  const wrong = /[^0-9]/u.exec(text.endsWith('X') ? text.slice(0, -1) : text);
  return wrong && { position: wrong.index + 1, character: wrong[0] };
}

/**
 * Checks a citizen identity number (GB 11643-1999), as typed, pasted or read from a card.
 *
 * Also good for the residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and the
 * foreigner's permanent residence card (GA 2102-2023, begins with 9), which have the same build. Only the
 * province of the division code is checked: codes of divisions that are gone, such as 440724 (Kaiping
 * before 1993), stay with a person for life.
 *
 * The faults come in the order that helps a clerk most: a wrong character before the length, since a
 * pasted label makes both wrong; the length before the digits, since one lost digit shifts all others.
 * `today`, when given, refuses birth dates after it. A wrong entry is returned, nothing is thrown.
 */
export function checkIdentityNumber(input: string, today?: LocalDate): IdentityNumberCheck {
  const { text, tidied } = tidyCode(input);
  if (text === '') return { valid: false, reason: 'empty' };

  const wrong = firstWrongCharacter(text);
  if (wrong) return { valid: false, reason: 'character', ...wrong };
  if (/^\d{15}$/.test(text)) return { valid: false, reason: 'fifteen-digits' };
  if (text.length !== LENGTH) return { valid: false, reason: 'length', length: text.length };

  const provinceCode = text.slice(0, 2);
  if (!PROVINCES.has(provinceCode) && !FOREIGNER_PREFIXES.has(text.slice(0, 3))) {
    return { valid: false, reason: 'region', position: 1, provinceCode };
  }

  const year = Number(text.slice(6, 10));
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  if (!isCalendarDay(year, month, day)) {
    return { valid: false, reason: 'birth-date', position: 7, year, month, day };
  }
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (today !== undefined && birthDate > today) {
    return { valid: false, reason: 'future-birth-date', position: 7, year, month, day };
  }
  if (text.charAt(17) !== computeCheckCharacter(text)) {
    return { valid: false, reason: 'check-digit', position: 18 };
  }
  return {
    valid: true,
    number: text,
    birthDate,
    sex: Number(text.charAt(16)) % 2 === 1 ? '1' : '2',
    regionCode: text.slice(0, 6),
    tidied,
  };
}

/**
 * A number fit to be shown where others can read it. An identity number keeps its division code and its
 * last four characters (`440783********1234`). Other numbers (permits, passports, old 15-digit numbers)
 * keep at most the first two and last two characters, and never more than half of them. The length stays.
 */
export function maskIdentityNumber(number: string): string {
  const characters = Array.from(tidyCode(number).text);
  const isIdentityNumber = /^\d{17}[\dX]$/.test(characters.join(''));
  const end = Math.min(2, Math.floor(characters.length / 4));
  const shownFirst = isIdentityNumber ? 6 : end;
  const shownLast = characters.length - (isIdentityNumber ? 4 : end);
  return characters
    .map((character, index) => (index < shownFirst || index >= shownLast ? character : '*'))
    .join('');
}
