import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TemplateProblem } from '#shared/contract/template-problem.ts';
import { CoreError } from '../errors.ts';
import { randomHistories } from '../testing/case-histories.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { bytesOf, opened, upperOfficeForm } from '../testing/upper-office.ts';
import { verifyData } from '../verify/verify-data.ts';
import { makeReport } from './service.ts';
import {
  checkTemplate,
  listPlaceholders,
  listTemplates,
  makeFilledTemplate,
  removeTemplate,
  storeTemplate,
  templateFor,
} from './templates.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
  const time = { from: '2026-03-02T01:00:00.000Z', to: '2026-05-20T08:00:00.000Z' };
  randomHistories(site, { seed: 11, cases: 30, ...time });
});

const store = (content: Uint8Array, given: { name?: string; validSince?: string } = {}) =>
  storeTemplate(site.context, manager, {
    name: '县政数局月报',
    validSince: '2026-01-01',
    fileName: '月报.xlsx',
    content,
    ...given,
  });

async function problemsOf(work: Promise<unknown>): Promise<TemplateProblem[]> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CoreError);
  expect((error as CoreError).code).toBe('TEMPLATE_REJECTED');
  return ((error as CoreError).data as { problems: TemplateProblem[] }).problems;
}

describe('a template of an upper office', () => {
  it('is filled with the figures of the month, and keeps its look', async () => {
    const { id } = await store(await bytesOf(upperOfficeForm()));
    const { fileName, content } = await makeFilledTemplate(site.context, manager, id, { month: '2026-05' });
    expect(fileName).toBe('县政数局月报 2026年5月.xlsx');
    const year = await makeReport(site.context, manager, { from: '2026-01', to: '2026-05' });
    const may = await makeReport(site.context, manager, { from: '2026-05', to: '2026-05' });
    const filled = await opened(content);
    const sheet = filled.getWorksheet('月报') as ExcelJS.Worksheet;
    const departments = year.byDepartment;
    expect(departments.length).toBeGreaterThan(1);
    const added = departments.length - 1;

    expect(sheet.getCell('A1').value).toBe('台洞村党群服务中心2026年5月办件情况表');
    expect(sheet.getCell('A1').font).toMatchObject({ bold: true, size: 16 });
    departments.forEach((part, at) => {
      const row = sheet.getRow(3 + at);
      expect([1, 2, 3, 4].map((column) => row.getCell(column).value)).toEqual([
        at + 1,
        part.department,
        part.accepted,
        part.completed,
      ]);
      expect(row.getCell(5).formula).toBe(`D${3 + at}/C${3 + at}`);
      expect(row.getCell(3).numFmt).toBe('#,##0');
      expect(row.getCell(2).border.bottom).toMatchObject({ style: 'thin', color: { argb: 'FF112233' } });
      expect(row.height).toBe(24);
    });
    const total = 4 + added;
    expect(sheet.getCell(`A${total}`).value).toBe('合计');
    expect(sheet.getCell(`C${total}`).formula).toBe(`SUM(C3:C${3 + added})`);
    expect(sheet.getCell(`E${total}`).formula).toBe(`D${total}/C${total}`);
    expect((sheet.model.merges as unknown as string[]).sort()).toEqual(
      ['A1:E1', `A${total}:B${total}`, `A${6 + added}:E${6 + added}`].sort(),
    );
    const civil = departments.find(({ department }) => department === '民政')?.accepted ?? 0;
    expect(sheet.getCell(`A${6 + added}`).value).toBe(
      `本月受理 ${may.accepted} 件，民政 ${civil} 件。填报人：谭国华`,
    );
    expect(sheet.getCell(`A${7 + added}`).value).toBe(may.accepted);
    expect(sheet.pageSetup.printArea).toBe(`A1:E${7 + added}`);
    expect(filled.getWorksheet('对照')?.getCell('A1').formula).toBe(`月报!C${total}`);
  });

  it('of a month without a case keeps its form, with noughts', async () => {
    const { id } = await store(await bytesOf(upperOfficeForm()));
    const { content } = await makeFilledTemplate(site.context, manager, id, { month: '2025-01' });
    const sheet = (await opened(content)).getWorksheet('月报');
    expect([1, 2, 3, 4].map((column) => sheet?.getRow(3).getCell(column).value)).toEqual([1, '无', 0, 0]);
    expect(sheet?.getCell('A4').value).toBe('合计');
  });

  it('is kept encrypted, found again after a restart, checked, and removed with its file', async () => {
    const content = await bytesOf(upperOfficeForm());
    const { id } = await store(content);
    await store(content, { validSince: '2026-04-01' });
    site.reopen();
    expect(listTemplates(site.context, manager).map(({ validSince }) => validSince)).toEqual([
      '2026-04-01',
      '2026-01-01',
    ]);
    expect(templateFor(site.context, '县政数局月报', '2026-03')).toBe(id);
    expect(templateFor(site.context, '县政数局月报', '2026-04')).not.toBe(id);
    expect(verifyData(site.data).problems).toEqual([]);
    for (const template of listTemplates(site.context, manager)) {
      removeTemplate(site.context, manager, template.id);
    }
    expect(listTemplates(site.context, manager)).toEqual([]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is for managers and administrators', async () => {
    const content = await bytesOf(upperOfficeForm());
    const refused = { code: 'ROLE_NOT_ALLOWED' };
    const given = { name: 'x', validSince: '2026-01-01', fileName: 'x.xlsx', content };
    await expect(storeTemplate(site.context, clerk, given)).rejects.toMatchObject(refused);
    await expect(checkTemplate(site.context, clerk, { content, month: '2026-05' })).rejects.toMatchObject(
      refused,
    );
    expect(() => listTemplates(site.context, clerk)).toThrow('ROLE_NOT_ALLOWED');
  });

  it('shows what each placeholder comes to before it is kept', async () => {
    const content = await bytesOf(upperOfficeForm());
    const check = await checkTemplate(site.context, manager, { content, month: '2026-05' });
    expect(check.problems).toEqual([]);
    const may = await makeReport(site.context, manager, { from: '2026-05', to: '2026-05' });
    expect(check.placeholders).toContainEqual({
      text: '{{本月受理}}',
      value: may.accepted,
      sheet: '月报',
      cell: 'A6',
    });
    expect(check.placeholders).toContainEqual({
      text: '{{本年受理}}',
      value: null,
      sheet: '月报',
      cell: 'C3',
    });
    const offered = await listPlaceholders(site.context, manager, '2026-05');
    expect(offered).toContainEqual({ text: '{{本月受理}}', value: may.accepted });
    expect(offered).toContainEqual({ text: '{{月份}}', value: '2026年5月' });
  });
});

describe('a template that cannot be filled', () => {
  it('is refused with each cell that is wrong, and nothing is kept', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('表一');
    sheet.getCell('B2').value = '{{本周受理}}';
    sheet.getCell('C3').value = '共 {{部门:外星事务.受理}} 件';
    sheet.getCell('A4').value = '{{每个部门}}';
    sheet.getCell('B4').value = '{{每个中心}}';
    sheet.getCell('A5').value = '{{序号}}';
    expect(await problemsOf(store(await bytesOf(workbook)))).toEqual([
      { code: 'unknown-placeholder', sheet: '表一', cell: 'B2', text: '{{本周受理}}' },
      { code: 'unknown-part', sheet: '表一', cell: 'C3', text: '{{部门:外星事务.受理}}' },
      { code: 'two-lists', sheet: '表一', cell: 'A4', text: '{{每个部门}}' },
      { code: 'two-lists', sheet: '表一', cell: 'B4', text: '{{每个中心}}' },
      { code: 'outside-list', sheet: '表一', cell: 'A5', text: '{{序号}}' },
    ]);
    expect(listTemplates(site.context, manager)).toEqual([]);
  });

  it.each([
    ['nothing', () => new Uint8Array(), 'not-xlsx'],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), 'not-xlsx'],
    ['a file too large', () => new Uint8Array(5 * 1024 * 1024 + 1), 'too-large'],
    ['a ZIP of something else', () => zipOf({ 'a.txt': Buffer.from('a') }), 'not-xlsx'],
    [
      'a file that unpacks to more than memory should hold',
      () => zipOf({ 'xl/workbook.xml': Buffer.alloc(21 * 1024 * 1024) }),
      'unpacks-too-large',
    ],
    [
      'a workbook with macros',
      () => zipOf({ 'xl/workbook.xml': Buffer.from('<workbook/>'), 'xl/vbaProject.bin': Buffer.from('x') }),
      'macros',
    ],
    [
      'a workbook whose chart would be lost',
      () => zipOf({ 'xl/workbook.xml': Buffer.from('<w/>'), 'xl/charts/chart1.xml': Buffer.from('x') }),
      'not-kept',
    ],
  ])('is refused when it is %s', async (_what, content, code) => {
    expect(await problemsOf(store(content()))).toEqual([{ code }]);
  });

  it('is refused without any place to fill', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('空').getCell('A1').value = '没有占位符';
    expect(await problemsOf(store(await bytesOf(workbook)))).toEqual([{ code: 'no-placeholder' }]);
  });
});

/** A ZIP file with these entries, whose claimed sizes are true. */
function zipOf(entries: Record<string, Buffer>): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(header, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
