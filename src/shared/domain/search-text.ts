/** What a name is found by. Made once by searchKeys when the name is saved, matched at every keystroke. */
export interface SearchKeys {
  /** The name after normaliseSearchText. */
  readonly text: string;
  /** One character for each of `text`: the first letter of its pinyin, or the character itself. */
  readonly initials: string;
  /** Full pinyin without tones and separators, ü as v; other characters as they are. */
  readonly pinyin: string;
}

// Private-use characters stay: rare characters of names are written with them in older systems.
const LEFT_OUT = /[\s\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/**
 * The form in which names and queries are compared: compatibility forms made plain (NFKC: full-width,
 * circled, compatibility ideographs), lower case, without white space, punctuation and brackets.
 */
export function normaliseSearchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(LEFT_OUT, '');
}

const TIER = {
  exact: 8000,
  textPrefix: 7000,
  textPart: 6000,
  initialsPrefix: 5000,
  initialsPart: 4000,
  pinyinPrefix: 3000,
  pinyinPart: 2000,
  textScattered: 1000,
  initialsScattered: 0,
};

/** 1 to 991, less than the step between two tiers. */
function closeness(start: number, skipped: number, length: number): number {
  const atStart = start === 0 ? 400 : Math.max(0, 300 - 15 * start);
  return 1 + atStart + Math.max(0, 300 - 30 * skipped) + Math.max(0, 290 - 5 * length);
}

function scoreRun(query: string, key: string, prefixTier: number, partTier: number): number | null {
  const start = key.indexOf(query);
  if (start < 0) return null;
  return (start === 0 ? prefixTier : partTier) + closeness(start, 0, key.length);
}

type Fits = (wanted: string, index: number) => boolean;

/** The best closeness of the query's characters in order with others between them, or null. */
function scoreScattered(query: readonly string[], length: number, fits: Fits): number | null {
  let best: number | null = null;
  for (let start = 0; start <= length - query.length; start += 1) {
    if (!fits(query[0] as string, start)) continue;
    let found = 1;
    let end = start;
    // For a given start, taking each next character as early as possible skips the fewest.
    while (found < query.length && end + 1 < length) {
      end += 1;
      if (fits(query[found] as string, end)) found += 1;
    }
    if (found < query.length) break;
    const score = closeness(start, end - start + 1 - query.length, length);
    if (best === null || score > best) best = score;
  }
  return best;
}

function scoreWord(word: string, keys: SearchKeys): number | null {
  if (word === keys.text) return TIER.exact + closeness(0, 0, word.length);
  const letters = word.replaceAll('ü', 'v');
  const inRuns =
    scoreRun(word, keys.text, TIER.textPrefix, TIER.textPart) ??
    scoreRun(letters, keys.initials, TIER.initialsPrefix, TIER.initialsPart) ??
    scorePinyin(letters, keys.pinyin);
  if (inRuns !== null) return inRuns;

  // Looking whether all signs are there at all is cheap, and most names end here.
  for (const sign of letters) {
    if (!keys.text.includes(sign) && !keys.initials.includes(sign)) return null;
  }
  const text = Array.from(keys.text);
  const initials = Array.from(keys.initials);
  const inText = scoreScattered(Array.from(word), text.length, (wanted, index) => wanted === text[index]);
  if (inText !== null) return TIER.textScattered + inText;
  const inInitials = scoreScattered(
    Array.from(letters),
    text.length,
    (wanted, index) => wanted === initials[index] || wanted === text[index],
  );
  return inInitials === null ? null : TIER.initialsScattered + inInitials;
}

function scorePinyin(letters: string, pinyin: string): number | null {
  // A single letter is somewhere in almost every name; as an initial it has been looked for already.
  return letters.length < 2 ? null : scoreRun(letters, pinyin, TIER.pinyinPrefix, TIER.pinyinPart);
}

/**
 * How well a typed query fits a name: a positive score, higher is better, or null when it does not fit.
 *
 * In falling order: the name itself, its beginning, a part of it; beginning and part of its initials; of
 * its pinyin; the query's characters in order with others between them; the same for initials, which may
 * be mixed with characters (养lbx). Inside one of these, matches from the first character, with few
 * characters skipped, in short names come first. Of several words each may stand anywhere in the name.
 */
export function matchSearchKeys(query: string, keys: SearchKeys): number | null {
  return searchMatcher(query)(keys);
}

/** matchSearchKeys for many names: the query is prepared once. */
export function searchMatcher(query: string): (keys: SearchKeys) => number | null {
  const whole = normaliseSearchText(query);
  const words = query
    .split(/\s+/)
    .map(normaliseSearchText)
    .filter((word) => word !== '');
  return (keys) => (whole === '' || keys.text === '' ? null : scoreWords(whole, words, keys));
}

function scoreWords(whole: string, words: readonly string[], keys: SearchKeys): number | null {
  const asOne = scoreWord(whole, keys);
  if (words.length < 2) return asOne;

  let weakest = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const score = scoreWord(word, keys);
    if (score === null) return asOne;
    weakest = Math.min(weakest, score);
  }
  return Math.max(weakest, asOne ?? 0);
}
