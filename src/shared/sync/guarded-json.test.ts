import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinLimits } from './guarded-json.ts';

/** The depth and the number of the values, counted on the values themselves. */
function measure(value: unknown): { depth: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, values: 1 };
  const inner = Object.values(value).map(measure);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    values: 1 + inner.reduce((sum, { values }) => sum + values, 0),
  };
}

describe('a JSON text before it becomes values', () => {
  it('is let through exactly when its depth fits, and never with more values than allowed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(6), fc.integer({ min: 1, max: 30 }), (value, depth, values) => {
        const real = measure(value);
        const text = JSON.stringify(value);
        expect(isWithinLimits(text, { depth, values: 1_000_000 })).toBe(real.depth <= depth);
        if (real.values > values * 2) expect(isWithinLimits(text, { depth: 100, values })).toBe(false);
        expect(isWithinLimits(text, { depth: 100, values: real.values * 2 })).toBe(true);
      }),
    );
  });

  it('is not misled by brackets, commas and quotes inside of texts', () => {
    expect(isWithinLimits(JSON.stringify({ a: '[[[[{{{{,,,,"\\"[[' }), { depth: 1, values: 2 })).toBe(true);
  });

  it.each(['['.repeat(5_000_000), '{"a":'.repeat(1_000_000), `[${'{},'.repeat(3_000_000)}{}]`])(
    'is refused before it fills the memory',
    (text) => expect(isWithinLimits(text, { depth: 8, values: 1_000_000 })).toBe(false),
  );
});
