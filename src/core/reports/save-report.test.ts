import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { FIGURES } from '#shared/domain/report-figures.ts';
import { figureWord } from '#shared/wording/report-figures.ts';
import { randomHistories } from '../testing/case-histories.ts';
import { freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { saveReport } from './save-report.ts';
import { makeReport } from './service.ts';

const request = { from: '2026-03', to: '2026-05' };
let site: TestSite;
let saved: { name: string; content: Uint8Array }[];
let rendered: string[];
let answer: string | null;
beforeEach(() => {
  [saved, rendered, answer] = [[], [], '/somewhere/report'];
  site = freshSite({
    desktop: {
      renderPdf: async (html) => {
        rendered.push(html);
        return Buffer.from('%PDF-1.4');
      },
      print: async () => 'printed',
      saveFile: async (name, content) => {
        saved.push({ name, content });
        return answer;
      },
    },
  });
  const time = { from: '2026-03-02T01:00:00.000Z', to: '2026-05-20T08:00:00.000Z' };
  randomHistories(site, { seed: 7, cases: 30, ...time });
});

async function openSaved(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(saved[0]?.content.slice().buffer as ArrayBuffer);
  return workbook;
}

describe('a report saved as a workbook', () => {
  it('holds the figures as numbers, with widths, a frozen head and Chinese names of the sheets', async () => {
    expect(await saveReport(site.context, manager, request, 'xlsx')).toBe(answer);
    expect(saved[0]?.name).toBe('2026年3月至2026年5月办件统计.xlsx');
    const report = await makeReport(site.context, manager, request);
    const workbook = await openSaved();
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '汇总',
      '按月份',
      '按部门',
      '按中心',
      '按事项',
      '按经办人',
    ]);
    const totals = workbook.getWorksheet('汇总');
    FIGURES.forEach((figure, at) => {
      expect(totals?.getCell(5 + at, 1).value).toBe(figureWord(figure));
      expect(totals?.getCell(5 + at, 2).value).toBe(report[figure]);
    });
    // Nobody was called: neither wait is nought.
    for (const name of ['平均等候（分）', '最长等候（分）']) {
      const row = totals?.getColumn(1).values.indexOf(name) ?? -1;
      expect(totals?.getCell(row, 2).value).toBeNull();
    }
    const items = workbook.getWorksheet('按事项');
    expect(items?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(items?.getRow(1).values).toEqual([
      undefined,
      '事项编码',
      '事项',
      '部门',
      ...FIGURES.map(figureWord),
      '满意率',
    ]);
    report.byItem.forEach((part, at) => {
      const row = items?.getRow(2 + at);
      expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((column) => row?.getCell(column).value)).toEqual([
        part.itemCode,
        part.itemName,
        part.department,
        ...FIGURES.map((figure) => part[figure]),
      ]);
    });
    expect(items?.getRow(2 + report.byItem.length).getCell(4).value).toBe(report.received);
    expect(items?.getColumn(2).width).toBeGreaterThan(20);
  });

  it('says nothing when the person thought better of it', async () => {
    answer = null;
    expect(await saveReport(site.context, manager, request, 'xlsx')).toBeNull();
  });
});

describe('a report saved as PDF', () => {
  it('is a page with totals, charts drawn as lines and a table of every breakdown', async () => {
    await saveReport(site.context, manager, request, 'pdf');
    expect(saved[0]?.name).toBe('2026年3月至2026年5月办件统计.pdf');
    const report = await makeReport(site.context, manager, request);
    const [page = ''] = rendered;
    expect(page).toContain('2026年3月至2026年5月办件统计');
    expect(page.match(/<svg /g)).toHaveLength(2);
    expect(page).not.toContain('<script');
    for (const { itemName, department } of report.byItem) {
      expect(page).toContain(itemName);
      expect(page).toContain(department);
    }
    expect(page).toContain('不予办理和撤回的不在内');
  });

  it('of a month without a case is a page all the same', async () => {
    await saveReport(site.context, manager, { from: '2025-01', to: '2025-01' }, 'pdf');
    expect(rendered[0]).toContain('2025年1月办件统计');
  });

  it('cannot be made without the desktop', async () => {
    const bare = { ...site.context, desktop: null };
    await expect(saveReport(bare, manager, request, 'pdf')).rejects.toMatchObject({
      code: 'PRINTING_FAILED',
    });
  });
});
