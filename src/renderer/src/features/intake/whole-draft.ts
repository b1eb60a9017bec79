import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { Asked } from './asked.ts';
import { readForm } from './form-input.ts';
import { papersOf } from './papers.ts';

/** A draft as core accepts it: only answers, papers and fields that the item asks for under these answers. */
export function wholeDraft(draft: IntakeDraft, item: ServiceItem, asked: Asked, today: string): IntakeDraft {
  return {
    ...draft,
    situations: asked.answers,
    materials: papersOf(asked.papers, draft.materials),
    form: readForm(item, draft, today).values as NonNullable<IntakeDraft['form']>,
  };
}
