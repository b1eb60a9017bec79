/** How much a JSON text may hold before it becomes values. */
export interface JsonLimits {
  /** Objects and arrays within each other. */
  depth: number;
  /** Values of any kind, the containers among them. */
  values: number;
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const opening: readonly number[] = [0x5b, 0x7b];
const closing: readonly number[] = [0x5d, 0x7d];

/**
 * Whether a JSON text stays within limits; asked before it is parsed, because a small text can become values that fill
 * the memory (`[[[[`, `[{},{},`). Says nothing about whether the text is JSON at all.
 * @param text or its bytes in UTF-8
 */
export function isWithinLimits(text: string | Uint8Array, { depth, values }: JsonLimits): boolean {
  const codeAt = typeof text === 'string' ? (at: number) => text.charCodeAt(at) : (at: number) => text[at];
  let open = 0;
  let count = 1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = codeAt(at) as number;
    if (inString) {
      if (character === backslash) at += 1;
      else if (character === quote) inString = false;
    } else if (character === quote) inString = true;
    else if (character === comma) count += 1;
    else if (opening.includes(character)) {
      open += 1;
      count += 1;
    } else if (closing.includes(character)) open -= 1;
    if (open > depth || count > values) return false;
  }
  return true;
}
