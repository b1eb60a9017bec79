import { tidyCode } from './tidy-code.ts';

/**
 * What is wrong with a typed credit code. `position` is 1-based and counted in the tidied text.
 */
export type CreditCodeFault = { readonly valid: false; readonly position?: number } & (
  | { readonly reason: 'empty' }
  | { readonly reason: 'length'; readonly length: number }
  | { readonly reason: 'character'; readonly position: number; readonly character: string }
  | { readonly reason: 'check-digit' }
);

/** A credit code that holds. */
export interface ValidCreditCode {
  readonly valid: true;
  /** 18 characters, digits and capitals. */
  readonly code: string;
  /**
   * The first character, the department that registered the organisation: `1` establishment office,
   * `5` civil affairs, `9` market regulation, `N` agriculture, others as in GB 32100 table 1.
   */
  readonly registrationDepartment: string;
  /** True when the typed text was changed other than by capitals. */
  readonly tidied: boolean;
}

export type CreditCodeCheck = ValidCreditCode | CreditCodeFault;

const LENGTH = 18;
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The 18th character that belongs to the first 17 of a credit code (GB 32100-2015, ISO 7064 MOD 31-3).
 * Expects 17 characters of the code's own alphabet.
 */
export function computeCreditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (let index = 0; index < LENGTH - 1; index += 1) {
    sum += CHARACTERS.indexOf(first17.charAt(index)) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015), as typed or pasted.
 *
 * The letters I, O, S, V and Z are not used in these codes; one of them is told with its position, before
 * the length, since a pasted label makes both wrong. A wrong entry is returned, nothing is thrown.
 */
export function checkCreditCode(input: string): CreditCodeCheck {
  const { text, tidied } = tidyCode(input);
  if (text === '') return { valid: false, reason: 'empty' };

  const wrong = /[^0-9A-HJ-NP-RTUWXY]/u.exec(text);
  if (wrong) return { valid: false, reason: 'character', position: wrong.index + 1, character: wrong[0] };
  if (text.length !== LENGTH) return { valid: false, reason: 'length', length: text.length };
  if (text.charAt(17) !== computeCreditCodeCheckCharacter(text)) {
    return { valid: false, reason: 'check-digit', position: 18 };
  }
  return { valid: true, code: text, registrationDepartment: text.charAt(0), tidied };
}
