import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreContext } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { printHandover } from '#core/handovers/print.ts';
import { makeHandover } from '#core/handovers/service.ts';
import { storeTemplate } from '#core/reports/templates.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { manager } from '#core/testing/fresh-site.ts';
import { PaperDesktop } from '#core/testing/paper-desktop.ts';
import { bytesOf, upperOfficeForm } from '#core/testing/upper-office.ts';
import type { HandoverLine } from '#shared/contract/handovers.ts';
import type { Report } from '#shared/contract/reports.ts';
import { resourcesFolder } from './open-folder.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});
const inFolder = (...words: string[]) => [...words, '--data', folder];
const thisMonth = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** What somebody does in the window before an operator comes. */
async function inWindow<Result>(work: (context: CoreContext) => Promise<Result>): Promise<Result> {
  const data = openData({ folder, key: readDemoKey(folder) });
  const window = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: new PaperDesktop() };
  try {
    return await work(window);
  } finally {
    data.database.close();
  }
}

describe('handover', () => {
  it('lists hand-overs, and exports the list of one once it was printed', async () => {
    expect((await ow(...inFolder('handover', 'list'))).stdout).toContain('还没有交接班');
    const giver = { id: 'demo-13-1', name: '陈晓敏', role: 'clerk', department: '' } as const;
    const { id } = await inWindow(async (context) =>
      makeHandover(context, giver, { toId: 'demo-13-2', things: '印章一枚', note: '' }),
    );
    const { answer } = await owJson<HandoverLine[]>(...inFolder('handover', 'list'));
    expect(answer).toMatchObject([{ id, fromName: '陈晓敏', confirmedAt: null }]);
    expect((await ow(...inFolder('handover', 'list'))).stdout).toContain('待接班');

    const out = join(temporaryFolder(), 'new');
    const exporting = inFolder('handover', 'export', id, '--out', out);
    expect(await owJson(...exporting)).toMatchObject({ status: 0, answer: { path: null } });
    await inWindow((context) => printHandover(context, giver, id));
    const { answer: exported } = await owJson<{ path: string }>(...exporting);
    expect(exported.path).toMatch(/交接清单 \d{4}-\d\d-\d\d 陈晓敏交.+\.pdf$/);
    expect(readFileSync(exported.path, 'utf8')).toMatch(/^%PDF/);
  });

  it('says that there is no such hand-over', async () => {
    const error = await failing(1, ...inFolder('handover', 'export', 'none', '--out', temporaryFolder()));
    expect(error.code).toBe('NOT_FOUND');
  });
});

describe('report --template', () => {
  it('fills the form of an upper office with the figures of the month', async () => {
    const given = { name: '县政数局月报', validSince: '2020-01-01', fileName: '月报.xlsx' };
    const content = await bytesOf(upperOfficeForm());
    await inWindow((context) => storeTemplate(context, manager, { ...given, content }));
    const file = join(temporaryFolder(), '月报.xlsx');
    const words = ['--month', thisMonth, '--template', given.name, '--xlsx', file];
    const { answer, status } = await owJson<Report>(...inFolder('report', ...words));
    expect(status).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    const cells = workbook.worksheets[0]?.getColumn(1).values.map(String) ?? [];
    expect(cells.join()).toContain(`本月受理 ${answer.accepted} 件`);
  });

  it.each([
    ['an unknown name', ['--template', '没有的', '--xlsx', 'x.xlsx'], 1, '没有找到这份模板'],
    ['no file to write', ['--template', '县政数局月报'], 2, '--xlsx'],
    ['several months', ['--template', 'a', '--xlsx', 'x.xlsx', '--to', '2099-01'], 2, '--to'],
  ] as const)('refuses %s', async (_what, words, status, named) => {
    const error = await failing(status, ...inFolder('report', '--month', thisMonth, ...words));
    expect(error.message).toContain(named);
  });
});
