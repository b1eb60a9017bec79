import { createRequire } from 'node:module';
import { normaliseSearchText, type SearchKeys } from '#shared/domain/search-text.ts';

type Pinyin = typeof import('pinyin-pro')['pinyin'];
let loaded: Pinyin | undefined;

/** The dictionary takes 60 ms to load: not with the first screen, and better not with the first acceptance. */
export function dictionary(): Pinyin {
  if (!loaded) {
    const { customPinyin, pinyin } = createRequire(import.meta.url)(
      'pinyin-pro',
    ) as typeof import('pinyin-pro');
    // Words the dictionary reads otherwise than people at the counter do, and the village 蓢畔, which must
    // keep its reading whatever a later dictionary says.
    customPinyin({
      蓢: 'lǎng',
      重置: 'chóng zhì',
      河涌: 'hé chōng',
      大厦: 'dà shà',
    });
    loaded = pinyin;
  }
  return loaded;
}

/**
 * The keys a Chinese name is found by: of a service item, a place, an organisation, or, with
 * `surname: true`, of a person, whose surname then has its reading as a surname (区 ou, 曾 zeng, 单 shan,
 * 仇 qiu, 乐 yue). Characters without a known reading stand for themselves.
 */
export function searchKeys(text: string, options: { readonly surname?: boolean } = {}): SearchKeys {
  const normalised = normaliseSearchText(text);
  const characters = dictionary()(normalised, {
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

/** The reading of each character of a text, without tones, ü as v; what has none stands for itself. */
export function readAloud(normalisedText: string): string[] {
  return dictionary()(normalisedText, { type: 'all', toneType: 'none', v: true }).map(
    ({ origin, pinyin, isZh }) => (isZh && pinyin !== '' ? pinyin : origin),
  );
}
