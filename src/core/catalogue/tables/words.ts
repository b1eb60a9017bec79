import type { FormField } from '#shared/domain/form-fields.ts';
import {
  APPLICANT_WORDS,
  DELIVERY_WORDS,
  FIELD_TYPE_WORDS,
  HANDLING_WORDS,
  PROVENANCE_WORDS,
} from '#shared/wording/item-words.ts';

/** What an option comes to, as a cell says it. */
const outcomeWords = { decline: '不予受理', advice: '只告知' } as const;

/** The code behind a word of a cell, or undefined for a word that is none. */
function codeOf<Code extends string>(words: Readonly<Record<Code, string>>, word: string): Code | undefined {
  return (Object.keys(words) as Code[]).find((code) => words[code] === word);
}

export const handlingOf = (word: string) => codeOf(HANDLING_WORDS, word);
export const applicantsOf = (word: string) => codeOf(APPLICANT_WORDS, word);
export const deliveryOf = (word: string) => codeOf(DELIVERY_WORDS, word);
export const fieldTypeOf = (word: string): FormField['type'] | undefined => codeOf(FIELD_TYPE_WORDS, word);
/** A code, a word for one, or whatever else a file says. */
export const provenanceOf = (said: string): string => codeOf(PROVENANCE_WORDS, said) ?? said;
export const outcomeOf = (word: string) => codeOf(outcomeWords, word);
export const outcomeWord = (outcome: keyof typeof outcomeWords | null) =>
  outcome ? outcomeWords[outcome] : '';
