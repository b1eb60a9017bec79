import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreContext } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { printDocuments } from '#core/documents/service.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { CaseDetail, CaseLine } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { resourcesFolder } from './open-folder.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

interface Item {
  code: string;
  name: string;
  department: string;
  kind: string;
  promisedDays: number;
  materials: { name: string; originals: number; copies: number; required: boolean }[];
}

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});

const inFolder = (...words: string[]) => [...words, '--data', folder];
const items = async () => (await owJson<Item[]>(...inFolder('catalogue', 'list'))).answer;

describe('catalogue list', () => {
  it('gives every item with its papers', async () => {
    const list = await items();
    expect(list).toHaveLength(233);
    expect(list.find(({ code }) => code === 'SB002')).toMatchObject({
      name: '城乡居民养老保险参保登记(困难群体)',
      department: '人社(社保)',
      kind: '公共服务',
      promisedDays: 3,
    });
    for (const { materials } of list) {
      for (const { name, originals, copies } of materials) {
        expect(name).not.toBe('');
        expect(originals + copies).toBeGreaterThanOrEqual(0);
      }
    }
    expect((await ow(...inFolder('catalogue', 'list'))).stdout).toContain('共 233 项');
  });
});

describe('catalogue import', () => {
  const heading = 'code,name,department,kind,promised_workdays,materials';
  const file = (...lines: string[]) => {
    const path = join(temporaryFolder(), 'catalogue.csv');
    writeFileSync(path, [heading, ...lines, ''].join('\n'));
    return path;
  };

  it('takes nothing of a file with a bad line, and names the line', async () => {
    const before = await items();
    const bad = file(
      'ZZ901,测试事项一,综合便民,其他,3,身份证',
      'ZZ902,测试事项二,综合便民,其他,soon,身份证',
      'ZZ903,测试事项三,综合便民,不知道,3,身份证',
    );
    const error = await failing(1, ...inFolder('catalogue', 'import', bad));
    expect(error.code).toBe('IMPORT_REJECTED');
    expect(error.problems).toMatchObject([
      { line: 3, column: 'promised_workdays', code: 'days', value: 'soon' },
      { line: 4, column: 'kind', code: 'item-kind', value: '不知道' },
    ]);
    expect(error.problems?.[0]?.message).toContain('第 3 行');
    const plain = await ow(...inFolder('catalogue', 'import', bad));
    expect(plain.stderr).toContain('第 3 行');
    expect(plain.stderr).toContain('第 4 行');
    expect(await items()).toEqual(before);
  });

  it('takes a good file, and once only', async () => {
    const before = await items();
    const good = file('ZZ901,测试事项一,综合便民,其他,3,身份证;申请表');
    const first = await owJson(...inFolder('catalogue', 'import', good));
    expect(first).toMatchObject({ status: 0, answer: { added: 1, changed: 0, unchanged: 0 } });
    const again = await owJson(...inFolder('catalogue', 'import', good));
    expect(again.answer).toEqual({ added: 0, changed: 0, unchanged: 1 });
    const after = await items();
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ code }) => code === 'ZZ901')?.materials.map(({ name }) => name)).toEqual([
      '身份证',
      '申请表',
    ]);
  });

  it('says that a file is not there', async () => {
    const error = await failing(1, ...inFolder('catalogue', 'import', join(folder, 'nothing.csv')));
    expect(error.message).toContain('nothing.csv');
  });
});

