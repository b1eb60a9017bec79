import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { type Asked, askedOf } from './asked.ts';
import { askedId, type Field, isAgentField, isAskedField, type Part, partOf } from './fields.ts';
import { isFilled } from './form-input.ts';
import { papersOf } from './papers.ts';
import { fieldsAboutPeople, isAgentAnswered, isApplicantAnswered } from './people-asked.ts';

/** Every field in the order it is asked. An item whose questions are not here yet waits at its papers. */
function fieldsInOrder(asked: Asked | undefined, draft: IntakeDraft): Field[] {
  return [
    'item',
    ...fieldsAboutPeople(draft),
    ...(asked?.situations ?? []).map(({ id }): Field => `situations.${id}`),
    'papers',
    ...(asked?.form ?? []).map(({ key }): Field => `form.${key}`),
    'accept',
  ];
}

function papersReceived({ papers }: Asked, draft: IntakeDraft): boolean {
  const wanted = papers.some(({ required }) => required) ? papers.filter(({ required }) => required) : papers;
  return papersOf(wanted, draft.materials).every(({ received }) => received);
}

function isAnswered(field: Field, draft: IntakeDraft, asked: Asked | undefined): boolean {
  switch (field) {
    case 'item':
      return draft.itemCode !== '';
    case 'papers':
      return asked !== undefined && papersReceived(asked, draft);
    case 'accept':
      return false;
    default:
      if (isAgentField(field)) return isAgentAnswered(field, draft);
      if (!isAskedField(field)) return isApplicantAnswered(field, draft.applicant);
      if (partOf(field) === 'form') return isFilled(draft.form?.[askedId(field)]);
      return !asked?.decision.unanswered.includes(askedId(field));
  }
}

/**
 * The next field that still needs an answer, after the given one or from the top. Questions about the situation
 * left open above come before what depends on them.
 */
export function nextQuestion(draft: IntakeDraft, item: ServiceItem | undefined, after?: Field): Field {
  const asked = item && askedOf(item, draft);
  const order = fieldsInOrder(asked, draft);
  const below = after === undefined ? order : order.slice(order.indexOf(after) + 1);
  const open = (field: Field) => !isAnswered(field, draft, asked);
  const next = below.find(open) ?? 'accept';
  if (after === undefined || partOf(after) !== 'situations' || partOf(next) === 'situations') return next;
  return order.find((field) => partOf(field) === 'situations' && open(field)) ?? next;
}

/**
 * Where a part is entered: its first field that still needs an answer, or its first. What an item decides is not
 * known before it is chosen.
 */
export function entryOf(part: Part, draft: IntakeDraft, item: ServiceItem | undefined): Field {
  if (draft.itemCode === '' && !['item', 'applicant', 'agent'].includes(part)) return 'item';
  const asked = item && askedOf(item, draft);
  // Which papers it takes is not known before the situation is.
  const goal = part === 'papers' && asked && asked.decision.unanswered.length > 0 ? 'situations' : part;
  const fields = fieldsInOrder(asked, draft).filter((field) => partOf(field) === goal);
  if (goal === 'applicant') return 'number';
  return fields.find((field) => !isAnswered(field, draft, asked)) ?? fields[0] ?? 'accept';
}
