import { describe, expect, it } from 'vitest';
import type { PrintOutcome } from '#shared/contract/documents.ts';
import { printBatch } from './batch-print.ts';

const cases = ['1', '2', '3'].map((id) => ({ id, number: `13-2026-00000${id}`, applicantName: '林秀英' }));
const outcome = (problem: PrintOutcome['problem']): PrintOutcome => ({
  kind: 'acceptance-notice',
  copy: 1,
  pdfKept: true,
  printed: problem === null,
  problem,
});

function batch(answers: Record<string, PrintOutcome[] | Error>, wanted = () => true) {
  const asked: string[] = [];
  const results = printBatch(
    cases,
    ['acceptance-notice'],
    async ({ caseId }) => {
      asked.push(caseId);
      const answer = answers[caseId] ?? [outcome(null)];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wanted,
    () => undefined,
  );
  return results.then((list) => ({ asked, list: list.map(({ printed, again }) => [printed, again]) }));
}

describe('printing the documents of many cases', () => {
  it('prints case after case', async () => {
    const { asked, list } = await batch({});
    expect(asked).toEqual(['1', '2', '3']);
    expect(list).toEqual(Array(3).fill([1, false]));
  });

  it('goes on after one that failed, which can be tried again', async () => {
    const { list } = await batch({ '1': new Error('gone'), '2': [outcome('printer-failed')] });
    expect(list).toEqual([
      [0, true],
      [0, true],
      [1, false],
    ]);
  });

  it('stops where there is no printer', async () => {
    const { asked, list } = await batch({ '2': [outcome('no-printer')] });
    expect(asked).toEqual(['1', '2']);
    expect(list.slice(1)).toEqual([
      [0, true],
      [0, true],
    ]);
  });

  it('stops when nobody wants it any more', async () => {
    let left = 1;
    const { asked } = await batch({}, () => left-- > 0);
    expect(asked).toEqual(['1']);
  });

  it('does not try again what has no such document or was printed before', async () => {
    const { list } = await batch({ '1': [], '2': [outcome('printed-before')] });
    expect(list).toEqual([
      [0, false],
      [0, false],
      [1, false],
    ]);
  });
});
