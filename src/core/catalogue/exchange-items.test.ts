import excel from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../staff/roles.ts';
import { encodeGb18030, zipOf } from '../testing/file-bytes.ts';
import { freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readChanges } from '../testing/log.ts';
import { exportItems, importItems, previewItems } from './exchange-items.ts';
import { beginEditing, saveItem } from './manage-items.ts';
import { getItem, listItems, listWholeItems } from './service.ts';

const manager: StaffActor = { id: 'demo-13-4', name: '谭国华', role: 'manager', department: '' };

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const exported = (format: 'csv' | 'xlsx') => exportItems(site.data.database.read, format);
const csvText = async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exported('csv'));
const csvFile = (text: string) => ({ name: '目录.csv', bytes: new TextEncoder().encode(text) });
const preview = (file: { name: string; bytes: Uint8Array }) => previewItems(site.context, manager, file);
const take = (file: { name: string; bytes: Uint8Array }) => importItems(site.context, manager, file);
const changes = () => readChanges(site.data.connection).length;

async function workbookWith(
  change: (workbook: excel.Workbook) => void,
): Promise<{ name: string; bytes: Uint8Array }> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(await exported('xlsx')) as never);
  change(workbook);
  return { name: '目录.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

/** The cell of a sheet in the row whose first cells are these, by heading. */
function cellOf(workbook: excel.Workbook, sheet: string, start: string[], heading: string): excel.Cell {
  const page = workbook.getWorksheet(sheet) as excel.Worksheet;
  const headings = page.getRow(1).values as string[];
  let found: excel.Cell | null = null;
  page.eachRow((row) => {
    if (start.every((text, at) => row.getCell(at + 1).text === text))
      found = row.getCell(headings.indexOf(heading));
  });
  if (!found) throw new Error(`no ${sheet} ${start}`);
  return found;
}

async function lineOf(file: { bytes: Uint8Array }, sheet: string, ...start: string[]): Promise<number> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(file.bytes) as never);
  return Number(cellOf(workbook, sheet, start, '事项编码').row);
}

describe.each(['csv', 'xlsx'] as const)('an export as %s', (format) => {
  it('says everything: taken in again it changes nothing', async () => {
    const file = { name: `目录.${format}`, bytes: await exported(format) };
    const before = changes();
    expect(await preview(file)).toEqual({
      added: [],
      changed: [],
      unchanged: 233,
      missing: [],
      problems: [],
    });
    expect(await take(file)).toEqual({ added: 0, changed: 0, unchanged: 233 });
    expect(changes()).toBe(before);
  });

  it('carries all items to a site that knows none of the details', async () => {
    const { item, baseVersion } = beginEditing(site.context, manager, 'SB005');
    const limited = { ...item, applicants: 'people', retired: true } as const;
    saveItem(site.context, manager, { item: limited, effectiveFrom: '2026-06-09', baseVersion });
    const file = { name: `目录.${format}`, bytes: await exported(format) };
    const wanted = listWholeItems(site.data.database.read).map(({ version, effectiveFrom, ...item }) => item);
    const connection = site.data.connection;
    connection.exec(
      `PRAGMA foreign_keys = OFF; DELETE FROM service_item_materials; DELETE FROM service_item_versions; DELETE FROM service_items`,
    );
    expect(await take(file)).toEqual({ added: 233, changed: 0, unchanged: 0 });
    const got = listWholeItems(site.data.database.read).map(({ version, effectiveFrom, ...item }) => item);
    expect(got).toEqual(wanted);
  });
});

