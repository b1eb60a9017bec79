import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { serviceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { decodeTextFile } from '../import-file.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { importCatalogue } from './import-catalogue.ts';
import { importDetailedItems } from './import-detailed-items.ts';
import { getItem, listItems, searchItems } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const seed = (name: string) => decodeTextFile(readFileSync(join(resourcesFolder, 'seed', name)));
const supplied = JSON.parse(seed('items-detailed.json')) as Record<string, unknown>[];
const suppliedItem = (code: string) => ({ ...supplied.find((item) => item.code === code) });

const take = (...items: object[]) => importDetailedItems(site.context, clerk, JSON.stringify(items));
const takeLines = (...lines: string[]) =>
  importCatalogue(
    site.context,
    clerk,
    ['code,name,department,kind,promised_workdays,materials', ...lines].join('\n'),
  );
const item = (code: string) => getItem(site.data.database.read, code);
const changes = () => readChanges(site.data.connection).length;
const unchanged = (count: number) => ({ added: 0, changed: 0, unchanged: count });

describe('a fresh site', () => {
  it('has the details of 30 items, and every item is what the contract says', () => {
    const items = listItems(site.context).map(({ code }) => item(code));
    expect(items.filter(({ situations }) => situations.length > 0)).toHaveLength(supplied.length);
    for (const one of items) expect(serviceItem.parse(one)).toEqual(one);
  });

  it('knows of an item what its file says, and its kind from the list of all items', () => {
    expect(item('SB019')).toMatchObject({
      name: '社会保障卡补领换领',
      kind: '公共服务',
      version: 2,
      promisedDays: 5,
      gapsAllowed: true,
      declarationAllowed: false,
      proxyAllowed: true,
      handling: 'forward',
      fee: { amount: 20 },
      delivery: suppliedItem('SB019').delivery,
      synonyms: suppliedItem('SB019').synonyms,
    });
    expect(item('SB019').materials.find(({ id }) => id === 'photoReceipt')).toMatchObject({
      mayLack: true,
      condition: { situation: 'holder', in: ['hmt', 'minor'] },
    });
    expect(item('SB019').form.find(({ key }) => key === 'pinyinName')).toMatchObject({
      condition: { situation: 'rareName', in: ['rare'] },
      pattern: null,
    });
  });

  it('is found by what people call an item, in characters, initials and pinyin', () => {
    for (const text of ['老人金', 'lrj', 'laorenjin', '八十岁补贴']) {
      expect(
        searchItems(site.context, text, 3).map(({ code }) => code),
        text,
      ).toContain('MZ007');
    }
    for (const { code, synonyms } of supplied as { code: string; synonyms: string[] }[]) {
      for (const name of synonyms) {
        expect(
          searchItems(site.context, name, 5).map((line) => line.code),
          name,
        ).toContain(code);
      }
    }
  });
});

describe('a file of detailed items', () => {
  it('changes nothing when it says what is known', () => {
    const before = changes();
    expect(importDetailedItems(site.context, clerk, seed('items-detailed.json'))).toEqual(unchanged(30));
    expect(changes()).toBe(before);
  });

  it('makes a new version, and an open case keeps the one it was accepted under', () => {
    const draft = fullDraft(site.context, 'SB014', newApplicant(1));
    const situations = { where: 'counter', face: 'pass', suspended: 'no' };
    const [certMethod, livingState] = ['certMethod', 'livingState'].map((key) => {
      const field = item('SB014').form.find((one) => one.key === key);
      return (field && 'options' in field && field.options[0]?.id) || '';
    });
    const form = { certMethod, certDate: '2026-06-09', livingState } as IntakeDraft['form'];
    const accepted = acceptCase(site.context, clerk, { ...draft, situations, form });
    expect(take({ ...suppliedItem('SB014'), promisedWorkdays: 1, synonyms: ['验活人'] })).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(item('SB014')).toMatchObject({ version: 3, promisedDays: 1, synonyms: ['验活人'] });
    const stored = site.data.connection
      .prepare('SELECT item_version FROM cases WHERE id = ?')
      .pluck()
      .get(accepted.id);
    expect(stored).toBe(2);
    expect(searchItems(site.context, '验活人', 1)[0]?.code).toBe('SB014');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('describes an item that had papers only', () => {
    expect(item('SB005')).toMatchObject({ version: 1, situations: [], handling: null });
    take({ ...suppliedItem('SB001'), code: 'SB005' });
    expect(item('SB005')).toMatchObject({ version: 2, kind: '公共服务', handling: 'here' });
    expect(item('SB005').materials).toEqual(item('SB001').materials);
  });

  it('adds an item nobody knew when it says of what kind it is', () => {
    const added = { ...suppliedItem('SB001'), code: 'ZZ001' };
    expect(faultOf(() => take(added)).data).toEqual({
      problems: [{ line: 1, column: 'ZZ001.kind', code: 'missing' }],
    });
    expect(take({ ...added, kind: '其他' })).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(item('ZZ001')).toMatchObject({ version: 1, kind: '其他' });
  });

  it('gives a licence the limit of the law where the file has none', () => {
    const licence = { ...suppliedItem('NY001'), statutoryWorkdays: null };
    take(licence);
    expect(item('NY001').statutoryDays).toBe(20);
    expect(
      faultOf(() => take(licence, { ...suppliedItem('SB014'), kind: '行政许可', promisedWorkdays: 21 })).data,
    ).toEqual({
      problems: [{ line: 1, column: 'SB014.promisedWorkdays', code: 'longer-than-statutory', value: '21' }],
    });
  });

  it('is taken in as a whole or not at all', () => {
    const before = [changes(), readAudit(site.data.connection).length];
    const { code } = faultOf(() =>
      take({ ...suppliedItem('SB001'), promisedWorkdays: 1 }, { code: 'SB005' }),
    );
    expect(code).toBe('IMPORT_REJECTED');
    faultOf(() =>
      take({ ...suppliedItem('SB001'), promisedWorkdays: 1 }, { ...suppliedItem('SB001'), code: 'ZZ1' }),
    );
    expect([changes(), readAudit(site.data.connection).length]).toEqual(before);
    expect(item('SB001').promisedDays).toBe(3);
  });
});

describe('the list of all items', () => {
  it('changes nothing of items that were described since', () => {
    const before = changes();
    expect(importCatalogue(site.context, clerk, seed('catalogue.csv'))).toEqual(unchanged(233));
    expect(changes()).toBe(before);
  });

  it('renames a described item and moves its promise; questions, papers and form stay', () => {
    const before = item('SB001');
    expect(takeLines('SB001,居民养老参保,社保所,公共服务,5,身份证')).toMatchObject({ changed: 1 });
    expect(item('SB001')).toEqual({
      ...before,
      version: 3,
      effectiveFrom: '2026-06-09',
      name: '居民养老参保',
      department: '社保所',
      promisedDays: 5,
    });
  });

  it('cannot promise more than the limit that the details know', () => {
    expect(faultOf(() => takeLines('SB001,城乡居民养老保险参保登记,人社(社保),公共服务,11,')).data).toEqual({
      problems: [{ line: 2, column: 'promised_workdays', code: 'longer-than-statutory', value: '11' }],
    });
  });
});
