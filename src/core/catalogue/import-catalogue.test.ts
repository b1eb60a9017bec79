import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '../db/query.ts';
import { decodeTextFile } from '../import-file.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { importCatalogue } from './import-catalogue.ts';
import { getItem, listItems } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const heading = 'code,name,department,kind,promised_workdays,materials';
const seed = decodeTextFile(readFileSync(join(resourcesFolder, 'seed/catalogue.csv')));

const take = (...lines: string[]) => importCatalogue(site.context, clerk, [heading, ...lines].join('\n'));
const item = (code: string) => getItem(site.data.database.read, code);
const changes = () => readChanges(site.data.connection).length;

function problemsOf(...lines: string[]) {
  const before = [changes(), readAudit(site.data.connection).length, listItems(site.context).length];
  const { code, data } = faultOf(() => take(...lines));
  expect(code).toBe('IMPORT_REJECTED');
  expect([changes(), readAudit(site.data.connection).length, listItems(site.context).length]).toEqual(before);
  return (data as { problems: unknown[] }).problems;
}

/** A paper of which a file says no more than the name. */
const always = {
  ...{ mayLack: false, declarable: false, condition: null },
  ...{ source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
};
const noDetails = {
  ...{
    situations: [],
    form: [],
    delivery: [],
    synonyms: [],
    guide: '',
    result: '',
    ...{ resultFrom: '', basicCode: '', implementationCode: '', audience: '', place: '' },
    ...{ questionsPhone: '', complaintsPhone: '' },
    handling: null,
    fee: null,
  },
  ...{ gapsAllowed: false, declarationAllowed: false, proxyAllowed: true },
  applicants: null,
  retired: false,
};

describe('a catalogue file', () => {
  it('adds items with their papers in order', () => {
    expect(take('ZZ001,公证咨询,司法,公共服务,0,身份证；户口簿;  ;')).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
    });
    expect(item('ZZ001')).toEqual({
      code: 'ZZ001',
      name: '公证咨询',
      department: '司法',
      kind: '公共服务',
      promisedDays: 0,
      statutoryDays: null,
      version: 1,
      effectiveFrom: '2026-06-09',
      materials: [
        { id: 'm1', name: '身份证', originals: 1, copies: 1, required: true, ...always },
        { id: 'm2', name: '户口簿', originals: 1, copies: 1, required: true, ...always },
      ],
      ...noDetails,
    });
  });

  it('may ask for no paper, and quote names with commas', () => {
    take('ZZ001,"公证咨询,代书",司法,公共服务,0,');
    expect(item('ZZ001')).toMatchObject({ name: '公证咨询,代书', materials: [] });
  });

  it('demands no paper that the file marks as taken where there is one', () => {
    take('XX001,现场情况登记,民政,公共服务,1,登记表;现场照片(可选);结婚证（如有）;旧证(换领)');
    expect(item('XX001').materials.map(({ name, required }) => [name, required])).toEqual([
      ['登记表', true],
      ['现场照片', false],
      ['结婚证', false],
      ['旧证(换领)', true],
    ]);
  });

  it('gives a licence the limit of the law unless the file has one of its own', () => {
    take('ZZ001,许可一,司法,行政许可,20,', 'ZZ002,服务一,司法,公共服务,60,');
    expect([item('ZZ001').statutoryDays, item('ZZ002').statutoryDays]).toEqual([20, null]);
    const own = `${heading},statutory_workdays\nZZ001,许可一,司法,行政许可,10,,45\nZZ003,服务二,司法,公共服务,5,,5\nZZ004,服务三,司法,公共服务,5,,`;
    expect(importCatalogue(site.context, clerk, own)).toMatchObject({ added: 2, changed: 1 });
    expect(['ZZ001', 'ZZ003', 'ZZ004'].map((code) => item(code).statutoryDays)).toEqual([45, 5, null]);
  });

  it('changes nothing when everything is known, and leaves items alone that it does not name', () => {
    const before = changes();
    expect(importCatalogue(site.context, clerk, seed)).toEqual({ added: 0, changed: 0, unchanged: 233 });
    expect(importCatalogue(site.context, clerk, seed.replaceAll('\n', '\r\n'))).toMatchObject({
      unchanged: 233,
    });
    take('ZZ001,公证咨询,司法,公共服务,0,');
    expect(listItems(site.context)).toHaveLength(234);
    // The item and its version; one audit entry each time.
    expect(changes()).toBe(before + 2);
    expect(
      readAudit(site.data.connection)
        .slice(-3)
        .map((entry) => entry.changeCount),
    ).toEqual([0, 0, 2]);
  });

  it.each([
    ['name', 'SB005,城乡居民养老保险缴费,人社(社保),公共服务,0,居民身份证;缴费档次确认单'],
    ['department', 'SB005,城乡居民养老保险缴费申报,税务,公共服务,0,居民身份证;缴费档次确认单'],
    ['kind', 'SB005,城乡居民养老保险缴费申报,人社(社保),其他,0,居民身份证;缴费档次确认单'],
    ['limit', 'SB005,城乡居民养老保险缴费申报,人社(社保),公共服务,1,居民身份证;缴费档次确认单'],
    ['papers', 'SB005,城乡居民养老保险缴费申报,人社(社保),公共服务,0,居民身份证'],
    ['order of papers', 'SB005,城乡居民养老保险缴费申报,人社(社保),公共服务,0,缴费档次确认单;居民身份证'],
  ])('makes a new version in force from today when the %s differs', (_what, line) => {
    expect(take(line)).toMatchObject({ added: 0, changed: 1 });
    expect(item('SB005')).toMatchObject({ version: 2, effectiveFrom: '2026-06-09' });
    // A third import of the same line finds it known.
    expect(take(line)).toMatchObject({ unchanged: 1 });
  });

  it('leaves open cases the version they were accepted under', () => {
    const accepted = acceptCase(site.context, clerk, fullDraft(site.context, 'SB005', newApplicant(1)));
    take('SB005,新名称,税务,公共服务,9,一张新表');
    const row = site.data.database.read.first(
      query.selectFrom('cases').selectAll().where('id', '=', accepted.id),
    );
    expect(row).toMatchObject({ item_version: 1, item_name: '城乡居民养老保险缴费申报', promised_days: 0 });
    const later = acceptCase(site.context, clerk, fullDraft(site.context, 'SB005', newApplicant(2)));
    expect(later).toMatchObject({ itemName: '新名称', department: '税务', promisedDays: 9 });
  });
});

