import { createContext, useContext } from 'react';

/** What is wrong, by the path of the field, as sentences. */
export type Faults = ReadonlyMap<string, string>;

export const FaultsContext = createContext<Faults>(new Map());

/** The sentence for a field; one that stands deeper, as for one synonym of the list, counts when `within`. */
export function useFault(path: string, within = false): string | null {
  const faults = useContext(FaultsContext);
  const own = faults.get(path);
  if (own !== undefined || !within) return own ?? null;
  for (const [place, sentence] of faults) if (place.startsWith(`${path}.`)) return sentence;
  return null;
}

/** The parts of the editor, by the first step of a path. */
export const EDITOR_PARTS = ['basics', 'situations', 'materials', 'form'] as const;
export type EditorPart = (typeof EDITOR_PARTS)[number];

/** The part in which a path is mended. */
export function partOfPath(path: string): EditorPart {
  const first = path.split('.')[0];
  return EDITOR_PARTS.find((part) => part === first) ?? 'basics';
}
