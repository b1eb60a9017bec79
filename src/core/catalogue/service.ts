import type { ServiceItem, ServiceItemLine } from '#shared/contract/catalogue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { matchSearchKeys, normaliseSearchText, type SearchKeys } from '#shared/domain/search-text.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { currentItem, currentItems, materialsOf, recentItemCodes } from './queries.ts';

/** How many of the latest cases say which items are the usual ones. */
const usualWindow = 300;

export function listItems(context: CoreContext): ServiceItemLine[] {
  return loadLines(context.data.database.read).map(({ line }) => line);
}

/** @throws CoreError `NOT_FOUND` */
export function getItem(read: ReadHandle, code: string): ServiceItem {
  const row = read.first(currentItem(code));
  if (!row) throw failure('NOT_FOUND', { entity: 'serviceItem', id: code });
  const materials = read.all(materialsOf(code, row.item_version));
  return {
    code,
    name: row.name,
    department: row.department,
    kind: row.kind,
    promisedDays: row.promised_days,
    version: row.item_version,
    effectiveFrom: row.effective_from,
    statutoryDays: row.statutory_days,
    materials: materials.map((material) => ({ ...material, required: material.required === 1 })),
  };
}

/** Every item with its papers, in the order of codes. */
export function listWholeItems(read: ReadHandle): ServiceItem[] {
  return loadLines(read).map(({ line }) => getItem(read, line.code));
}

/**
 * Items by Chinese text, code or pinyin initials, best first. Without a text: the items this centre took in most
 * often lately, because the next one is likely among them.
 */
export function searchItems(context: CoreContext, text: string, limit: number): ServiceItemLine[] {
  const { read } = context.data.database;
  const lines = loadLines(read);
  if (text.trim() === '') return usualItems(read, lines, limit);
  const code = tidyCode(text).text;
  return lines
    .map(({ line, keys }) => {
      const byCode = code !== '' && line.code.startsWith(code);
      const byName = matchSearchKeys(text, keys);
      return { line, score: byCode ? Number.MAX_SAFE_INTEGER : byName };
    })
    .filter((match): match is { line: ServiceItemLine; score: number } => match.score !== null)
    .sort((a, b) => b.score - a.score || (a.line.code < b.line.code ? -1 : 1))
    .slice(0, limit)
    .map(({ line }) => line);
}

/** Both limits of an item counted from today, each with the strip of days that explains it. */
export function previewDueDates(context: CoreContext, code: string) {
  const { database } = context.data;
  const item = getItem(database.read, code);
  const calendar = loadWorkCalendar(database.read);
  const from = localDateInShanghai(database.now());
  return {
    from,
    promised: countDueDate(from, item.promisedDays, calendar),
    statutory: item.statutoryDays === null ? null : countDueDate(from, item.statutoryDays, calendar),
  };
}

interface SearchableItem {
  line: ServiceItemLine;
  keys: SearchKeys;
}

function loadLines(read: ReadHandle): SearchableItem[] {
  return read.all(currentItems()).map((row) => ({
    line: {
      code: row.code,
      name: row.name,
      department: row.department,
      kind: row.kind,
      promisedDays: row.promised_days,
    },
    keys: { text: normaliseSearchText(row.name), initials: row.name_initials, pinyin: row.name_pinyin },
  }));
}

function usualItems(read: ReadHandle, lines: SearchableItem[], limit: number): ServiceItemLine[] {
  const counts = new Map<string, number>();
  for (const { item_code } of read.all(recentItemCodes(usualWindow))) {
    counts.set(item_code, (counts.get(item_code) ?? 0) + 1);
  }
  return lines
    .map(({ line }) => line)
    .sort((a, b) => (counts.get(b.code) ?? 0) - (counts.get(a.code) ?? 0) || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}
