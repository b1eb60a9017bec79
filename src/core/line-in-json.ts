/**
 * The line, from 1, on which the part of a JSON text begins that a path of keys and positions leads to; of a part
 * that is not there, the line of the nearest one around it. Expects a text that JSON.parse takes.
 */
export function lineInJson(text: string, path: readonly string[]): number {
  let at = skipBlank(text, text.startsWith('\uFEFF') ? 1 : 0);
  for (const step of path) {
    const inside = enter(text, at, step);
    if (inside === null) break;
    at = inside;
  }
  return text.slice(0, at).split('\n').length;
}

/** Where the value of a key, or the entry at a position, begins in the object or list that begins at `start`. */
function enter(text: string, start: number, step: string): number | null {
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return null;
  let at = skipBlank(text, start + 1);
  for (let position = 0; text[at] !== '}' && text[at] !== ']'; position += 1) {
    let name = String(position);
    if (isObject) {
      const end = endOfString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    if (name === step) return at;
    at = skipBlank(text, endOfValue(text, at));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
  return null;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const sign = text[at] as string;
    if (sign === '"') at = endOfString(text, at);
    else {
      if ('{['.includes(sign)) depth += 1;
      if ('}]'.includes(sign)) depth -= 1;
      at += 1;
    }
  } while (depth > 0 || /[^,\]}\s]/.test(text[at] ?? ''));
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}
