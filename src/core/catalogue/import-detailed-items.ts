import type { ImportSummary } from '#shared/contract/catalogue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { statutoryDaysOfKind } from '#shared/domain/service-item.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { type ImportProblem, rejectIfAny } from '../import-file.ts';
import { currentVersion, type ItemContent, putItem } from './item-versions.ts';
import { type DetailedItem, parseDetailedItems } from './parse-detailed-items.ts';

/**
 * Takes in items with their details. Each becomes a new version, in force from today, of the item whose code it
 * has (open cases keep theirs); an equal one is left alone, and items the file does not name stay. A new item has
 * to say its kind, a known one keeps it.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importDetailedItems(context: CoreContext, actor: Actor, text: string): ImportSummary {
  const items = parseDetailedItems(text);
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const command = {
    name: 'catalogue.importDetails',
    actor,
    subject: { entity: 'catalogue', id: 'catalogue' },
  };
  return database.write(command, (unit) => {
    const problems: ImportProblem[] = [];
    const contents = items.map((item, at) => ({
      code: item.code,
      content: contentOf(unit.read, item, (problem) => problems.push({ line: at + 1, ...problem })),
    }));
    rejectIfAny(problems);
    const summary: ImportSummary = { added: 0, changed: 0, unchanged: 0 };
    for (const { code, content } of contents) summary[putItem(unit, code, content, today)] += 1;
    return summary;
  });
}

function contentOf(
  read: ReadHandle,
  { code, kind, ...item }: DetailedItem,
  report: (problem: Omit<ImportProblem, 'line'>) => void,
): ItemContent {
  const known = kind ?? currentVersion(read, code)?.content.kind;
  if (known === undefined) report({ column: 'kind', code: 'missing' });
  const content = { ...item, kind: known ?? '' };
  const statutoryDays = item.statutoryDays ?? statutoryDaysOfKind(content.kind);
  if (statutoryDays !== null && item.promisedDays > statutoryDays) {
    const value = String(item.promisedDays);
    report({ column: 'promisedWorkdays', code: 'longer-than-statutory', value });
  }
  return { ...content, statutoryDays };
}
