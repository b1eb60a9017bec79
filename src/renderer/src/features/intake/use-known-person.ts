import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { query, queryClient } from '../../app/core/core.ts';

/** The number to look a person up by; null while it cannot be one. */
function lookUpNumber({ residentId, identityKind, number }: Applicant): string | null {
  if (residentId !== null || identityKind === 'none') return null;
  if (identityKind !== 'resident-id') return number.trim().length >= 5 ? number.trim() : null;
  const check = checkIdentityNumber(number);
  return check.valid ? check.number : null;
}

const byNumber = (identityKind: Applicant['identityKind'], number: string) =>
  query.residents.findByNumber.queryOptions({
    input: { identityKind, number },
    // Whole numbers are not kept longer than they are looked at.
    gcTime: 0,
  });

/**
 * Looks the person up as soon as the number can be one. `settle` waits for the answer about the number that
 * stands there now, for an Enter that comes before it; true when the person is known.
 */
export function useKnownPerson(applicant: Applicant, onKnown: (person: ResidentCard) => void) {
  const { identityKind } = applicant;
  const number = lookUpNumber(applicant);
  const found = useQuery({ ...byNumber(identityKind, number ?? ''), enabled: number !== null });
  const current = useRef(number);
  useEffect(() => {
    current.current = number;
  }, [number]);
  const person = number === null ? undefined : found.data;
  useEffect(() => {
    if (person) onKnown(person);
  }, [person, onKnown]);
  return {
    /** The number is good and nobody here has it. */
    isNew: number !== null && person === null,
    settle: async (): Promise<boolean> => {
      if (applicant.residentId !== null) return true;
      if (number === null) return false;
      const answer = await queryClient.fetchQuery({ ...byNumber(identityKind, number), staleTime: 10_000 });
      // An answer about a number that was changed meanwhile is about somebody else.
      if (!answer || current.current !== number) return false;
      onKnown(answer);
      return true;
    },
  };
}
