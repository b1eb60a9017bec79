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
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether a JSON text stays within limits; asked before it is parsed, because a small text can become values that fill
 * the memory (`[[[[`, `[{},{},`). Says nothing about whether the text is JSON at all.
 * @param text or its bytes in UTF-8
 */
export function isWithinLimits(text: string | Uint8Array, { depth, values }: JsonLimits): boolean {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { length } = bytes;
  let open = 0;
  let count = 1;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      // Most of a text lies between quotes.
      for (at += 1; at < length && bytes[at] !== quote; at += 1) if (bytes[at] === backslash) at += 1;
    } else if (byte === comma) {
      count += 1;
      if (count > values) return false;
    } else if (byte === openingBracket || byte === openingBrace) {
      open += 1;
      count += 1;
      if (open > depth || count > values) return false;
    } else if (byte === closingBracket || byte === closingBrace) open -= 1;
  }
  return true;
}
