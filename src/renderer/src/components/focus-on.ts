/** Puts the cursor into a field, or onto what is chosen of the buttons that answer one together. */
export function focusOn(field: Element | null | undefined): void {
  const inner = field?.matches('fieldset')
    ? (field.querySelector('input:checked') ?? field.querySelector('input'))
    : field;
  if (inner instanceof HTMLElement) inner.focus();
}
