import { describe, expect, it } from 'vitest';
import { freshId, moved, withAt, without } from './list-edit.ts';

describe('the lists of the editor', () => {
  it('move, change and lose one entry and leave the others', () => {
    const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(moved(list, 1, -1).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(moved(list, 2, 1).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(withAt(list, 0, { id: 'x' }).map(({ id }) => id)).toEqual(['x', 'b', 'c']);
    expect(without(list, 1).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('name a new part like no other, also after one was removed', () => {
    expect(freshId('m', [])).toBe('m1');
    expect(freshId('m', ['m1', 'm3'])).toBe('m4');
    expect(freshId('m', ['m2'])).toBe('m3');
  });
});
