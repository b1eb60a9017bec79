import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Change } from '#shared/sync/change.ts';
import { isWholeCommand, readReceipt, sealedCommand, type Verdict, writeReceipt } from './receipts.ts';

const change = (seq: number): Change => ({
  siteNumber: '13',
  epoch: 1,
  seq,
  commandId: 'c',
  entity: 'setting',
  entityId: 'x',
  operation: 'update',
  baseVersion: '13.1.1',
  fields: '{"value":"1"}',
  actorId: 'system',
  clock: '',
});
const changes = [change(5), change(6)];
const command = sealedCommand(changes);
const taken: Verdict = {
  outcome: 'confirmed',
  order: { epoch: 3, number: 40 },
  refusal: null,
  previous: 4,
};
const seen = { '01.1': 7, '02.1': 3 };

it('is sealed by HMAC-SHA-256, as it was before it was reckoned of two hashes', () => {
  for (const secret of [
    'secret',
    'a'.repeat(64),
    '0123456789abcdef'.repeat(4),
    'longer than a block '.repeat(4),
  ]) {
    const receipt = writeReceipt(secret, command, seen, taken);
    const said = receipt.slice(0, receipt.lastIndexOf('.'));
    const text = `onewindow-receipt-2\n${said}\n[["01.1",7],["02.1",3]]\n${command.digests.join('\n')}`;
    const seal = createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
    expect(receipt).toBe(`${said}.${seal}`);
  }
});

describe('a receipt', () => {
  it.each<[string, Verdict]>([
    ['taken in', taken],
    ['parked', { ...taken, outcome: 'parked' }],
    ['refused', { outcome: 'refused', order: null, refusal: 'stands-on-refused', previous: 0 }],
  ])('of what was %s is read as it was written', (_, verdict) => {
    const receipt = writeReceipt('secret', command, seen, verdict);
    expect(readReceipt('secret', receipt, command, { '02.1': 3, '01.1': 7 })).toEqual(verdict);
    expect(isWholeCommand(receipt, changes)).toBe(true);
    expect(isWholeCommand(receipt, changes.slice(1))).toBe(false);
  });

  it('says nothing of anything else', () => {
    const receipt = writeReceipt('secret', command, seen, taken);
    expect(readReceipt('other', receipt, command, seen)).toBeNull();
    expect(readReceipt('secret', receipt, command, { ...seen, '03.1': 1 })).toBeNull();
    expect(readReceipt('secret', receipt, sealedCommand(changes.slice(0, 1)), seen)).toBeNull();
    const edited = sealedCommand([{ ...change(5), fields: '{"value":"2"}' }, change(6)]);
    expect(readReceipt('secret', receipt, edited, seen)).toBeNull();
    expect(readReceipt('secret', receipt.replace('.3.40.', '.3.41.'), command, seen)).toBeNull();
    expect(readReceipt('secret', '', command, seen)).toBeNull();
  });
});
