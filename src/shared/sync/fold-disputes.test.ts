import { describe, expect, it } from 'vitest';
import { foldEntity, type KnownChange } from './fold-entity.ts';
import type { Vector } from './vector.ts';

const at = (siteNumber: string, seq: number, number: number | null, seen: Vector = {}) => ({
  seen,
  order: number === null ? null : { epoch: 1, number },
  stamp: { siteNumber, epoch: 1, seq },
});
const said = (
  { seen, order, stamp }: ReturnType<typeof at>,
  operation: 'insert' | 'update' | 'delete',
  fields: Record<string, unknown> = {},
): KnownChange => ({
  change: {
    ...stamp,
    commandId: `${stamp.siteNumber}-${stamp.seq}`,
    operation,
    fields: JSON.stringify(fields),
  },
  seen,
  order,
});
const insert = said(at('02', 1, 1), 'insert', { name: '林', phone: '0' });
const seenInsert = { '02.1': 1 };

describe('a dispute about an entity', () => {
  it('keeps what was decided, between what and by which change, and ends the dispute', () => {
    const one = said(at('02', 2, 2), 'update', { phone: '1' });
    const other = said(at('13', 1, 3, seenInsert), 'update', { phone: '2' });
    const disputed = foldEntity([insert, one, other]);
    expect(disputed.fields.get('phone')).toMatchObject({
      standing: { value: '1' },
      losers: [{ value: '2' }],
    });
    expect(disputed.settled.size).toBe(0);
    // The standing value is taken: to say it again is what ends the dispute.
    const decision = said(at('17', 1, 4, { '02.1': 2, '13.1': 1 }), 'update', { phone: '1' });
    const decided = foldEntity([insert, one, other, decision]);
    expect(decided.fields.get('phone')).toEqual({ standing: { value: '1', stamp: '17.1.1' }, losers: [] });
    expect(decided.settled.get('phone')).toEqual([
      {
        by: '17.1.1',
        value: '1',
        between: [
          { value: '1', stamp: '02.1.2' },
          { value: '2', stamp: '13.1.1' },
        ],
      },
    ]);
  });

  it('two decisions that did not see each other are a dispute again, unless they say the same', () => {
    const one = said(at('02', 2, 2), 'update', { phone: '1' });
    const other = said(at('13', 1, 3, seenInsert), 'update', { phone: '2' });
    const both = { '02.1': 2, '13.1': 1 };
    const first = said(at('17', 1, 4, both), 'update', { phone: '1' });
    const second = (value: string) => said(at('01', 1, 5, both), 'update', { phone: value });
    const differing = foldEntity([insert, one, other, first, second('3')]);
    expect(differing.fields.get('phone')).toMatchObject({
      standing: { value: '1', stamp: '17.1.1' },
      losers: [{ value: '3', stamp: '01.1.1' }],
    });
    expect(foldEntity([insert, one, other, first, second('1')]).fields.get('phone')?.losers).toEqual([]);
  });

  it('who writes a row knowing of its deletion keeps it; who deletes it knowing all of it ends the dispute, too', () => {
    const deletion = said(at('02', 2, 2), 'delete');
    const update = said(at('13', 1, 3, seenInsert), 'update', { phone: '2' });
    const contested = foldEntity([insert, deletion, update]);
    expect(contested).toMatchObject({ exists: true, contestedDeletion: '02.1.2' });
    const both = { '02.1': 2, '13.1': 1 };
    const keeps = foldEntity([insert, deletion, update, said(at('17', 1, 4, both), 'update')]);
    expect(keeps).toMatchObject({ exists: true, contestedDeletion: null });
    expect(keeps.settled.get('')).toMatchObject([{ by: '17.1.1', between: [{ stamp: '02.1.2' }] }]);
    const removes = foldEntity([insert, deletion, update, said(at('17', 1, 4, both), 'delete')]);
    expect(removes).toMatchObject({ exists: false, contestedDeletion: null });
  });

  it('a record that is made again after its deletion is there, without a dispute', () => {
    const deletion = said(at('02', 2, 2), 'delete');
    const again = said(at('02', 3, 3), 'insert', { name: '林', phone: '5' });
    const folded = foldEntity([insert, deletion, again]);
    expect(folded).toMatchObject({ exists: true, contestedDeletion: null });
    expect(folded.settled.size).toBe(0);
  });
});
