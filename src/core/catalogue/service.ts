import type { ServiceItem, ServiceItemLine } from '#shared/contract/catalogue.ts';
import type { ItemDetails } from '#shared/contract/item-details.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { matchSearchKeys, normaliseSearchText, type SearchKeys } from '#shared/domain/search-text.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { currentVersion } from './item-versions.ts';
import { currentItems, recentItemCodes } from './queries.ts';

/** An item that nobody has described yet. */
const noDetails: ItemDetails = {
  situations: [],
  form: [],
  gapsAllowed: false,
  declarationAllowed: false,
  proxyAllowed: false,
  handling: null,
  fee: null,
  result: '',
  delivery: [],
  guide: '',
  synonyms: [],
};

/** How many of the latest cases say which items are the usual ones. */
const usualWindow = 300;

export function listItems(context: CoreContext): ServiceItemLine[] {
  return loadLines(context.data.database.read).map(({ line }) => line);
}

/** @throws CoreError `NOT_FOUND` */
export function getItem(read: ReadHandle, code: string): ServiceItem {
  const current = currentVersion(read, code);
  if (!current) throw failure('NOT_FOUND', { entity: 'serviceItem', id: code });
  const { name, department, kind, promisedDays, statutoryDays, details, materials } = current.content;
  return {
    code,
    name,
    department,
    kind,
    promisedDays,
    version: current.version,
    effectiveFrom: current.effectiveFrom,
    statutoryDays,
    materials: [...materials],
    ...(details ?? noDetails),
  };
}

/** Every item with its papers, in the order of codes. */
export function listWholeItems(read: ReadHandle): ServiceItem[] {
  return loadLines(read).map(({ line }) => getItem(read, line.code));
}

/**
 * Items by name, by what people call them (synonyms), by code or pinyin initials, best first. Without a text: the
 * items this centre took in most often lately, because the next one is likely among them; where that says nothing,
 * those asked for most elsewhere.
 */
export function searchItems(context: CoreContext, text: string, limit: number): ServiceItemLine[] {
  const { read } = context.data.database;
  const lines = loadLines(read);
  if (text.trim() === '') return usualItems(read, lines, limit);
  const code = tidyCode(text).text;
  return lines
    .map(({ line, keys }) => {
      const byCode = code !== '' && line.code.startsWith(code);
      return { line, score: byCode ? Number.MAX_SAFE_INTEGER : bestScore(text, keys) };
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
  /** Of the name, then of the synonyms. */
  keys: SearchKeys[];
  frequencyWeight: number;
}

/**
 * A synonym counts half a tier less than the name: the whole synonym still comes before the beginning of another
 * item's name, but of two beginnings the name's is first.
 */
const synonymHandicap = 500;

function bestScore(text: string, keys: readonly SearchKeys[]): number | null {
  const scores = keys.flatMap((one, at) => {
    const score = matchSearchKeys(text, one);
    return score === null ? [] : [at === 0 ? score : score - synonymHandicap];
  });
  return scores.length === 0 ? null : Math.max(...scores);
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
    keys: [
      { text: normaliseSearchText(row.name), initials: row.name_initials, pinyin: row.name_pinyin },
      ...(JSON.parse(row.synonym_keys) as SearchKeys[]),
    ],
    frequencyWeight: row.frequency_weight,
  }));
}

function usualItems(read: ReadHandle, lines: SearchableItem[], limit: number): ServiceItemLine[] {
  const counts = new Map<string, number>();
  for (const { item_code } of read.all(recentItemCodes(usualWindow))) {
    counts.set(item_code, (counts.get(item_code) ?? 0) + 1);
  }
  const count = ({ line }: SearchableItem) => counts.get(line.code) ?? 0;
  return lines
    .sort(
      (a, b) =>
        count(b) - count(a) || b.frequencyWeight - a.frequencyWeight || (a.line.code < b.line.code ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ line }) => line);
}
