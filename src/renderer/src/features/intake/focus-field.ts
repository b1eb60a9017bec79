import type { Field } from './fields.ts';

const FOCUSABLE = 'input, button, [tabindex]';

/** Puts the cursor into a field of the form, or on the button when the field is not there. */
export function focusField(form: HTMLElement, field: Field): void {
  const named = form.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const place = named ?? form.querySelector<HTMLElement>('[data-field="accept"]');
  const target = place?.matches(FOCUSABLE) ? place : place?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
