import { useQuery } from '@tanstack/react-query';
import type { Applicant } from '#shared/contract/intake.ts';
import type { SimilarResident } from '#shared/contract/residents.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { query } from '../../app/core/core.ts';
import { useSettled } from '../../components/use-settled.ts';

const SETTLE_MS = 150;

/** Records that may be the same person as a new applicant and that the clerk has not yet told apart. */
export function useSimilar(applicant: Applicant): readonly SimilarResident[] {
  const { residentId, identityKind, notSameAs } = applicant;
  const name = useSettled(applicant.name.trim(), SETTLE_MS);
  const address = useSettled(applicant.address.trim(), SETTLE_MS);
  const { birthDate } = applicant;
  const comparable =
    residentId === null &&
    !isOrganisationKind(identityKind) &&
    name !== '' &&
    (birthDate !== null || address !== '');
  const { data } = useQuery(
    query.residents.similar.queryOptions({
      input: { name, birthDate, address },
      enabled: comparable,
      staleTime: 0,
    }),
  );
  if (!comparable || !data) return [];
  return data.filter(({ id }) => !notSameAs?.residentIds.includes(id));
}
