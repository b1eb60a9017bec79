import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import type { Field } from './fields.ts';
import { papersOf } from './papers.ts';

const ORDER: readonly Field[] = [
  'item',
  'number',
  'name',
  'sex',
  'birthDate',
  'phone',
  'address',
  'papers',
  'accept',
];

function isAnswered(field: Field, draft: IntakeDraft, item: ServiceItem | undefined): boolean {
  const { applicant } = draft;
  switch (field) {
    case 'item':
      return draft.itemCode !== '';
    case 'number':
      return applicant.residentId !== null || applicant.identityKind === 'none' || applicant.number !== '';
    case 'sex':
      return applicant.sex !== '0';
    case 'name':
    case 'birthDate':
    case 'phone':
    case 'address':
      // A known person is asked nothing again, not even what was left empty the last time.
      return applicant.residentId !== null || Boolean(applicant[field]);
    case 'papers':
      return (
        item !== undefined && papersOf(item.materials, draft.materials).every(({ received }) => received)
      );
    case 'accept':
      return false;
  }
}

/** The next field that still needs an answer, after the given one or from the top. */
export function nextQuestion(draft: IntakeDraft, item: ServiceItem | undefined, after?: Field): Field {
  const rest = after === undefined ? ORDER : ORDER.slice(ORDER.indexOf(after) + 1);
  return rest.find((field) => !isAnswered(field, draft, item)) ?? 'accept';
}

/** Whether everything about the person is there that an acceptance needs. */
export function isApplicantComplete(applicant: Applicant, numberHolds: boolean): boolean {
  if (applicant.residentId !== null) return true;
  return numberHolds && applicant.name.trim() !== '' && applicant.sex !== '0';
}
