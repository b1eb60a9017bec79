import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { Report } from '#shared/contract/reports.ts';
import { addMonths } from '#shared/domain/months.ts';
import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});
const report = (...words: string[]) => ['report', '--data', folder, ...words];
const thisMonth = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

describe('report', () => {
  it('gives the figures of a month, and parts that add up to them', async () => {
    const { status, answer } = await owJson<Report & { month: string }>(...report('--month', thisMonth));
    expect(status).toBe(0);
    expect(answer.month).toBe(thisMonth);
    expect(answer.accepted).toBeGreaterThan(0);
    for (const parts of [
      answer.byDepartment,
      answer.byCentre,
      answer.byItem,
      answer.byClerk,
      answer.byMonth,
    ] as Figures[][]) {
      for (const figure of FIGURES) {
        expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(answer[figure]);
      }
    }
  });

  it('counts every case of the folder over all its months', async () => {
    const first = addMonths(thisMonth, -35);
    const { answer } = await owJson<Report>(...report('--month', first, '--to', thisMonth));
    expect(answer.byMonth).toHaveLength(36);
    const { answer: all } = await owJson<{ acceptedOn: string | null; state: string }[]>(
      ...['case', 'list', '--limit', '200', '--data', folder],
    );
    const within = all.filter(({ acceptedOn }) => acceptedOn !== null && acceptedOn.slice(0, 7) >= first);
    expect(answer.accepted).toBe(within.length);
    expect(answer.completed).toBeGreaterThanOrEqual(
      within.filter(({ state }) => state === 'completed').length,
    );
  });

  it('is a table for people', async () => {
    const { stdout } = await ow(...report('--month', thisMonth));
    expect(stdout).toContain('容缺受理');
    expect(stdout).toContain('台洞村');
  });

  it('writes a workbook beside its answer', async () => {
    const file = join(temporaryFolder(), 'new', 'report.xlsx');
    const { status, answer, stderr } = await owJson<Report>(...report('--month', thisMonth, '--xlsx', file));
    expect(status).toBe(0);
    expect(stderr).toContain(file);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    expect(workbook.getWorksheet('汇总')?.getCell('B6').value).toBe(answer.accepted);
    const error = await failing(1, ...report('--month', thisMonth, '--xlsx', join(file, 'below.xlsx')));
    expect(error.code).toBe('FILE_NOT_WRITTEN');
  });

  it.each([
    [['--month', '2026-13'], '2026-13'],
    [['--month', 'October'], 'October'],
    [['--month', '2026-05', '--to', '2026-04'], '2026-04'],
    [['--month', '2020-01', '--to', '2026-04'], '36'],
    [['--month', '2026-05', '--site', '99'], '99'],
    [[], '--month'],
  ])('refuses %s', async (words, named) => {
    expect((await failing(2, ...report(...words))).message).toContain(named);
  });
});