describe('cases and search', () => {
  let cases: CaseLine[];
  beforeAll(async () => {
    cases = (await owJson<CaseLine[]>(...inFolder('case', 'list', '--limit', '200'))).answer;
  });
  const found = async (text: string) => (await owJson<SearchResult>(...inFolder('search', text))).answer;

  it('lists cases, newest first, by filter', async () => {
    expect(cases).toHaveLength(80);
    const times = cases.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort().reverse());
    const open = await owJson<CaseLine[]>(...inFolder('case', 'list', '--filter', 'open'));
    expect(open.answer.map(({ number }) => number)).toEqual(
      cases.filter(({ lamp }) => lamp !== null).map(({ number }) => number),
    );
    const two = await owJson<CaseLine[]>(...inFolder('case', 'list', '--limit', '2'));
    expect(two.answer).toEqual(cases.slice(0, 2));
  });

  it('lists cases in one state, each with its item, its dates and the colour of its lamp', async () => {
    const { answer } = await owJson<object[]>(...inFolder('case', 'list', '--state', 'received'));
    expect(answer.length).toBeGreaterThan(0);
    for (const line of answer) {
      expect(line).toMatchObject({
        number: expect.stringMatching(/^13-/),
        item: expect.any(String),
        state: 'received',
        lamp: expect.stringMatching(/^(green|yellow|red)$/),
        acceptedOn: null,
        promisedDue: null,
        statutoryDue: null,
      });
    }
  });

  it('shows a case by its number, also without hyphens', async () => {
    const [first] = cases as [CaseLine];
    for (const number of [first.number, first.number.replaceAll('-', '')]) {
      const { answer } = await owJson<CaseDetail>(...inFolder('case', 'show', number));
      expect(answer).toMatchObject({ number: first.number, applicantName: first.applicantName });
      expect(answer).toMatchObject({ history: [{ from: null, at: first.receivedAt }] });
    }
    const { stdout } = await ow(...inFolder('case', 'show', first.number));
    expect(stdout).toContain(first.number);
    expect(stdout).toContain('扫描件 0 页');
    expect((await failing(1, ...inFolder('case', 'show', '13-2026-999999'))).code).toBe('NOT_FOUND');
  });

  it('finds items by initials, people by name, initials and number, cases by number and person', async () => {
    const { residentId, applicantName, number } = cases.find(
      ({ applicantName: name }) => name.length > 2,
    ) as CaseLine;
    expect((await found('cxyl')).items.map(({ name }) => name)).toContain('城乡居民养老保险参保登记');
    const byName = await found(applicantName);
    expect(byName.residents.map(({ id }) => id)).toContain(residentId);
    expect(byName.cases.map((line) => line.number)).toContain(number);
    const data = openData({ folder, key: readDemoKey(folder) });
    const person = data.connection
      .prepare(
        'SELECT name_initials AS initials, identity_number AS number, phone FROM residents WHERE id = ?',
      )
      .get(residentId) as { initials: string; number: string; phone: string };
    data.database.close();
    for (const text of [person.initials, person.number.slice(0, 14), person.phone.slice(0, 11)]) {
      if (text !== '') expect((await found(text)).residents.map(({ id }) => id)).toContain(residentId);
    }
    expect((await found(number)).cases.map((line) => line.number)).toEqual([number]);
    expect(await found('查无此人此事')).toEqual({ items: [], residents: [], cases: [] });
    expect((await ow(...inFolder('search', '查无此人此事'))).stdout).toBe('没有找到\n');
  });
});

describe('document export', () => {
  it('writes the kept documents of a case in clear, and says which were not made yet', async () => {
    const { answer } = await owJson<CaseLine[]>(...inFolder('case', 'list', '--filter', 'open'));
    const [printed, unprinted] = answer.filter(({ state }) => state === 'accepted') as [CaseLine, CaseLine];
    await printBoth(printed.id);
    const out = join(temporaryFolder(), 'papers');
    const exported = await owJson<{ kind: string; path: string }[]>(
      ...inFolder('document', 'export', printed.number, '--out', out),
    );
    expect(exported.status).toBe(0);
    expect(exported.answer.map(({ kind }) => kind).sort()).toEqual([
      'acceptance-notice',
      'materials-receipt',
    ]);
    for (const { path } of exported.answer) {
      expect(path.startsWith(join(out, printed.number))).toBe(true);
      expect(readFileSync(path, 'utf8')).toMatch(/^%PDF-/);
    }
    const none = await owJson(...inFolder('document', 'export', unprinted.number, '--out', out));
    expect(none.answer).toEqual([]);
    expect(none.stderr).toContain('受理通知书');
    expect(none.stderr).toContain('材料接收凭证');
  });

  it('says that the place cannot be written to', async () => {
    const { answer } = await owJson<CaseLine[]>(...inFolder('case', 'list', '--state', 'accepted'));
    const [{ id, number }] = answer as [CaseLine];
    await printBoth(id);
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const error = await failing(1, ...inFolder('document', 'export', number, '--out', join(file, 'below')));
    expect(error.code).toBe('FILE_NOT_WRITTEN');
    expect(existsSync(join(file, 'below'))).toBe(false);
  });
});

async function printBoth(caseId: string): Promise<void> {
  const data = openData({ folder, key: readDemoKey(folder) });
  const context: CoreContext = {
    data,
    resourcesFolder,
    applicationVersion: '0.0.0-test',
    desktop: {
      renderPdf: async (html) => Buffer.from(`%PDF-1.4 ${html.length}`),
      print: async () => 'printed',
      saveFile: async () => null,
    },
  };
  await printDocuments(context, { id: 'demo-13-1', name: '陈晓敏' }, caseId);
  data.database.close();
}
