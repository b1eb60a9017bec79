import type { ImportSummary } from '#shared/contract/catalogue.ts';
import type { ItemDetails } from '#shared/contract/item-details.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { currentItem, detailsOf, materialsOf } from './queries.ts';

/** Everything that one version of an item says. */
export interface ItemContent {
  name: string;
  department: string;
  kind: string;
  promisedDays: number;
  statutoryDays: number | null;
  provenance: string;
  frequencyWeight: number;
  /** Null while nobody has described more than its papers. */
  details: ItemDetails | null;
  materials: readonly ItemMaterial[];
}

export interface ItemVersion {
  version: number;
  effectiveFrom: LocalDate;
  content: ItemContent;
}

/** The version of an item that is in force; null for a code nobody knows. */
export function currentVersion(read: ReadHandle, code: string): ItemVersion | null {
  const row = read.first(currentItem(code));
  if (!row) return null;
  return {
    version: row.item_version,
    effectiveFrom: row.effective_from,
    content: {
      name: row.name,
      department: row.department,
      kind: row.kind,
      promisedDays: row.promised_days,
      statutoryDays: row.statutory_days,
      provenance: row.provenance,
      frequencyWeight: row.frequency_weight,
      details: readDetails(row),
      materials: read.all(materialsOf(code, row.item_version)).map((material) => ({
        id: material.material_id,
        name: material.name,
        originals: material.originals,
        copies: material.copies,
        required: material.required === 1,
        mayLack: material.may_lack === 1,
        declarable: material.declarable === 1,
        condition: material.condition === null ? null : JSON.parse(material.condition),
        source: material.source,
        whereToGet: material.where_to_get,
        acceptance: material.acceptance,
        sensitive: material.sensitive === 1,
      })),
    },
  };
}

/** The details of one version of an item; null where it has none. */
export function detailsOfVersion(read: ReadHandle, code: string, version: number): ItemDetails | null {
  const row = read.first(detailsOf(code, version));
  return row ? readDetails(row) : null;
}

/** Checked by its schema when it was taken in; checking it at every reading would cost more than the reading. */
function readDetails(row: { details: string | null; synonyms: string }): ItemDetails | null {
  if (row.details === null) return null;
  const details = JSON.parse(row.details) as Omit<ItemDetails, 'synonyms'>;
  return { ...details, synonyms: JSON.parse(row.synonyms) as string[] };
}

/**
 * Makes the content the version in force from today: a new item, a new version of a known one (open cases keep
 * theirs), or nothing where the version in force says the same.
 */
export function putItem(
  unit: UnitOfWork,
  code: string,
  content: ItemContent,
  today: LocalDate,
): keyof ImportSummary {
  const known = currentVersion(unit.read, code);
  if (!known) {
    unit.insert('serviceItem', { code, current_version: 1 });
    insertVersion(unit, code, 1, content, today);
    return 'added';
  }
  if (textOf(known.content) === textOf(content)) return 'unchanged';
  const next = known.version + 1;
  insertVersion(unit, code, next, content, today);
  unit.update('serviceItem', { code }, { current_version: next });
  return 'changed';
}

function insertVersion(
  unit: UnitOfWork,
  code: string,
  version: number,
  content: ItemContent,
  today: LocalDate,
): void {
  unit.insert('serviceItemVersion', {
    code,
    item_version: version,
    effective_from: today,
    ...versionFields(content),
  });
  for (const [at, material] of content.materials.entries()) {
    unit.insert('serviceItemMaterial', {
      code,
      item_version: version,
      material_id: material.id,
      position: at + 1,
      ...materialFields(material),
    });
  }
}

function versionFields({ details, ...content }: ItemContent) {
  const { synonyms, ...rest } = details ?? { synonyms: [] };
  return {
    name: content.name,
    department: content.department,
    kind: content.kind,
    promised_days: content.promisedDays,
    statutory_days: content.statutoryDays,
    provenance: content.provenance,
    frequency_weight: content.frequencyWeight,
    synonyms: JSON.stringify(synonyms),
    details: details && JSON.stringify(rest),
  };
}

function materialFields(material: ItemMaterial) {
  return {
    name: material.name,
    originals: material.originals,
    copies: material.copies,
    required: material.required ? 1 : 0,
    may_lack: material.mayLack ? 1 : 0,
    declarable: material.declarable ? 1 : 0,
    condition: material.condition && JSON.stringify(material.condition),
    source: material.source,
    where_to_get: material.whereToGet,
    acceptance: material.acceptance,
    sensitive: material.sensitive ? 1 : 0,
  };
}

/** What makes two versions of an item the same, as text to compare. */
function textOf(content: ItemContent): string {
  const materials = content.materials.map((material) => [material.id, materialFields(material)]);
  return JSON.stringify([versionFields(content), materials]);
}
