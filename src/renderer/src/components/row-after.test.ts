import { describe, expect, it } from 'vitest';
import { rowAfter } from './row-after.ts';

describe('rowAfter', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 15],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 29],
  ])('%s leads from row 5 of 30 to row %i', (key, row) => {
    expect(rowAfter(key, 5, 30)).toBe(row);
  });

  it('stays within the list, also in an empty one', () => {
    expect(rowAfter('ArrowDown', 29, 30)).toBe(29);
    expect(rowAfter('PageDown', 25, 30)).toBe(29);
    expect(rowAfter('End', 0, 0)).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(rowAfter('Enter', 5, 30)).toBeNull();
    expect(rowAfter('constructor', 5, 30)).toBeNull();
  });
});
