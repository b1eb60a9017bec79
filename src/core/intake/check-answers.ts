import type { Applicant } from '#shared/contract/intake.ts';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';

export interface AnswerProblem {
  field: string;
  code: string;
}

/**
 * What is wrong with the answers about a new applicant, each by the field a clerk can go to. A resident identity number
 * must hold by GB 11643, a credit code by GB 32100; other papers only need a number, and an organisation without a code
 * a reason.
 */
export function checkApplicant(applicant: Applicant, today: LocalDate): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const report = (field: string, code: string) => problems.push({ field: `applicant.${field}`, code });
  if (applicant.name.trim() === '') report('name', 'empty');
  if (applicant.identityKind === 'credit-code') {
    const check = checkCreditCode(applicant.number);
    if (!check.valid) report('number', check.reason);
  } else if (applicant.identityKind === 'registration-number') {
    if (tidyCode(applicant.number).text === '') report('number', 'empty');
    if (!applicant.organisation?.missingCodeReason.trim()) report('missingCodeReason', 'empty');
  } else if (applicant.identityKind === 'resident-id') {
    const check = checkIdentityNumber(applicant.number, today);
    if (!check.valid) report('number', check.reason);
  } else {
    if (applicant.identityKind !== 'none' && tidyCode(applicant.number).text === '')
      report('number', 'empty');
    if (applicant.birthDate !== null && !isLocalDate(applicant.birthDate)) report('birthDate', 'not-a-date');
    else if (applicant.birthDate !== null && applicant.birthDate > today)
      report('birthDate', 'in-the-future');
  }
  return problems;
}
