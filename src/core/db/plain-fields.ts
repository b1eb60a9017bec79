import type { PlainRow } from './synced-entities.ts';

/** The fields of a change by name; null when it does not hold plain values. */
export function plainFields(text: string): PlainRow | null {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
    for (const value of Object.values(fields)) {
      if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null;
    }
    return fields as PlainRow;
  } catch {
    return null;
  }
}
