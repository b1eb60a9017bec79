import { useQuery } from '@tanstack/react-query';
import type { Applicant } from '#shared/contract/intake.ts';
import type { ResidentLine } from '#shared/contract/residents.ts';
import { core, query } from '../../app/core/core.ts';
import { useSettled } from '../../components/use-settled.ts';

/** Nobody is looked for while a number is still being typed. */
const PAUSE_MS = 250;

/** The end of a number or telephone, a day of birth, or a name; null for anything else, whole numbers too. */
export function rememberedPart({ residentId, identityKind, number }: Applicant): string | null {
  if (residentId !== null || identityKind !== 'resident-id') return null;
  const text = number.trim();
  return /^(?:\d{3,16}[\dX]|[\p{Script=Han}·]{2,20})$/u.test(text) ? text : null;
}

/** Known people who fit what stands in the field of the number, once the clerk has stopped typing. */
export function usePeopleByPart(applicant: Applicant): readonly ResidentLine[] {
  const part = rememberedPart(applicant);
  const settled = useSettled(part, PAUSE_MS);
  const { data } = useQuery(
    query.residents.findByPart.queryOptions({
      input: { text: settled ?? '' },
      enabled: settled !== null,
      gcTime: 0,
    }),
  );
  return part !== null && part === settled ? (data ?? []) : [];
}

/** The same for who was faster with Enter than the list: the best match, or null. */
export async function bestByPart(part: string): Promise<ResidentLine | null> {
  const [best] = await core.residents.findByPart({ text: part });
  return best ?? null;
}
