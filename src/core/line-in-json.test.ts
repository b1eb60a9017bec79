import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineInJson } from './line-in-json.ts';

/** Every part of a value with the path to it. */
function partsOf(value: unknown, path: string[] = []): [string[], unknown][] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[path, value], ...inside.flatMap(([step, part]) => partsOf(part, [...path, step]))];
}

describe('lineInJson', () => {
  it('finds each part where it stands, however the text is set', () => {
    const marked = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(marked, fc.constantFrom(1, '\t', '  '), (value, indent) => {
        for (const [path, part] of partsOf(value)) {
          const text = JSON.stringify(value, null, indent);
          const line = text.split('\n')[lineInJson(text, path) - 1] ?? '';
          const step = path.at(-1);
          const own = JSON.stringify(part, null, indent).split('\n')[0] as string;
          expect(line).toContain(own);
          if (step !== undefined && !/^\d+$/.test(step)) expect(line).toContain(JSON.stringify(step));
          expect(lineInJson(JSON.stringify(value), path)).toBe(1);
        }
      }),
    );
  });

  it('names the line of what is around a part that is not there', () => {
    const text = '\uFEFF[\n {"a": "]}\\"",\n  "b": {\n   "c": [1,\n 2]}}\n]';
    expect(lineInJson(text, ['0', 'b', 'c', '1'])).toBe(5);
    expect(lineInJson(text, ['0', 'b', 'c', '2'])).toBe(4);
    expect(lineInJson(text, ['0', 'b', 'd', 'e'])).toBe(3);
    expect(lineInJson(text, ['0', 'a', 'x'])).toBe(2);
    expect(lineInJson(text, ['1'])).toBe(1);
    expect(lineInJson('5', ['0'])).toBe(1);
    expect(lineInJson('{}', ['a'])).toBe(1);
  });
});
