import type { ImportSummary } from '#shared/contract/catalogue.ts';
import { statutoryDaysOfKind } from '#shared/domain/service-item.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { type ImportProblem, rejectIfAny } from '../import-file.ts';
import { currentVersion, type ItemContent } from './item-versions.ts';
import { type DetailedItem, parseDetailedItems } from './parse-detailed-items.ts';
import { problemInItem } from './problem-in-item.ts';
import { putItem, startToday } from './put-item.ts';

/**
 * Takes in items with their details. Each becomes a new version, in force from today, of the item whose code it
 * has (open cases keep theirs); an equal one is left alone, and items the file does not name stay. A new item has
 * to say its kind, a known one keeps it.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importDetailedItems(context: CoreContext, actor: Actor, text: string): ImportSummary {
  const items = parseDetailedItems(text);
  const { database } = context.data;
  const start = startToday(database, actor);
  const command = {
    name: 'catalogue.importDetails',
    actor,
    subject: { entity: 'catalogue', id: 'catalogue' },
  };
  return database.write(command, (unit) => {
    const problems: ImportProblem[] = [];
    const contents = items.map((item) => ({
      code: item.code,
      content: contentOf(unit.read, item, problems),
    }));
    rejectIfAny(problems);
    const summary: ImportSummary = { added: 0, changed: 0, unchanged: 0 };
    for (const { code, content } of contents) summary[putItem(unit, code, content, start)] += 1;
    return summary;
  });
}

function contentOf(
  read: ReadHandle,
  { place, code, kind, ...item }: DetailedItem,
  problems: ImportProblem[],
): ItemContent {
  const known = kind ?? currentVersion(read, code)?.content.kind;
  if (known === undefined) problems.push(problemInItem(place, ['kind'], 'missing'));
  const content = { ...item, kind: known ?? '' };
  const statutoryDays = item.statutoryDays ?? statutoryDaysOfKind(content.kind);
  if (statutoryDays !== null && item.promisedDays > statutoryDays) {
    const value = String(item.promisedDays);
    problems.push(problemInItem(place, ['promisedDays'], 'longer-than-statutory', value));
  }
  return { ...content, statutoryDays };
}
