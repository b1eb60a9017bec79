/** What a change writes, by column. */
export type PlainFields = Record<string, string | number | null>;

/** The fields of a change by name; null when it does not hold plain values. */
export function plainFields(text: string): PlainFields | null {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
    for (const name in fields) {
      const value: unknown = (fields as Record<string, unknown>)[name];
      if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null;
    }
    return fields as PlainFields;
  } catch {
    return null;
  }
}
