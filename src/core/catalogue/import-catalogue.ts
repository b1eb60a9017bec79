import type { ImportSummary } from '#shared/contract/catalogue.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { type ImportProblem, rejectIfAny } from '../import-file.ts';
import { currentVersion, type ItemContent } from './item-versions.ts';
import { type ImportedItem, parseCatalogue } from './parse-catalogue.ts';
import { putItem, startToday } from './put-item.ts';

/**
 * Takes in a catalogue file. A new code becomes an item, a known code whose content differs gets a new version
 * in force from today (open cases keep theirs), an equal one is left alone. Items the file does not name stay.
 *
 * A line of the file has no room for the details of an item. Where an item has some they stay, and with them its
 * papers, which they decide; the line then speaks for the name, the department, the kind and the limits alone.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importCatalogue(context: CoreContext, actor: Actor, text: string): ImportSummary {
  const items = parseCatalogue(text);
  const { database } = context.data;
  const start = startToday(database, actor);
  const command = { name: 'catalogue.import', actor, subject: { entity: 'catalogue', id: 'catalogue' } };
  return database.write(command, (unit) => {
    const contents = items.map((item) => ({
      item,
      content: contentOf(item, currentVersion(unit.read, item.code)?.content ?? null),
    }));
    rejectIfAny(contents.flatMap(limitProblems));
    const summary: ImportSummary = { added: 0, changed: 0, unchanged: 0 };
    for (const { item, content } of contents) summary[putItem(unit, item.code, content, start)] += 1;
    return summary;
  });
}

function contentOf(item: ImportedItem, known: ItemContent | null): ItemContent {
  const { name, department, kind, promisedDays, statutoryDays, provenance } = item;
  if (known === null || known.details === null) {
    const materials = item.materials.map(plainMaterial);
    const said = { name, department, kind, promisedDays, statutoryDays, provenance };
    return { ...said, frequencyWeight: known?.frequencyWeight ?? 0, details: null, materials };
  }
  const statutory = item.statutoryGiven ? statutoryDays : (known.statutoryDays ?? statutoryDays);
  return { ...known, name, department, kind, promisedDays, statutoryDays: statutory };
}

function plainMaterial(material: ImportedItem['materials'][number], at: number): ItemMaterial {
  return {
    id: `m${at + 1}`,
    ...material,
    mayLack: false,
    declarable: false,
    condition: null,
    source: '',
    whereToGet: '',
    acceptance: '',
    sample: '',
    sensitive: false,
  };
}

/** The promise of the line against the limit that stays from the details. */
function limitProblems({ item, content }: { item: ImportedItem; content: ItemContent }): ImportProblem[] {
  const { promisedDays, statutoryDays } = content;
  if (statutoryDays === null || promisedDays <= statutoryDays) return [];
  const value = String(promisedDays);
  return [{ line: item.line, column: 'promised_workdays', code: 'longer-than-statutory', value }];
}
