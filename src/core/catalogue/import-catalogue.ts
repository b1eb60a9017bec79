import type { ImportSummary } from '#shared/contract/catalogue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { type ImportedItem, parseCatalogue } from './parse-catalogue.ts';
import { currentItem, materialsOf } from './queries.ts';

/**
 * Takes in a catalogue file. A new code becomes an item, a known code whose content differs gets a new version
 * in force from today (open cases keep theirs), an equal one is left alone. Items the file does not name stay.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importCatalogue(context: CoreContext, actor: Actor, text: string): ImportSummary {
  const items = parseCatalogue(text);
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const command = { name: 'catalogue.import', actor, subject: { entity: 'catalogue', id: 'catalogue' } };
  return database.write(command, (unit) => {
    const summary: ImportSummary = { added: 0, changed: 0, unchanged: 0 };
    for (const item of items) summary[importItem(unit, item, today)] += 1;
    return summary;
  });
}

function importItem(unit: UnitOfWork, item: ImportedItem, today: string): keyof ImportSummary {
  const known = unit.read.first(currentItem(item.code));
  if (!known) {
    unit.insert('serviceItem', { code: item.code, current_version: 1 });
    insertVersion(unit, item, 1, today);
    return 'added';
  }
  const materials = unit.read.all(materialsOf(item.code, known.item_version));
  if (contentOf({ ...item }) === contentOf({ ...fromRow(known), materials })) return 'unchanged';
  const next = known.item_version + 1;
  insertVersion(unit, item, next, today);
  unit.update('serviceItem', { code: item.code }, { current_version: next });
  return 'changed';
}

function insertVersion(unit: UnitOfWork, item: ImportedItem, version: number, today: string): void {
  unit.insert('serviceItemVersion', {
    code: item.code,
    item_version: version,
    effective_from: today,
    name: item.name,
    department: item.department,
    kind: item.kind,
    promised_days: item.promisedDays,
    statutory_days: item.statutoryDays,
    provenance: item.provenance,
  });
  for (const [at, material] of item.materials.entries()) {
    unit.insert('serviceItemMaterial', {
      code: item.code,
      item_version: version,
      material_id: `m${at + 1}`,
      position: at + 1,
      name: material.name,
      originals: material.originals,
      copies: material.copies,
      required: material.required ? 1 : 0,
    });
  }
}

type Row = {
  name: string;
  department: string;
  kind: string;
  promised_days: number;
  statutory_days: number | null;
  provenance: string;
};

function fromRow(row: Row) {
  return {
    name: row.name,
    department: row.department,
    kind: row.kind,
    promisedDays: row.promised_days,
    statutoryDays: row.statutory_days,
    provenance: row.provenance,
  };
}

/** What makes two versions of an item the same, as text to compare. */
function contentOf(item: {
  name: string;
  department: string;
  kind: string;
  promisedDays: number;
  statutoryDays: number | null;
  provenance: string;
  materials: { name: string; originals: number; copies: number; required: boolean | number }[];
}): string {
  return JSON.stringify([
    item.name,
    item.department,
    item.kind,
    item.promisedDays,
    item.statutoryDays,
    item.provenance,
    item.materials.map(({ name, originals, copies, required }) => [
      name,
      originals,
      copies,
      Boolean(required),
    ]),
  ]);
}
