import type { Field } from './fields.ts';

const FOCUSABLE = 'input, button, [tabindex]';

/**
 * Puts the cursor into a field of the form, or on the button when the field is not there. Papers that are not known
 * yet are waited for on the form itself, where no key does anything.
 */
export function focusField(form: HTMLElement, field: Field): void {
  const named = form.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const elsewhere = field === 'papers' ? form : form.querySelector<HTMLElement>('[data-field="accept"]');
  const place = named ?? elsewhere;
  const chosen = place?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const first = place?.matches(FOCUSABLE) ? place : place?.querySelector<HTMLElement>(FOCUSABLE);
  const target = chosen ?? first;
  target?.focus();
  // What is said below the field, and the field after it, are to be seen as well.
  target?.closest('[data-line]')?.scrollIntoView({ block: 'nearest' });
}
