import { describe, expect, it } from 'vitest';
import { ScannedText } from './scanned-text.ts';

function strike(keys: string[], pause: number) {
  const scanned = new ScannedText();
  return keys.map((key, index) => scanned.key(key, index * pause)).at(-1);
}

describe('the keys of a scanner', () => {
  const number = [...'13-2026-000123-02'];

  it('are a text when they come in a burst that ends with Enter', () => {
    expect(strike([...number, 'Enter'], 5)).toEqual({ kind: 'done', text: '13-2026-000123-02' });
  });

  it('are kept from the page from the third on', () => {
    const scanned = new ScannedText();
    const kinds = number.slice(0, 5).map((key, index) => scanned.key(key, index * 5).kind);
    expect(kinds).toEqual(['other', 'other', 'part', 'part', 'part']);
  });

  it('are those of a person when they are slow, or when Enter comes later', () => {
    expect(strike([...number, 'Enter'], 120)).toEqual({ kind: 'other' });
    const scanned = new ScannedText();
    for (const [index, key] of number.entries()) scanned.key(key, index * 5);
    expect(scanned.key('Enter', 1000)).toEqual({ kind: 'other' });
  });

  it('do not go on over another key', () => {
    expect(strike([...'13-2026', 'a', ...'-000123', 'Enter'], 5)).toEqual({ kind: 'done', text: '-000123' });
    expect(strike(['Enter'], 5)).toEqual({ kind: 'other' });
  });
});
