import { normaliseSearchText } from './search-text.ts';
import { cheapestLetters, foldLetters } from './wrongly-typed-letters.ts';
import { cheapestPlace, type Sound } from './wrongly-typed-text.ts';

/** A name as it sounds: its characters with their readings, and all its letters. */
export interface SoundKeys {
  readonly sounds: readonly Sound[];
  /** The readings of all characters, folded: what a name cannot sound like. */
  readonly folded: ReadonlySet<string>;
  /** The whole pinyin, folded: see foldLetters. */
  readonly letters: string;
  /** Each two letters that stand beside each other in `letters`. */
  readonly pairs: ReadonlySet<number>;
  readonly initials: string;
}

/** Readings of a text, character by character, without tones; what has no reading stands for itself. */
export type ReadAloud = (normalisedText: string) => readonly string[];

/** The keys by which a name is found that was typed wrongly. */
export function soundKeys(name: string, readAloud: ReadAloud): SoundKeys {
  const text = normaliseSearchText(name);
  const readings = readAloud(text);
  const sounds = Array.from(text).map((character, at): Sound => {
    const reading = readings[at] ?? character;
    return { character, reading, folded: foldLetters(reading) };
  });
  const letters = foldLetters(sounds.map(({ reading }) => reading).join(''));
  return {
    sounds,
    folded: new Set(sounds.map(({ folded }) => folded)),
    letters,
    pairs: new Set(pairsOf(letters)),
    initials: sounds.map(({ reading }) => reading.charAt(0)).join(''),
  };
}

/** What is looked for, prepared once for all names. Null where it is too short or no words: nothing is forgiven. */
export type ForgivingQuery =
  | { readonly kind: 'text'; readonly sounds: readonly Sound[] }
  | {
      readonly kind: 'letters';
      readonly letters: string;
      readonly folded: string;
      readonly pairs: readonly number[];
    };

const han = /\p{Script=Han}/u;

/** Prepares what was typed. Numbers are not forgiven: a wrong digit is another number. */
export function forgivingQuery(typed: string, readAloud: ReadAloud): ForgivingQuery | null {
  const text = normaliseSearchText(typed);
  if (/^[a-zü]{4,40}$/.test(text)) {
    const letters = text.replaceAll('ü', 'v');
    const folded = foldLetters(letters);
    return { kind: 'letters', letters, folded, pairs: pairsOf(folded) };
  }
  const characters = Array.from(text);
  if (characters.filter((one) => han.test(one)).length < 2 || characters.length > 30 || /\d{4}/.test(text))
    return null;
  const { sounds } = soundKeys(text, readAloud);
  return { kind: 'text', sounds };
}

/**
 * How far a name is from what was typed: 0 sounds the same, more is further, null is something else. What was typed
 * may stand anywhere in the name.
 */
export function forgivingDistance(wanted: ForgivingQuery, keys: SoundKeys): number | null {
  return wanted.kind === 'text' ? textDistance(wanted, keys) : lettersDistance(wanted, keys);
}

function textDistance(
  wanted: ForgivingQuery & { kind: 'text' },
  { sounds, folded: known }: SoundKeys,
): number | null {
  const length = wanted.sounds.length;
  const most = mostForText(length);
  // Every character that sounds like none of the name costs one; counting is cheaper than aligning.
  const strange = wanted.sounds.filter(({ folded }) => !known.has(folded)).length;
  if (strange > most) return null;
  const cost = cheapestPlace(wanted.sounds, sounds);
  return cost <= most ? cost : null;
}

/** Two characters are forgiven their writing alone, from three on one may be wrong, from seven on two. */
function mostForText(length: number): number {
  if (length < 3) return 0.45;
  return length < 7 ? 1 : 2;
}

function lettersDistance(wanted: ForgivingQuery & { kind: 'letters' }, keys: SoundKeys): number | null {
  const { letters, folded } = wanted;
  const most = folded.length < 9 ? 1 : 2;
  const mayFit = folded.length >= 5 && sharesPairs(wanted.pairs, keys.pairs, most);
  const byPinyin = mayFit ? cheapestLetters(folded, keys.letters, most) : null;
  if (byPinyin !== null) return byPinyin;
  // Initials are short: one letter wrong, and only where enough others hold. No syllable begins with i, u or v.
  if (letters.length < 5 || letters.length > 12 || /[iuv]/.test(letters)) return null;
  const byInitials = cheapestLetters(letters, keys.initials, 1);
  return byInitials === null ? null : byInitials + 1;
}

function pairsOf(letters: string): number[] {
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => {
    return letters.charCodeAt(at) * 65_536 + letters.charCodeAt(at + 1);
  });
}

/** One slip breaks three pairs at most (two letters that changed places). What shares fewer is not worth aligning. */
function sharesPairs(wanted: readonly number[], pairs: ReadonlySet<number>, most: number): boolean {
  let missing = 0;
  for (const pair of wanted) {
    if (!pairs.has(pair)) missing += 1;
    if (missing > 3 * most) return false;
  }
  return true;
}
