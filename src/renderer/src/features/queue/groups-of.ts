import type { QueueGroup } from '#shared/contract/queue.ts';

/** A group as it is typed: departments in one line. */
export interface TypedGroup {
  letter: string;
  name: string;
  departments: string;
}

/** The groups as core takes them, or null while one has no name. */
export function groupsOf(typed: readonly TypedGroup[]): QueueGroup[] | null {
  if (typed.length === 0 || typed.some(({ name }) => name.trim() === '')) return null;
  return typed.map(({ letter, name, departments }) => ({
    letter,
    name: name.trim(),
    departments: departments.split(/[\s,，、;；]+/).filter(Boolean),
  }));
}
