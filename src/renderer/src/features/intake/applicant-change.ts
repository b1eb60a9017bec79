import type { Applicant } from '#shared/contract/intake.ts';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';

/** How many characters an identity number has. */
export const IDENTITY_NUMBER_LENGTH = 18;

const NO_DETAILS = { legalRepresentative: '', contactName: '', missingCodeReason: '' };

/** No person's number begins with 9 and has a letter other than X at its end. */
function isCreditCode(text: string): boolean {
  return /^9\d{7}.*[A-WY]/.test(text) || checkCreditCode(text).valid;
}

/** What a typed or pasted number changes: it is tidied, and an identity number tells sex and birth date. */
export function withNumber(identityKind: Applicant['identityKind'], typed: string): Partial<Applicant> {
  const number = tidyCode(typed).text.slice(0, 40);
  if (identityKind !== 'resident-id') return { number };
  const check = checkIdentityNumber(number);
  // The code of an organisation typed or scanned where a person was expected needs no other choice first.
  if (!check.valid && isCreditCode(number)) return { ...withIdentityKind('credit-code'), number };
  return check.valid
    ? { number: check.number, sex: check.sex, birthDate: check.birthDate }
    : { number, sex: '0', birthDate: null };
}

/** What another kind of paper changes: the number of the one before is not its number. */
export function withIdentityKind(identityKind: Applicant['identityKind']): Partial<Applicant> {
  return {
    identityKind,
    number: '',
    sex: '0',
    birthDate: null,
    organisation: isOrganisationKind(identityKind) ? NO_DETAILS : null,
  };
}
