import type { CatalogueLine, ItemEditing, ItemVersionLine } from '#shared/contract/catalogue.ts';
import { checkEditedItem } from '#shared/domain/check-edited-item.ts';
import { type EditedItem, emptyItem } from '#shared/domain/edited-item.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { sameItem, tidyItem } from '#shared/domain/tidy-item.ts';
import { itemChanges } from '#shared/wording/item-changes.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { itemsInForce } from './catalogue-cache.ts';
import { itemDraft } from './item-drafts.ts';
import { contentOf, editedOf, everyVersion, type ItemVersion } from './item-versions.ts';
import { addVersion } from './put-item.ts';
import { plannedVersions } from './queries.ts';

/** Every item with its version in force and the next that is planned, also items that begin later. */
export function catalogueOverview(context: CoreContext): CatalogueLine[] {
  const { read } = context.data.database;
  const planned = new Map<string, ReturnType<typeof plannedLine>>();
  for (const row of read.all(plannedVersions())) {
    if (!planned.has(row.code)) planned.set(row.code, plannedLine(row));
  }
  const lines: CatalogueLine[] = itemsInForce(read).map(({ line, ...current }) => {
    const next = planned.get(line.code)?.planned ?? null;
    const { version, effectiveFrom, statutoryDays, retired } = current;
    return { ...line, statutoryDays, version, effectiveFrom, retired, planned: next };
  });
  const known = new Set(lines.map(({ code }) => code));
  const later = [...planned.values()].filter(({ code }) => !known.has(code));
  return [...lines, ...later].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function plannedLine(row: {
  code: string;
  item_version: number;
  effective_from: string;
  name: string;
  department: string;
  kind: string;
  promised_days: number;
  statutory_days: number | null;
  retired: number;
}) {
  return {
    code: row.code,
    name: row.name,
    department: row.department,
    kind: row.kind,
    promisedDays: row.promised_days,
    statutoryDays: row.statutory_days,
    version: null,
    effectiveFrom: null,
    retired: false,
    planned: {
      version: row.item_version,
      effectiveFrom: row.effective_from,
      retired: row.retired === 1,
    },
  };
}

/** The versions of an item, the one that begins last first. @throws CoreError `NOT_FOUND` */
export function itemHistory(context: CoreContext, code: string): ItemVersionLine[] {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const versions = everyVersion(database.read, code);
  if (versions.length === 0) throw failure('NOT_FOUND', { entity: 'serviceItem', id: code });
  const standing = versions.filter(({ withdrawn }) => !withdrawn);
  const inForce = standing.find(({ effectiveFrom }) => effectiveFrom <= today);
  return versions.map((version, at) => {
    const before = versions.slice(at + 1).find(({ withdrawn }) => !withdrawn);
    return {
      version: version.version,
      effectiveFrom: version.effectiveFrom,
      state: stateOf(version, inForce, today),
      savedBy: version.savedBy,
      savedAt: version.savedAt,
      changes: before ? itemChanges(editedOf(code, before.content), editedOf(code, version.content)) : [],
    };
  });
}

function stateOf(
  version: ItemVersion,
  inForce: ItemVersion | undefined,
  today: LocalDate,
): ItemVersionLine['state'] {
  if (version.withdrawn) return 'withdrawn';
  if (version === inForce) return 'in-force';
  return version.effectiveFrom > today ? 'planned' : 'past';
}

/** What the editor begins with: the version that begins last, so that nothing planned is written over unseen. */
export function beginEditing(context: CoreContext, actor: StaffActor, code: string | null): ItemEditing {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const departments = [...new Set(itemsInForce(database.read).map(({ line }) => line.department))].sort();
  const draft = itemDraft(context, actor, code) as ItemEditing['draft'];
  if (code === null) {
    return {
      item: emptyItem as ItemEditing['item'],
      baseVersion: null,
      today,
      planned: null,
      draft,
      departments,
    };
  }
  const latest = everyVersion(database.read, code).find(({ withdrawn }) => !withdrawn);
  if (!latest) throw failure('NOT_FOUND', { entity: 'serviceItem', id: code });
  const { version, effectiveFrom } = latest;
  return {
    item: editedOf(code, latest.content) as ItemEditing['item'],
    baseVersion: version,
    today,
    planned: effectiveFrom > today ? { version, effectiveFrom } : null,
    draft,
    departments,
  };
}

/**
 * Keeps an item as a new version that begins on a day from today on; open cases keep theirs. An item that says
 * nothing else than the version it was written from gets none. The manager's draft of it goes.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `INVALID_ANSWERS` with the path of each fault, `STALE_ITEM`
 */
export function saveItem(
  context: CoreContext,
  actor: StaffActor,
  input: { item: EditedItem; effectiveFrom: LocalDate; baseVersion: number | null },
): { version: number; outcome: 'added' | 'changed' | 'unchanged' } {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const item = tidyItem(input.item);
  const now = database.now();
  const faults = checkEditedItem(item).map(({ path, code }) => ({ field: path, code }));
  if (input.effectiveFrom < localDateInShanghai(now)) {
    faults.push({ field: 'effectiveFrom', code: 'days' });
  }
  if (faults.length > 0) throw failure('INVALID_ANSWERS', { problems: faults });
  const command = { name: 'catalogue.save', actor, subject: { entity: 'serviceItem', id: item.code } };
  return database.write(command, (unit) => {
    const latest = everyVersion(unit.read, item.code).find(({ withdrawn }) => !withdrawn);
    refuseStale(item.code, latest, input.baseVersion);
    unit.local.remove('item_drafts', {
      staff_id: actor.id,
      item_key: input.baseVersion === null ? 'new' : item.code,
    });
    if (
      latest &&
      latest.effectiveFrom <= input.effectiveFrom &&
      sameItem(editedOf(item.code, latest.content), item)
    ) {
      return { version: latest.version, outcome: 'unchanged' };
    }
    const start = {
      effectiveFrom: input.effectiveFrom,
      savedBy: actor.name,
      savedAt: now.toISOString(),
    };
    const version = addVersion(unit, item.code, contentOf(item), start);
    return { version, outcome: latest ? 'changed' : 'added' };
  });
}

function refuseStale(code: string, latest: ItemVersion | undefined, baseVersion: number | null): void {
  if ((latest?.version ?? null) === baseVersion) return;
  if (baseVersion === null) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'code', code: 'item-code-taken' }] });
  }
  throw failure('STALE_ITEM', { code, version: latest?.version ?? 0, savedBy: latest?.savedBy ?? '' });
}

/**
 * Takes back a version that has not begun; it stays in the history as withdrawn.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` also for a version that is or was in force
 */
export function withdrawVersion(
  context: CoreContext,
  actor: StaffActor,
  code: string,
  version: number,
): void {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const command = { name: 'catalogue.withdraw', actor, subject: { entity: 'serviceItem', id: code } };
  database.write(command, (unit) => {
    const found = everyVersion(unit.read, code).find((one) => one.version === version);
    if (!found || found.withdrawn || found.effectiveFrom <= today) {
      throw failure('NOT_FOUND', { entity: 'itemVersion', id: `${code}/${version}` });
    }
    unit.update('serviceItemVersion', { code, item_version: version }, { withdrawn: 1 });
  });
}
