import type { ItemDetails } from '#shared/contract/item-details.ts';
import { type EditedItem, undescribed } from '#shared/domain/edited-item.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { ItemMaterial, Situation } from '#shared/domain/materials-by-answers.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { currentItem, detailsOf, materialsOf, versionsOf } from './queries.ts';

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
  withdrawn: boolean;
  savedBy: string;
  /** The instant; empty for what was taken in before versions had one. */
  savedAt: string;
  content: ItemContent;
}

interface VersionRow {
  code: string;
  item_version: number;
  effective_from: string;
  withdrawn?: number;
  saved_by: string;
  saved_at: string;
  name: string;
  department: string;
  kind: string;
  promised_days: number;
  statutory_days: number | null;
  provenance: string;
  frequency_weight: number;
  details: string | null;
  synonyms: string;
}

/** The version of an item that is in force; null for a code nobody knows, or one that begins later. */
export function currentVersion(read: ReadHandle, code: string): ItemVersion | null {
  const row = read.first(currentItem(code));
  return row ? versionOfRow(read, row) : null;
}

/** Every version of an item, the one that begins last first. */
export function everyVersion(read: ReadHandle, code: string): ItemVersion[] {
  return read.all(versionsOf(code)).map((row) => versionOfRow(read, row));
}

function versionOfRow(read: ReadHandle, row: VersionRow): ItemVersion {
  return {
    version: row.item_version,
    effectiveFrom: row.effective_from,
    withdrawn: row.withdrawn === 1,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    content: {
      name: row.name,
      department: row.department,
      kind: row.kind,
      promisedDays: row.promised_days,
      statutoryDays: row.statutory_days,
      provenance: row.provenance,
      frequencyWeight: row.frequency_weight,
      details: readDetails(row),
      materials: readMaterials(read, row.code, row.item_version),
    },
  };
}

function readMaterials(read: ReadHandle, code: string, version: number): ItemMaterial[] {
  return read.all(materialsOf(code, version)).map((material) => ({
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
    sample: material.sample,
    sensitive: material.sensitive === 1,
  }));
}

/** The details of one version of an item; null where it has none. */
export function detailsOfVersion(read: ReadHandle, code: string, version: number): ItemDetails | null {
  const row = read.first(detailsOf(code, version));
  return row ? readDetails(row) : null;
}

/** What an item says that nobody has described yet. */
export const noDetails: ItemDetails = detailsPart(undescribed);

/**
 * Checked by its schema when it was taken in; checking it at every reading would cost more than the reading. What a
 * version of the application before this one did not know yet is as for an item nobody has described.
 */
function readDetails(row: { details: string | null; synonyms: string }): ItemDetails | null {
  if (row.details === null) return null;
  const details = JSON.parse(row.details) as Omit<ItemDetails, 'synonyms' | 'situations'> & {
    situations: (Omit<Situation, 'condition'> & Partial<Situation>)[];
  };
  return {
    ...noDetails,
    ...details,
    situations: details.situations.map((situation) => ({
      condition: null,
      ...situation,
    })) as ItemDetails['situations'],
    synonyms: JSON.parse(row.synonyms) as string[],
  };
}

function detailsPart(
  item: Omit<EditedItem, 'code' | 'name' | 'department' | 'kind' | 'promisedDays' | 'statutoryDays'>,
): ItemDetails {
  const { provenance, frequencyWeight, materials, ...details } = item;
  return details as ItemDetails;
}

/** One version in one piece, as it is edited, compared and exported. */
export function editedOf(code: string, { details, ...content }: ItemContent): EditedItem {
  return { code, ...noDetails, ...details, ...content };
}

/** The item as it is kept. @param item has no fault, see checkEditedItem */
export function contentOf(item: EditedItem): ItemContent {
  const { code, name, department, kind, promisedDays, statutoryDays, ...rest } = item;
  const { provenance, frequencyWeight, materials } = item;
  const said = { name, department, kind, promisedDays: promisedDays ?? 0, statutoryDays };
  return { ...said, provenance, frequencyWeight, materials, details: detailsPart(rest) };
}
