import type { Applicant } from '#shared/contract/intake.ts';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { explainCreditCodeFault } from '#shared/wording/credit-code.ts';
import { explainIdentityNumberFault } from '#shared/wording/identity-number.ts';

/** What is wrong with the number of somebody new, as a sentence; null when it can be taken. */
export function numberFault(
  { identityKind, number }: Pick<Applicant, 'identityKind' | 'number'>,
  today: string | undefined,
): string | null {
  if (identityKind === 'none') return null;
  if (identityKind === 'credit-code') {
    const code = checkCreditCode(number);
    return code.valid ? null : explainCreditCodeFault(code);
  }
  if (identityKind !== 'resident-id') return number.trim() === '' ? '请输入证件号码' : null;
  const check = checkIdentityNumber(number, today);
  return check.valid ? null : explainIdentityNumberFault(check);
}
