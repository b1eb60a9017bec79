import type { ServiceItemLine } from '#shared/contract/catalogue.ts';
import { type SoundKeys, soundKeys } from '#shared/domain/forgiving-search.ts';
import { normaliseSearchText, type SearchKeys } from '#shared/domain/search-text.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { readAloud } from '../pinyin/search-keys.ts';
import { catalogueStamp, currentItems } from './queries.ts';

/** An item in force as search and lists need it. */
export interface SearchableItem {
  line: ServiceItemLine;
  version: number;
  effectiveFrom: string;
  statutoryDays: number | null;
  /** 停用: in lists of managers only. */
  retired: boolean;
  /** Of the name, then of the synonyms. */
  keys: SearchKeys[];
  frequencyWeight: number;
}

interface Catalogue {
  stamp: string;
  items: SearchableItem[];
  /** How the names of each item sound; made when it is first asked for. */
  sounds: SoundKeys[][] | null;
}

const catalogues = new WeakMap<ReadHandle, Catalogue>();
/** Reading a name aloud costs more than comparing it; names outlive the versions of their items. */
const soundsOfName = new Map<string, SoundKeys>();
const mostNames = 20_000;

/**
 * The catalogue as it stands today, kept in memory. A stamp in the database changes with every version written, also
 * one that came by sync, and never with anything else; a new day may bring planned versions into force.
 */
function catalogueOf(read: ReadHandle): Catalogue {
  const row = read.first(catalogueStamp());
  const stamp = `${row?.stamp} ${row?.today}`;
  const kept = catalogues.get(read);
  if (kept?.stamp === stamp) return kept;
  const fresh = { stamp, items: loadItems(read), sounds: null };
  catalogues.set(read, fresh);
  return fresh;
}

/** Every item in force, in the order of codes; with those retired. */
export function itemsInForce(read: ReadHandle): readonly SearchableItem[] {
  return catalogueOf(read).items;
}

/** How the names of each item in force sound, in the same order. */
export function soundsOfItems(read: ReadHandle): readonly (readonly SoundKeys[])[] {
  const catalogue = catalogueOf(read);
  catalogue.sounds ??= catalogue.items.map(({ keys }) => keys.map(({ text }) => soundOf(text)));
  return catalogue.sounds;
}

function soundOf(name: string): SoundKeys {
  let sound = soundsOfName.get(name);
  if (!sound) {
    sound = soundKeys(name, readAloud);
    if (soundsOfName.size >= mostNames) soundsOfName.clear();
    soundsOfName.set(name, sound);
  }
  return sound;
}

function loadItems(read: ReadHandle): SearchableItem[] {
  return read.all(currentItems()).map((row) => ({
    line: {
      code: row.code,
      name: row.name,
      department: row.department,
      kind: row.kind,
      promisedDays: row.promised_days,
    },
    version: row.item_version,
    effectiveFrom: row.effective_from,
    statutoryDays: row.statutory_days,
    retired: row.retired === 1,
    keys: [
      { text: normaliseSearchText(row.name), initials: row.name_initials, pinyin: row.name_pinyin },
      ...(JSON.parse(row.synonym_keys) as SearchKeys[]),
    ],
    frequencyWeight: row.frequency_weight,
  }));
}
