/** A number as it was typed, pasted or read, made ready for its check. */
export interface TidiedCode {
  /** Half-width, A-Z in capitals, without white space, invisible characters and hyphens. */
  readonly text: string;
  /** True when more than capitals was changed, so that the clerk can be shown the change. */
  readonly tidied: boolean;
}

const FULL_WIDTH = /[\uff01-\uff5e]/g;
// \p{Cf} holds the zero-width and direction marks that come along from web pages and chat programs.
const LEFT_OUT = /[\s\p{Cf}\p{Pd}\u2212]/gu;

function toCapitals(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * Tidies a code number (identity number, credit code, case number) before it is checked: full-width to
 * half-width, a-z to capitals, all white space, zero-width characters and hyphens left out. Nothing that
 * carries meaning is changed: the letter O does not become a zero.
 */
export function tidyCode(input: string): TidiedCode {
  const halfWidth = input.replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const text = toCapitals(halfWidth.replace(LEFT_OUT, ''));
  return { text, tidied: text !== toCapitals(input) };
}
