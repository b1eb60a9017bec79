/**
 * The sentence at the end of a form with a field that has to be filled in, by the names of its fields: which one it is,
 * where it does not stand right below it.
 */
export function notFilledIn(names: Readonly<Record<string, string>>, field: string): string {
  return Object.hasOwn(names, field) ? `“${names[field]}”还没有填` : '还有一项没有填';
}
