import { searchKeys } from '#core/pinyin/search-keys.ts';
import type { SearchKeys } from '#shared/domain/search-text.ts';

const mostRemembered = 20_000;
const remembered = new Map<string, SearchKeys>();

/**
 * The search keys of a person's name. They are remembered, because looking up the reading of a name takes 0.2 ms
 * and in a town with hundreds of thousands of people most names come back.
 */
export function personKeys(name: string): SearchKeys {
  const known = remembered.get(name);
  if (known) return known;
  const keys = searchKeys(name, { surname: true });
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value as string);
  remembered.set(name, keys);
  return keys;
}
