import type { Applicant } from '#shared/contract/intake.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';

/** How many characters an identity number has. */
export const IDENTITY_NUMBER_LENGTH = 18;

/** What a typed or pasted number changes: it is tidied, and an identity number tells sex and birth date. */
export function withNumber(identityKind: Applicant['identityKind'], typed: string): Partial<Applicant> {
  const number = tidyCode(typed).text.slice(0, 40);
  if (identityKind !== 'resident-id') return { number };
  const check = checkIdentityNumber(number);
  return check.valid
    ? { number: check.number, sex: check.sex, birthDate: check.birthDate }
    : { number, sex: '0', birthDate: null };
}

/** What another kind of paper changes: the number of the one before is not its number. */
export function withIdentityKind(identityKind: Applicant['identityKind']): Partial<Applicant> {
  return { identityKind, number: '', sex: '0', birthDate: null };
}
