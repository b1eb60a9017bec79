interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** The digit of a key of either digit row, whatever Shift makes of it; null for any other key. */
export function digitOf(press: Pick<KeyPress, 'code'>): number | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

/** A key with its modifiers as the key card writes it: `F2`, `Ctrl+Enter`, `Alt+1`. */
export function keyName(press: KeyPress): string {
  const modifiers = [press.ctrlKey || press.metaKey ? 'Ctrl' : '', press.altKey ? 'Alt' : ''];
  const digit = digitOf(press);
  // Alt and Shift change what a digit or letter key writes, not which key it is.
  const name =
    digit !== null ? String(digit) : /^[a-z]$/i.test(press.key) ? press.key.toUpperCase() : nameOf(press.key);
  if (press.shiftKey && (digit !== null || name.length > 1 || press.ctrlKey)) modifiers.push('Shift');
  return [...modifiers, name].filter(Boolean).join('+');
}

function nameOf(key: string): string {
  return key === ' ' ? '空格' : key;
}

/** Whether a key belongs to an input method that is still composing; nothing else may act on it. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process';
}

const TYPED_INTO = ['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'month', 'time'];

/** Whether a key is meant for the field it was struck in: a letter, a digit or an arrow there is never a shortcut. */
export function isTyped(name: string, field: { tagName?: string; type?: string } | null): boolean {
  const tag = field?.tagName?.toLowerCase();
  const typedInto = tag === 'textarea' || (tag === 'input' && TYPED_INTO.includes(field?.type ?? ''));
  return typedInto && !/^(?:Ctrl|Alt)\+|^F\d+$|^Escape$/.test(name);
}
