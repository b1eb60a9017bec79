import { describe, expect, it } from 'vitest';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

interface DueAnswer {
  due: string;
  provisional: boolean;
  strip: { date: string; counted: boolean; reason: string }[];
}

const vectors = [
  ['2026-02-12', '5', '2026-02-26'],
  ['2026-09-18', '5', '2026-09-24'],
  ['2026-09-18', '20', '2026-10-22'],
  ['2026-04-30', '3', '2026-05-08'],
] as const;

describe('due', () => {
  it.each(vectors)('from %s, %s working days: %s, with every day explained', async (from, days, due) => {
    const { status, answer } = await owJson<DueAnswer>('due', '--from', from, '--days', days);
    expect(status).toBe(0);
    expect(answer).toMatchObject({ due, provisional: false });
    expect(answer.strip[0]).toEqual({ date: from, counted: false, reason: 'event-day' });
    expect(answer.strip.at(-1)?.date).toBe(due);
    expect(answer.strip.filter(({ counted }) => counted)).toHaveLength(Number(days));
  });

  it('counts with the calendar of a data folder', async () => {
    const folder = await seededFolder(1, 0);
    const words = ['--from', '2026-02-12', '--days', '5', '--data', folder];
    const { answer } = await owJson<DueAnswer>('due', ...words);
    expect(answer.due).toBe('2026-02-26');
  });

  it('marks a date that a later notice may move', async () => {
    const { answer } = await owJson<DueAnswer>('due', '--from', '2026-12-28', '--days', '20');
    expect(answer.provisional).toBe(true);
  });

  it('names the holidays to people', async () => {
    const { stdout } = await ow('due', '--from', '2026-04-30', '--days', '3');
    expect(stdout).toContain('劳动节');
    expect(stdout).toContain('到期日：2026-05-08（周五）');
  });

  it.each([
    [['--from', '2026-02-30', '--days', '5'], '2026-02-30'],
    [['--from', 'tomorrow', '--days', '5'], 'tomorrow'],
    [['--from', '2026-02-12', '--days', '-1'], '-1'],
    [['--from', '2026-02-12', '--days', '1.5'], '1.5'],
    [['--from', '2026-02-12', '--days', '99999'], '2000'],
    [['--from', '2026-02-12'], '--days'],
    [['--days', '5'], '--from'],
  ])('refuses %s', async (words, named) => {
    expect((await failing(2, 'due', ...words)).message).toContain(named);
  });
});
