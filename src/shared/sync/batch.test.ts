import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BATCH_LIMITS,
  type Batch,
  batchText,
  chainOver,
  chainStart,
  commandsOf,
  wholeCommands,
} from './batch.ts';
import type { Change } from './change.ts';

/** The chain takes any digest; this one is enough to tell texts apart here. */
function digest(text: string): string {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return String(sum);
}

/** Changes of commands of these sizes, numbered from 1. */
function changesOf(sizes: readonly number[], fields = '{}'): Change[] {
  return sizes
    .flatMap((size, command) => Array.from({ length: size }, () => `c${command}`))
    .map((commandId, at) => ({
      siteNumber: '13',
      epoch: 1,
      seq: at + 1,
      commandId,
      entity: 'resident',
      entityId: `r${at}`,
      operation: 'insert',
      baseVersion: null,
      fields,
      actorId: 'demo-13-1',
      clock: '1781000000000-0000-13',
    }));
}

describe('the changes of a batch', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 6 });

  it('are whole commands from the first on, within the limit unless one alone is larger', () => {
    fc.assert(
      fc.property(sizes, (each) => {
        const changes = changesOf(each);
        const taken = wholeCommands(changes, true);
        expect(taken).toEqual(changes.slice(0, taken.length));
        expect(taken.length).toBeGreaterThan(0);
        const commands = commandsOf(taken);
        expect(commands.map(({ length }) => length)).toEqual(each.slice(0, commands.length));
        if (commands.length > 1) expect(taken.length).toBeLessThanOrEqual(BATCH_LIMITS.changes);
      }),
    );
  });

  it('come to an end for every log', () => {
    fc.assert(
      fc.property(sizes, (each) => {
        let left = changesOf(each);
        for (let batches = 0; left.length > 0; batches += 1) {
          expect(batches).toBeLessThan(each.length);
          left = left.slice(wholeCommands(left, true).length);
        }
      }),
    );
  });

  it('leave out a last command of which more may follow', () => {
    expect(wholeCommands(changesOf([2, 3]), false)).toHaveLength(2);
    expect(wholeCommands(changesOf([5]), false)).toEqual([]);
  });

  it('stay under a megabyte', () => {
    const long = JSON.stringify({ note: '长'.repeat(100_000) });
    expect(wholeCommands(changesOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], long), true).length).toBeLessThan(
      12,
    );
  });
});

describe('the chain hash', () => {
  it('is the same however the log is divided, and differs for any other log', () => {
    const log = changesOf([2, 1, 3]);
    const whole = chainOver(chainStart, log, digest);
    for (let at = 0; at <= log.length; at += 1) {
      const first = chainOver(chainStart, log.slice(0, at), digest);
      expect(chainOver(first, log.slice(at), digest)).toBe(whole);
      const without = log.filter((_, place) => place !== at);
      if (at < log.length) expect(chainOver(chainStart, without, digest)).not.toBe(whole);
    }
    expect(chainOver(chainStart, [...log].reverse(), digest)).not.toBe(whole);
  });
});

describe('the signed text', () => {
  const batch: Batch = {
    siteNumber: '13',
    epoch: 1,
    changes: changesOf([2]),
    seen: [{ siteNumber: '13', epoch: 1, fromSeq: 1, vector: { '02.1': 7, '01.1': 9 } }],
    previousChain: chainStart,
    chain: 'a'.repeat(64),
  };

  it('does not depend on the order in which a vector was written', () => {
    const seen = batch.seen.map((one) => ({ ...one, vector: { '01.1': 9, '02.1': 7 } }));
    expect(batchText({ ...batch, seen })).toBe(batchText(batch));
  });

  it.each([
    ['site', { siteNumber: '02' }],
    ['epoch', { epoch: 2 }],
    ['first number', { changes: changesOf([3]).slice(1) }],
    ['past', { previousChain: 'b'.repeat(64) }],
    ['chain', { chain: 'b'.repeat(64) }],
    ['what was seen', { seen: [] }],
  ])('covers the %s', (_, change) => {
    expect(batchText({ ...batch, ...change })).not.toBe(batchText(batch));
  });
});