describe('a wrong catalogue file', () => {
  it.each([
    ['sb001,名,司法,公共服务,0,', 'code', 'item-code', 'sb001'],
    ['A001,名,司法,公共服务,0,', 'code', 'item-code', 'A001'],
    ['ZZ01,名,司法,公共服务,0,', 'code', 'item-code', 'ZZ01'],
    [',名,司法,公共服务,0,', 'code', 'item-code', ''],
    ['ZZ001,,司法,公共服务,0,', 'name', 'empty', ''],
    [`ZZ001,${'长'.repeat(101)},司法,公共服务,0,`, 'name', 'too-long', '长'.repeat(101)],
    ['ZZ001,名,,公共服务,0,', 'department', 'empty', ''],
    ['ZZ001,名,司法,行政处罚,0,', 'kind', 'item-kind', '行政处罚'],
    ['ZZ001,名,司法,公共服务,,', 'promised_workdays', 'days', ''],
    ['ZZ001,名,司法,公共服务,-1,', 'promised_workdays', 'days', '-1'],
    ['ZZ001,名,司法,公共服务,1.5,', 'promised_workdays', 'days', '1.5'],
    ['ZZ001,名,司法,公共服务,５,', 'promised_workdays', 'days', '５'],
    ['ZZ001,名,司法,公共服务,1e2,', 'promised_workdays', 'days', '1e2'],
    ['ZZ001,名,司法,公共服务,366,', 'promised_workdays', 'days', '366'],
    ['ZZ001,名,司法,行政许可,21,', 'promised_workdays', 'longer-than-statutory', '21'],
  ])('is refused with the line, the column and what stands there: %s', (line, column, code, value) => {
    expect(problemsOf('ZZ900,好,司法,公共服务,0,', line)).toEqual([{ line: 3, column, code, value }]);
  });

  it('names every wrong cell of every line at once, and takes in nothing', () => {
    expect(problemsOf('zz,,司法,公共服务,0,', 'ZZ001,好,司法,公共服务,0,', 'ZZ002,名,司法,无,x,')).toEqual([
      { line: 2, column: 'code', code: 'item-code', value: 'zz' },
      { line: 2, column: 'name', code: 'empty', value: '' },
      { line: 4, column: 'kind', code: 'item-kind', value: '无' },
      { line: 4, column: 'promised_workdays', code: 'days', value: 'x' },
    ]);
  });

  it('is refused for a code that stands there twice', () => {
    expect(problemsOf('ZZ001,甲,司法,公共服务,0,', 'ZZ001,乙,司法,公共服务,0,')).toEqual([
      { line: 3, column: 'code', code: 'item-code-twice', value: 'ZZ001' },
    ]);
  });

  it('is refused when a column is missing or the file is empty', () => {
    for (const text of ['', 'code,name\nZZ001,甲']) {
      expect(faultOf(() => importCatalogue(site.context, clerk, text)).code).toBe('IMPORT_REJECTED');
    }
  });
});
