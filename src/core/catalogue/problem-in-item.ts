import type { z } from 'zod';
import type { ImportProblem } from '../import-file.ts';
import { lineInJson } from '../line-in-json.ts';

/** An entry of a JSON list of items that is being read. */
export interface ItemEntry {
  /** The whole file. */
  text: string;
  /** Position in the list, from 0. */
  at: number;
  entry: unknown;
}

const namesInFile = new Map<PropertyKey, string>([
  ['condition', 'when'],
  ['promisedDays', 'promisedWorkdays'],
]);

/**
 * A problem at a part of an item: its line, and as column the code of the item (its number in the list where it has
 * none) with the path in the words of the file, such as `SB001.materials.2.when`.
 */
export function problemInItem(
  { text, at, entry }: ItemEntry,
  path: readonly PropertyKey[],
  code: string,
  value?: string,
): ImportProblem {
  const steps = inFile(path);
  const itemCode = stepInto(entry, 'code');
  const name = typeof itemCode === 'string' && itemCode !== '' ? itemCode : String(at + 1);
  return {
    line: lineInJson(text, [String(at), ...steps]),
    column: [name, ...steps].join('.'),
    code,
    ...(value !== undefined && { value }),
  };
}

/** What a schema found wrong with an item. */
export function problemOfIssue(item: ItemEntry, issue: z.core.$ZodIssue): ImportProblem {
  if (issue.code === 'unrecognized_keys') {
    return problemInItem(item, [...issue.path, String(issue.keys[0])], 'unknown-key');
  }
  const found = inFile(issue.path).reduce<unknown>(stepInto, item.entry);
  if (found === undefined) return problemInItem(item, issue.path, 'missing');
  return problemInItem(item, issue.path, 'item-form', typeof found === 'object' ? undefined : String(found));
}

function inFile(path: readonly PropertyKey[]): string[] {
  return path.map((step) => namesInFile.get(step) ?? String(step));
}

function stepInto(part: unknown, step: string): unknown {
  return (part as Record<string, unknown> | null | undefined)?.[step];
}
