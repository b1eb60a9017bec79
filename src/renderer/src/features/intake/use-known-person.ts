import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { query } from '../../app/core/core.ts';

/** The shortest number of a permit or a passport worth looking up. */
const SHORTEST = 5;

/** The number to look a person up by; null while it cannot be one. */
function lookUpNumber({ residentId, identityKind, number }: Applicant): string | null {
  if (residentId !== null || identityKind === 'none') return null;
  if (identityKind === 'credit-code') {
    const code = checkCreditCode(number);
    return code.valid ? code.code : null;
  }
  if (identityKind !== 'resident-id') return number.trim().length >= SHORTEST ? number.trim() : null;
  const check = checkIdentityNumber(number);
  return check.valid ? check.number : null;
}

/**
 * Looks the person up as soon as the number can be one; nobody waits for the answer. True when the number
 * is good and nobody here has it.
 */
export function useKnownPerson(applicant: Applicant, onKnown: (person: ResidentCard) => void): boolean {
  const number = lookUpNumber(applicant);
  const { data } = useQuery(
    query.residents.findByNumber.queryOptions({
      input: { identityKind: applicant.identityKind, number: number ?? '' },
      enabled: number !== null,
      // Whole numbers are not kept longer than they are looked at.
      gcTime: 0,
    }),
  );
  const person = number === null ? undefined : data;
  useEffect(() => {
    if (person) onKnown(person);
  }, [person, onKnown]);
  return person === null;
}
