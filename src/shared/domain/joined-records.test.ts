import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingRecord } from './joined-records.ts';

const standing = (pointers: Record<string, string>) => (id: string) =>
  standingRecord(id, (each) => pointers[each] ?? null);

describe('the record that stands', () => {
  it('is the record itself, the one it was joined into, or the last of a chain', () => {
    expect(standing({})('a')).toBe('a');
    expect(standing({ b: 'a' })('b')).toBe('a');
    expect(standing({ c: 'b', b: 'a' })('c')).toBe('a');
  });

  it('is the one made first of two that two centres joined into each other, for whatever points to them', () => {
    const stands = standing({ a: 'b', b: 'a', c: 'b' });
    expect(['a', 'b', 'c'].map(stands)).toEqual(['a', 'a', 'a']);
  });

  it('stands for itself, however records point to each other', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.dictionary(ids, ids), ids, (pointers, id) => {
        const stands = standing(pointers);
        expect(stands(stands(id))).toBe(stands(id));
      }),
    );
  });
});
