/** The names of the fields of a change; null when it does not hold plain values by name. */
export function fieldsOf(text: string): string[] | null {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
    const plain = Object.values(fields).every(
      (value) => value === null || typeof value === 'string' || typeof value === 'number',
    );
    return plain ? Object.keys(fields) : null;
  } catch {
    return null;
  }
}