describe('a CSV file', () => {
  it('has a mark and ends of lines that a spreadsheet knows', async () => {
    const text = await csvText();
    expect(text.startsWith('\ufeff类别,事项编码,名称')).toBe(true);
    expect(text).toContain('\r\n');
  });

  it('is read also as a spreadsheet in China writes it, in GBK, or as Unicode text', async () => {
    const text = (await csvText()).replace('城乡居民养老保险缴费申报', '养老缴费');
    const gbk = encodeGb18030(text.slice(1));
    expect((await preview({ name: 'a.csv', bytes: gbk })).changed.map(({ code }) => code)).toEqual(['SB005']);
    const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'));
    expect((await preview({ name: 'a.csv', bytes: utf16 })).changed.map(({ code }) => code)).toEqual([
      'SB005',
    ]);
  });

  it('tells what is new, what changed field by field, what is the same and what is missing', async () => {
    const lines = (await csvText()).split('\r\n');
    const text = lines
      .filter((line) => !line.startsWith('事项,SB006,'))
      .map((line) => (line.startsWith('事项,SB005,') ? line.replace(',公共服务,0,', ',公共服务,2,') : line))
      .filter((line) => !/^材料,SB006,/.test(line))
      .concat(['事项,ZZ001,公证咨询,司法,公共服务,1'])
      .join('\r\n');
    expect(await preview(csvFile(text))).toMatchObject({
      added: [{ code: 'ZZ001', name: '公证咨询' }],
      changed: [
        {
          code: 'SB005',
          effectiveFrom: '2026-06-09',
          changes: [{ label: '承诺时限', before: '即办', after: '2 个工作日' }],
        },
      ],
      unchanged: 231,
      missing: [{ code: 'SB006', name: '城乡居民养老保险补缴申报' }],
      problems: [],
    });
    expect(await take(csvFile(text))).toEqual({ added: 1, changed: 1, unchanged: 231 });
    expect(getItem(site.data.database.read, 'SB005').promisedDays).toBe(2);
    // What the file does not name stays.
    expect(listItems(site.context)).toHaveLength(234);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('names the row as a spreadsheet numbers it, whatever lines its cells hold', async () => {
    const text = '\ufeff类别,事项编码,名称,部门,类型,承诺时限,办事说明\r\n'.concat(
      '事项,ZZ001,甲,司法,公共服务,1,"一\n二\n三"\r\n',
      ',,,,,,\r\n',
      '事项,ZZ002,,司法,公共服务,1,\r\n',
    );
    expect((await preview(csvFile(text))).problems).toEqual([
      { line: 4, sheet: '事项', column: '名称', code: 'empty' },
    ]);
  });

  it('lets a spreadsheet compute nothing, and reads what it guarded as it was', async () => {
    const { name, bytes } = await workbookWith((workbook) => {
      cellOf(workbook, '事项', ['SB005'], '办事说明').value = '-1+1 不是公式';
    });
    await take({ name, bytes });
    const text = await csvText();
    expect(text).toContain("'-1+1 不是公式");
    expect(text).not.toMatch(/(^|,)"?[=@+-]/m);
    expect(await preview(csvFile(text))).toMatchObject({ unchanged: 233, problems: [] });
  });

  it('begins a version on the later day its line names', async () => {
    const text = (await csvText())
      .split('\r\n')
      .map((line) =>
        line.startsWith('事项,SB005,')
          ? line.replace(',公共服务,0,', ',公共服务,2,').replace('2026-01-05', '2026-07-01')
          : line,
      )
      .join('\r\n');
    expect((await preview(csvFile(text))).changed).toMatchObject([
      { code: 'SB005', effectiveFrom: '2026-07-01' },
    ]);
    await take(csvFile(text));
    expect(getItem(site.data.database.read, 'SB005').promisedDays).toBe(0);
    // The plan is known: the same file again plans nothing more.
    expect(await take(csvFile(text))).toMatchObject({ changed: 0, unchanged: 233 });
    site.setTime('2026-07-01T02:00:00.000Z');
    expect(getItem(site.data.database.read, 'SB005').promisedDays).toBe(2);
  });
});

describe('a workbook', () => {
  it('may be changed in its sheets: papers, questions, fields', async () => {
    const file = await workbookWith((workbook) => {
      cellOf(workbook, '材料', ['SB001', 'poorProof'], '原件').value = 2;
      cellOf(workbook, '情形', ['SB001', 'payWay'], '提示').value = '要带手机';
      cellOf(workbook, '表单', ['SB001', 'startYear'], '条件').value = 'group=poor 且 payWay=deduct';
    });
    const { changed, problems } = await preview(file);
    expect(problems).toEqual([]);
    expect(changed.map(({ code }) => code)).toEqual(['SB001']);
    expect(changed[0]?.changes.map(({ label, after }) => [label, after])).toEqual([
      ['情形“保费怎么交？”选项“自己用“粤税通”或到税务窗口交”的提示', '要带手机'],
      ['材料“低保证、特困证或其他困难身份证明”原件份数', '2'],
      [
        '表单“从哪一年开始缴费”何时填',
        '“是不是政府代缴保费的困难群体？”选“低保、特困、低保边缘或返贫监测对象”，并且“保费怎么交？”选“银行账户每年自动扣款”',
      ],
    ]);
  });

  it('is refused as a whole, each wrong cell by sheet, line and column', async () => {
    const before = changes();
    const file = await workbookWith((workbook) => {
      cellOf(workbook, '事项', ['SB001'], '承诺时限').value = '三天';
      cellOf(workbook, '事项', ['SB002'], '可代办').value = '也许';
      cellOf(workbook, '事项', ['SB003'], '名称').value = { formula: '1+1', result: 2 };
      cellOf(workbook, '材料', ['SB001', 'idCard'], '条件').value = 'household=local 且';
      cellOf(workbook, '材料', ['SB001', 'hukou'], '条件').value = 'household=nobody';
      cellOf(workbook, '表单', ['SB001', 'payGrade'], '种类').value = '下拉';
    });
    const first = await preview(file);
    const line = lineOf(file, '事项', 'SB003');
    expect(first.problems).toEqual([{ line: await line, sheet: '事项', column: '名称', code: 'formula' }]);
    const rest = await workbookWith((workbook) => {
      cellOf(workbook, '事项', ['SB001'], '承诺时限').value = '三天';
      cellOf(workbook, '事项', ['SB002'], '可代办').value = '也许';
      cellOf(workbook, '材料', ['SB001', 'idCard'], '条件').value = 'household=local 且';
      cellOf(workbook, '材料', ['SB001', 'hukou'], '条件').value = 'household=nobody';
      cellOf(workbook, '表单', ['SB001', 'payGrade'], '种类').value = '下拉';
      cellOf(workbook, '表单', ['SB001', 'startYear'], '事项编码').value = 'XX999';
    });
    expect((await preview(rest)).problems).toMatchObject([
      {
        line: await lineOf(rest, '事项', 'SB001'),
        sheet: '事项',
        column: '承诺时限',
        code: 'not-a-number',
        value: '三天',
      },
      {
        line: await lineOf(rest, '事项', 'SB002'),
        sheet: '事项',
        column: '可代办',
        code: 'not-yes-no',
        value: '也许',
      },
      {
        line: await lineOf(rest, '材料', 'SB001', 'idCard'),
        sheet: '材料',
        column: '条件',
        code: 'condition-form',
      },
      { line: await lineOf(rest, '材料', 'SB001', 'hukou'), column: '条件', code: 'unknown-option' },
      {
        line: await lineOf(rest, '表单', 'SB001', 'payGrade'),
        sheet: '表单',
        column: '种类',
        code: 'unknown-word',
        value: '下拉',
      },
      {
        line: await lineOf(rest, '表单', 'XX999', 'startYear'),
        sheet: '表单',
        column: '事项编码',
        code: 'item-line-missing',
        value: 'XX999',
      },
    ]);
    await expect(take(rest)).rejects.toMatchObject({ code: 'IMPORT_REJECTED' });
    expect(changes()).toBe(before);
  });

  it('may lack sheets and columns: the item keeps what they would say', async () => {
    const file = await workbookWith((workbook) => {
      workbook.removeWorksheet((workbook.getWorksheet('材料') as excel.Worksheet).id);
      const page = workbook.getWorksheet('事项') as excel.Worksheet;
      const headings = page.getRow(1).values as string[];
      page.spliceColumns(headings.indexOf('办事说明'), 1);
      cellOf(workbook, '事项', ['SB001'], '名称').value = '参保登记';
    });
    const { changed, unchanged, problems } = await preview(file);
    expect([problems, unchanged]).toEqual([[], 232]);
    expect(changed[0]?.changes).toHaveLength(1);
  });
});

describe('a file that means harm', () => {
  it.each([
    ['too big', 'a.csv', new Uint8Array(5 * 1024 * 1024 + 1), 'too-big'],
    ['no table at all', 'a.exe', new Uint8Array(4), 'file-kind'],
    ['a workbook that is none', 'a.xlsx', new TextEncoder().encode('PK hello'), 'not-workbook'],
    ['zeros', 'a.csv', new Uint8Array(100), 'not-text'],
    ['a torn text', 'a.csv', new Uint8Array([0xff, 0x80, 0xff]), 'not-text'],
    ['a quote that never ends', 'a.csv', new TextEncoder().encode('类别,事项编码\r\n"事项'), 'not-csv'],
    ['another heading', 'a.csv', new TextEncoder().encode('类别,甲,乙\r\n事项,1,2'), 'column-missing'],
  ])('is refused in words: %s', async (_what, name, bytes, code) => {
    const { problems } = await preview({ name, bytes });
    expect(problems[0]?.code).toBe(code);
    await expect(take({ name, bytes })).rejects.toMatchObject({ code: 'IMPORT_REJECTED' });
  });

  it('cannot fill the memory by unpacking to a hundred times its size', async () => {
    const bytes = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(61 * 1024 * 1024, 'x'));
    expect(bytes.length).toBeLessThan(5 * 1024 * 1024);
    const { problems } = await preview({ name: 'a.xlsx', bytes });
    expect(problems).toEqual([{ line: 0, code: 'not-workbook' }]);
  });

  it('is not even looked at for somebody who may not import', async () => {
    const clerk = { ...manager, role: 'clerk' as const };
    await expect(previewItems(site.context, clerk, csvFile(''))).rejects.toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await expect(importItems(site.context, clerk, csvFile(''))).rejects.toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
  });
});
