import { describe, expect, it } from 'vitest';
import { type Change, changeText } from './change.ts';

const change: Change = {
  siteNumber: '13',
  epoch: 1,
  seq: 57,
  commandId: '0190-a',
  entity: 'resident',
  entityId: 'r1',
  operation: 'update',
  baseVersion: '13.1.50',
  fields: '{"phone":"138"}',
  actorId: 'demo-13-1',
  clock: '1781000000000-0000-13',
};

describe('changeText', () => {
  it('is always the same text for the same change', () => {
    const sameInAnotherOrder = Object.fromEntries(Object.entries(change).reverse()) as unknown as Change;
    expect(changeText(sameInAnotherOrder)).toBe(changeText(change));
    expect(changeText(change)).toBe(
      '["13",1,57,"0190-a","resident","r1","update","13.1.50","{\\"phone\\":\\"138\\"}","demo-13-1","1781000000000-0000-13"]',
    );
  });

  it.each(Object.keys(change) as (keyof Change)[])('differs when %s does', (part) => {
    const value = change[part];
    const other = { ...change, [part]: typeof value === 'number' ? value + 1 : `${value}x` };
    expect(changeText(other)).not.toBe(changeText(change));
  });

  it('cannot be moved across the parts of a change', () => {
    const left = { ...change, entity: 'a', entityId: 'b","c' };
    const right = { ...change, entity: 'a","b', entityId: 'c' };
    expect(changeText(left)).not.toBe(changeText(right));
  });
});
