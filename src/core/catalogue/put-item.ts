import type { ImportSummary } from '#shared/contract/catalogue.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import { sameItem } from '#shared/domain/tidy-item.ts';
import type { Actor, Database } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { currentVersion, editedOf, type ItemContent } from './item-versions.ts';
import { latestNumber } from './queries.ts';

/** By whom and when a version is written, and the day it begins. */
export interface VersionStart {
  effectiveFrom: LocalDate;
  savedBy: string;
  savedAt: string;
}

/** A version that begins today. */
export function startToday(database: Database, actor: Actor): VersionStart {
  const now = database.now();
  return { effectiveFrom: localDateInShanghai(now), savedBy: actor.name, savedAt: now.toISOString() };
}

/**
 * Makes the content the version in force from a day on: a new item, a new version of a known one (open cases keep
 * theirs), or nothing where the version in force says the same.
 */
export function putItem(
  unit: UnitOfWork,
  code: string,
  content: ItemContent,
  start: VersionStart,
): keyof ImportSummary {
  const known = currentVersion(unit.read, code);
  if (known && sameItem(editedOf(code, known.content), editedOf(code, content))) return 'unchanged';
  addVersion(unit, code, content, start);
  return known ? 'changed' : 'added';
}

/** Writes a version under the next number of the item and answers with that number. */
export function addVersion(
  unit: UnitOfWork,
  code: string,
  content: ItemContent,
  start: VersionStart,
): number {
  const known = unit.read.first(latestNumber(code));
  const next = (known?.latest ?? 0) + 1;
  if (!known) unit.insert('serviceItem', { code, current_version: next });
  insertVersion(unit, code, next, content, start);
  if (known) unit.update('serviceItem', { code }, { current_version: next });
  return next;
}

function insertVersion(
  unit: UnitOfWork,
  code: string,
  version: number,
  content: ItemContent,
  start: VersionStart,
): void {
  unit.insert('serviceItemVersion', {
    code,
    item_version: version,
    effective_from: start.effectiveFrom,
    withdrawn: 0,
    saved_by: start.savedBy,
    saved_at: start.savedAt,
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
    sample: material.sample,
    sensitive: material.sensitive ? 1 : 0,
  };
}
