import { customPinyin, pinyin } from 'pinyin-pro';
import { normaliseSearchText, type SearchKeys } from './search-text.ts';

// Words the dictionary reads otherwise than people at the counter do, and the village 蓢畔, which must
// keep its reading whatever a later dictionary says.
customPinyin({
  蓢: 'lǎng',
  重置: 'chóng zhì',
  河涌: 'hé chōng',
  大厦: 'dà shà',
});

/**
 * The keys a Chinese name is found by: of a service item, a place, an organisation, or, with
 * `surname: true`, of a person, whose surname then has its reading as a surname (区 ou, 曾 zeng, 单 shan,
 * 仇 qiu, 乐 yue). Characters without a known reading stand for themselves.
 *
 * Loads a pinyin dictionary of about 300 kB, which takes tens of milliseconds: import this module where
 * names are saved, and only search-text.ts where they are searched.
 */
export function searchKeys(text: string, options: { readonly surname?: boolean } = {}): SearchKeys {
  const normalised = normaliseSearchText(text);
  const characters = pinyin(normalised, {
    type: 'all',
    toneType: 'none',
    v: true,
    surname: options.surname ? 'head' : 'off',
  });
  let initials = '';
  let letters = '';
  for (const { origin, pinyin: reading, isZh } of characters) {
    const known = isZh && reading !== '';
    initials += known ? reading.charAt(0) : origin;
    letters += known ? reading : origin;
  }
  return { text: normalised, initials, pinyin: letters };
}
