import type { ServiceItemLine } from '#shared/contract/catalogue.ts';
import { forgivingDistance, forgivingQuery } from '#shared/domain/forgiving-search.ts';
import { type SearchKeys, searchMatcher } from '#shared/domain/search-text.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { readAloud } from '../pinyin/search-keys.ts';
import { itemsInForce, type SearchableItem, soundsOfItems } from './catalogue-cache.ts';
import { recentItemCodes } from './queries.ts';

/** How many of the latest cases say which items are the usual ones. */
const usualWindow = 300;

/**
 * A synonym counts half a tier less than the name: the whole synonym still comes before the beginning of another
 * item's name, but of two beginnings the name's is first.
 */
const synonymHandicap = 500;

/**
 * Items on offer by name, by what people call them (synonyms), by code or pinyin initials, best first; behind them those
 * whose name is only nearly what was typed. Without a text: the items this centre took in most often lately, because
 * the next one is likely among them; where that says nothing, those asked for most elsewhere.
 */
export function searchItems(context: CoreContext, text: string, limit: number): ServiceItemLine[] {
  const { read } = context.data.database;
  if (text.trim() === '') return usualItems(read, limit);
  const found = exactHits(read, text);
  const exact = found.slice(0, limit).map(({ line }) => line);
  if (exact.length >= limit) return exact;
  return [
    ...exact,
    ...nearHits(read, text, new Set(found.map(({ line }) => line.code)), limit - exact.length),
  ];
}

function exactHits(read: ReadHandle, text: string): { line: ServiceItemLine; score: number }[] {
  const code = tidyCode(text).text;
  const match = searchMatcher(text);
  return itemsInForce(read)
    .filter(({ retired }) => !retired)
    .map(({ line, keys }) => {
      const byCode = code !== '' && line.code.startsWith(code);
      return { line, score: byCode ? Number.MAX_SAFE_INTEGER : bestScore(match, keys) };
    })
    .filter((hit): hit is { line: ServiceItemLine; score: number } => hit.score !== null)
    .sort((a, b) => b.score - a.score || byOrderOfCodes(a.line, b.line));
}

function nearHits(
  read: ReadHandle,
  text: string,
  known: ReadonlySet<string>,
  limit: number,
): ServiceItemLine[] {
  const wanted = forgivingQuery(text, readAloud);
  if (wanted === null) return [];
  const sounds = soundsOfItems(read);
  return itemsInForce(read)
    .flatMap(({ line, frequencyWeight, retired }, at) => {
      if (retired || known.has(line.code)) return [];
      const distances = (sounds[at] ?? []).flatMap((keys, place) => {
        const distance = forgivingDistance(wanted, keys);
        // Of two that are as near, the name comes before what people call it, the shorter before the longer.
        return distance === null ? [] : [distance + (place > 0 ? 0.02 : 0) + keys.sounds.length / 10_000];
      });
      return distances.length === 0 ? [] : [{ line, frequencyWeight, distance: Math.min(...distances) }];
    })
    .sort(
      (a, b) =>
        a.distance - b.distance || b.frequencyWeight - a.frequencyWeight || byOrderOfCodes(a.line, b.line),
    )
    .slice(0, limit)
    .map(({ line }) => line);
}

function bestScore(match: ReturnType<typeof searchMatcher>, keys: readonly SearchKeys[]): number | null {
  const scores = keys.flatMap((one, at) => {
    const score = match(one);
    return score === null ? [] : [at === 0 ? score : score - synonymHandicap];
  });
  return scores.length === 0 ? null : Math.max(...scores);
}

function byOrderOfCodes(a: ServiceItemLine, b: ServiceItemLine): number {
  return a.code < b.code ? -1 : 1;
}

function usualItems(read: ReadHandle, limit: number): ServiceItemLine[] {
  const counts = new Map<string, number>();
  for (const { item_code } of read.all(recentItemCodes(usualWindow))) {
    counts.set(item_code, (counts.get(item_code) ?? 0) + 1);
  }
  const count = ({ line }: SearchableItem) => counts.get(line.code) ?? 0;
  return itemsInForce(read)
    .filter(({ retired }) => !retired)
    .sort(
      (a, b) =>
        count(b) - count(a) || b.frequencyWeight - a.frequencyWeight || byOrderOfCodes(a.line, b.line),
    )
    .slice(0, limit)
    .map(({ line }) => line);
}
