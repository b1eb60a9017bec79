import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerLine, readAnswerLine } from './answers.ts';
import type { Change } from './change.ts';
import { digestOfChange } from './change-lines.ts';
import { digestsOfLines, lineBody, readLineBody } from './line-body.ts';
import { placesOfChanges } from './line-calls.ts';
import { packBatch, unpackChanges } from './packed-batch.ts';
import { type PulledChange, packPage, unpackPage } from './packed-page.ts';

const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const content = fc.record({
  commandId: name,
  entity: fc.constantFrom('resident', 'case', 'somethingNew9'),
  entityId: name,
  operation: fc.constantFrom('insert' as const, 'update' as const, 'delete' as const),
  baseVersion: fc.option(fc.constantFrom('13.1.5', '01.22.70000'), { nil: null }),
  fields: fc
    .dictionary(fc.string({ maxLength: 9 }), fc.oneof(fc.string(), fc.integer(), fc.constant(null)))
    .map((fields) => JSON.stringify(fields)),
  actorId: name,
  clock: fc.constantFrom('', '1781000000000-0000-13'),
});
const changes = fc
  .array(content, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, at): Change => ({ siteNumber: '13', epoch: 2, seq: 40 + at, ...one })));
const none = { siteNumber: '13', epoch: 2, seen: [], previousChain: '', chain: '' };
const unpacked = (lines: string) => unpackChanges({ ...none, firstSeq: 40, lines }, 20_000);

describe('a batch on its way', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(changes, (all) => {
        expect(unpacked(packBatch({ ...none, changes: all }).lines)).toEqual(all);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a line too little', 'c\nresident\nr\ninsert\n\nsystem\n'],
    ['a line too much', 'c\nresident\nr\ninsert\n\nsystem\n\n{}\n'],
    ['an act there is not', 'c\nresident\nr\nreplace\n\nsystem\n\n{}'],
    ['a wild entity', 'c\n__proto__\nr\ninsert\n\nsystem\n\n{}'],
    ['a zero in a text', 'c\nresident\nr\0\ninsert\n\nsystem\n\n{}'],
    ['nobody who did it', 'c\nresident\nr\ninsert\n\n\n\n{}'],
    ['a name without end', `c\nresident\n${'r'.repeat(501)}\ninsert\n\nsystem\n\n{}`],
  ])('with %s in it is none', (_, lines) => {
    expect(unpacked(lines)).toBeNull();
  });

  it('of more changes than one command may have is none', () => {
    const lines = Array.from({ length: 3 }, () => 'c\nresident\nr\ninsert\n\nsystem\n\n{}').join('\n');
    expect(unpackChanges({ ...none, firstSeq: 40, lines }, 3)).toHaveLength(3);
    expect(unpackChanges({ ...none, firstSeq: 40, lines }, 2)).toBeNull();
  });
});

describe('lines as bytes', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  /** What a digest would be taken of. */
  const itself = (content: string | Uint8Array) =>
    typeof content === 'string' ? content : new TextDecoder().decode(content);

  it('are found, and have the digests of the changes', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const lines = bytesOf(packBatch({ ...none, changes: all }).lines);
        const places = placesOfChanges(lines) ?? [];
        const digests = digestsOfLines(lines, places, all.length, all[0] as Change, itself);
        expect(digests).toEqual(all.map((one) => digestOfChange(one, itself)));
        const fieldsAt = (at: number) => lines.subarray(places[3 * at + 1], places[3 * at + 2]);
        expect(all.map((_, at) => new TextDecoder().decode(fieldsAt(at)))).toEqual(
          all.map(({ fields }) => fields),
        );
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a line too little', 'c\nresident\nr\ninsert\n\nsystem\n'],
    ['a line too much', 'c\nresident\nr\ninsert\n\nsystem\n\n{}\n'],
    ['a zero in a text', 'c\nresident\nr\0\ninsert\n\nsystem\n\n{}'],
    ['a tabulator', 'c\nresident\nr\ninsert\n\nsystem\n\n{\t}'],
  ])('with %s in them are none', (_, lines) => {
    expect(placesOfChanges(bytesOf(lines))).toBeNull();
  });

  it('of more changes than one command may have are none', () => {
    const lines = bytesOf(
      Array.from({ length: 3 }, () => 'c\nresident\nr\ninsert\n\nsystem\n\n{}').join('\n'),
    );
    expect(placesOfChanges(lines, 3)).toHaveLength(9);
    expect(placesOfChanges(lines, 2)).toBeNull();
  });

  it('are cut off nowhere without being noticed', () => {
    const whole = lineBody({ token: 'x' }, bytesOf('c\nresident'));
    expect(readLineBody(whole)).toMatchObject({ head: { token: 'x' }, rest: bytesOf('c\nresident') });
    for (let length = 0; length < whole.length; length += 1) {
      expect(readLineBody(whole.subarray(0, length))).toBeNull();
    }
  });
});

describe('a page on its way', () => {
  const pulled = fc
    .array(
      fc.record({
        content,
        site: fc.constantFrom('13', '01'),
        seq: fc.integer({ min: 1, max: 4 }),
        order: fc.record({ epoch: fc.integer({ min: 1, max: 2 }), number: fc.integer({ min: 1, max: 4 }) }),
        number: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        receipt: fc.option(fc.constant('5-5.confirmed..3.40.4.abcdefghijklmnopqrstuv'), { nil: undefined }),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map(
        (one): PulledChange => ({
          ...one.content,
          siteNumber: one.site,
          epoch: 1,
          seq: one.seq,
          order: one.order,
          ...(one.number && { number: one.number }),
          ...(one.receipt && { receipt: one.receipt }),
        }),
      ),
    );

  it('comes out as it went in, whatever follows on what', () => {
    fc.assert(
      fc.property(pulled, (all) => {
        expect(unpackPage(packPage(all))).toEqual(all);
      }),
    );
  });

  it.each(['x', '\n'.repeat(11), `13.1.5\n1.x\n\n\n${'c\nresident\nr\ninsert\n\nsystem\n\n{}'}`])(
    'is none when it is %j',
    (text) => expect(unpackPage(text)).toBeNull(),
  );
});

describe('an answer on its way', () => {
  const order = { epoch: 3, number: 40 };
  const receipt = '5-6.confirmed..3.40.4.abcdefghijklmnopqrstuv';
  it.each<Answer>([
    { firstSeq: 5, lastSeq: 6, outcome: 'confirmed', order, refusal: null, receipt },
    {
      firstSeq: 5,
      lastSeq: 6,
      outcome: 'parked',
      order,
      refusal: null,
      receipt: receipt.replace('confirmed', 'parked'),
    },
    {
      firstSeq: 5,
      lastSeq: 5,
      outcome: 'refused',
      order: null,
      refusal: 'not-holder',
      receipt: '5-5.refused.not-holder.0.0.4.abcdefghijklmnopqrstuv',
    },
    { firstSeq: 5, lastSeq: 6, outcome: 'confirmed', order, refusal: null, receipt: '' },
  ])('comes out as it went in: $outcome $receipt', (answer) => {
    expect(readAnswerLine(answerLine(answer))).toEqual(answer);
  });

  it.each(['', 'x', '5-6.lost..3.40.4.x', '5-6.confirmed'])('is none when it is %j', (line) => {
    expect(readAnswerLine(line)).toBeNull();
  });
});
