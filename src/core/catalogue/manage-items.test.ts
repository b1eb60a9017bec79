import { beforeEach, describe, expect, it } from 'vitest';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { emptyItem } from '#shared/domain/edited-item.ts';
import { getCase } from '../cases/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import type { StaffActor } from '../staff/roles.ts';
import { fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { discardItemDraft, saveItemDraft } from './item-drafts.ts';
import { beginEditing, catalogueOverview, itemHistory, saveItem, withdrawVersion } from './manage-items.ts';
import { getItem, listItems, searchItems } from './service.ts';

const manager: StaffActor = { id: 'demo-13-4', name: '谭国华', role: 'manager', department: '' };
const today = '2026-06-09';
const nextMonth = '2026-07-01';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const edit = (code: string | null) => beginEditing(site.context, manager, code);
function save(code: string, change: Partial<EditedItem>, effectiveFrom = today) {
  const { item, baseVersion } = edit(code);
  return saveItem(site.context, manager, { item: { ...item, ...change }, effectiveFrom, baseVersion });
}
const add = (change: Partial<EditedItem>, effectiveFrom = today) =>
  saveItem(site.context, manager, {
    item: { ...emptyItem, code: 'ZZ001', name: '公证咨询', department: '司法', promisedDays: 1, ...change },
    effectiveFrom,
    baseVersion: null,
  });
const current = (code: string) => getItem(site.data.database.read, code);
const problemsOf = (work: () => unknown) => {
  const { code, data } = faultOf(work);
  expect(code).toBe('INVALID_ANSWERS');
  return (data as { problems: { field: string; code: string }[] }).problems;
};

describe('an item that a manager saves', () => {
  it('is new and in force at once, with everything that was written', () => {
    const said: Partial<EditedItem> = {
      ...{ basicCode: 'AB12345678', implementationCode: '11440783MB2C5A0123456789', handling: 'here' },
      ...{ fee: { amount: 20, basis: '粤价〔2026〕1 号' }, result: '咨询意见', resultFrom: '开平市司法局' },
      ...{
        delivery: ['counter', 'post'],
        audience: '本镇居民',
        place: '二楼司法室',
        questionsPhone: '0750-2219999',
      },
      ...{ complaintsPhone: '12345', synonyms: ['问公证'], guide: '带上身份证。', proxyAllowed: false },
      applicants: 'organisations',
    };
    expect(add(said)).toEqual({ version: 1, outcome: 'added' });
    expect(current('ZZ001')).toMatchObject({ ...said, version: 1, effectiveFrom: today });
    expect(searchItems(site.context, '问公证', 1)[0]?.code).toBe('ZZ001');
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'catalogue.save',
      actorName: '谭国华',
      subjectId: 'ZZ001',
    });
  });

  it('gets a new version, and an open case keeps its own', () => {
    const accepted = acceptCase(site.context, clerk, fullDraft(site.context, 'SB005', newApplicant(1)));
    expect(save('SB005', { name: '养老缴费', promisedDays: 2 })).toEqual({ version: 2, outcome: 'changed' });
    expect(current('SB005')).toMatchObject({ name: '养老缴费', promisedDays: 2, version: 2 });
    expect(getCase(site.context, accepted.id)).toMatchObject({
      itemName: '城乡居民养老保险缴费申报',
      promisedDays: 0,
    });
  });

  it('gets no version when it says nothing new, whatever blanks were typed', () => {
    const before = readChanges(site.data.connection).length;
    expect(save('SB005', { name: ' 城乡居民养老保险缴费申报 ' })).toEqual({
      version: 1,
      outcome: 'unchanged',
    });
    expect(readChanges(site.data.connection)).toHaveLength(before);
  });

  it('is refused with every fault at its field, and nothing is written', () => {
    const before = readChanges(site.data.connection).length;
    const material = { ...current('SB001').materials[0], name: '', originals: 100 };
    const problems = problemsOf(() =>
      add({ code: 'zz', name: ' ', promisedDays: null, basicCode: '12', materials: [material as never] }),
    );
    expect(problems).toEqual(
      expect.arrayContaining([
        { field: 'code', code: 'item-code' },
        { field: 'name', code: 'empty' },
        { field: 'promisedDays', code: 'days' },
        { field: 'basicCode', code: 'official-code' },
        { field: 'materials.0.name', code: 'empty' },
        { field: 'materials.0.originals', code: 'sheets' },
        { field: 'materials.0.condition', code: 'unknown-situation' },
      ]),
    );
    expect(problemsOf(() => add({}, '2026-06-08'))).toEqual([{ field: 'effectiveFrom', code: 'days' }]);
    expect(problemsOf(() => add({ code: 'SB001' }))).toEqual([{ field: 'code', code: 'item-code-taken' }]);
    expect(readChanges(site.data.connection)).toHaveLength(before);
  });

  it('is refused to everybody but managers and administrators', () => {
    for (const role of ['clerk', 'handler', 'auditor'] as const) {
      const actor = { ...manager, role };
      const { item, baseVersion } = edit('SB005');
      for (const work of [
        () => saveItem(site.context, actor, { item, effectiveFrom: today, baseVersion }),
        () => beginEditing(site.context, actor, null),
        () => saveItemDraft(site.context, actor, null, { item, baseVersion }),
        () => discardItemDraft(site.context, actor, null),
        () => withdrawVersion(site.context, actor, 'SB005', 1),
      ]) {
        expect(faultOf(work).code).toBe('ROLE_NOT_ALLOWED');
      }
    }
  });

  it('is refused when another version was saved since it was opened, and the draft stays', () => {
    const { item, baseVersion } = edit('SB005');
    saveItemDraft(site.context, manager, 'SB005', { item: { ...item, name: '我写的' }, baseVersion });
    const other = { ...manager, id: 'demo-13-7', name: '方伟明', role: 'administrator' as const };
    saveItem(site.context, other, { item: { ...item, name: '他写的' }, effectiveFrom: today, baseVersion });
    const mine = { item: { ...item, name: '我写的' }, effectiveFrom: today, baseVersion };
    expect(faultOf(() => saveItem(site.context, manager, mine))).toEqual({
      code: 'STALE_ITEM',
      data: { code: 'SB005', version: 2, savedBy: '方伟明' },
    });
    expect(edit('SB005').draft?.item.name).toBe('我写的');
  });
});

describe('a version that begins later', () => {
  it('takes effect by itself on its day, and search and lists with it', () => {
    expect(save('SB005', { name: '新缴费申报' }, nextMonth)).toEqual({ version: 2, outcome: 'changed' });
    expect(current('SB005')).toMatchObject({ version: 1, name: '城乡居民养老保险缴费申报' });
    const names = () => searchItems(site.context, '新缴费', 3).map(({ name }) => name);
    expect(names()).not.toContain('新缴费申报');
    expect(catalogueOverview(site.context).find(({ code }) => code === 'SB005')).toMatchObject({
      version: 1,
      planned: { version: 2, effectiveFrom: nextMonth },
    });
    site.setTime('2026-06-30T15:59:59.000Z');
    expect(current('SB005').version).toBe(1);
    site.setTime('2026-06-30T16:00:00.000Z');
    expect(current('SB005')).toMatchObject({ version: 2, effectiveFrom: nextMonth });
    expect(names()[0]).toBe('新缴费申报');
    expect(catalogueOverview(site.context).find(({ code }) => code === 'SB005')?.planned).toBeNull();
  });

  it('makes a new item known only from then on; managers see it before', () => {
    add({}, nextMonth);
    expect(listItems(site.context)).toHaveLength(233);
    expect(faultOf(() => current('ZZ001')).code).toBe('NOT_FOUND');
    expect(catalogueOverview(site.context)).toHaveLength(234);
    expect(edit('ZZ001')).toMatchObject({ baseVersion: 1, planned: { effectiveFrom: nextMonth } });
    site.setTime(`${nextMonth}T02:00:00.000Z`);
    expect(current('ZZ001').name).toBe('公证咨询');
  });

  it('can be taken back before its day and not after', () => {
    save('SB005', { name: '新缴费申报' }, nextMonth);
    withdrawVersion(site.context, manager, 'SB005', 2);
    expect(faultOf(() => withdrawVersion(site.context, manager, 'SB005', 2)).code).toBe('NOT_FOUND');
    expect(faultOf(() => withdrawVersion(site.context, manager, 'SB005', 1)).code).toBe('NOT_FOUND');
    site.setTime(`${nextMonth}T02:00:00.000Z`);
    expect(current('SB005').version).toBe(1);
    // Its number is not given twice.
    expect(save('SB005', { name: '再改' }, nextMonth)).toMatchObject({ version: 3 });
  });

  it('stays in force when one that begins earlier is saved after it', () => {
    save('SB005', { name: '七月版' }, nextMonth);
    const { item, baseVersion } = edit('SB005');
    saveItem(site.context, manager, { item: { ...item, name: '今天版' }, effectiveFrom: today, baseVersion });
    expect(current('SB005').name).toBe('今天版');
    site.setTime(`${nextMonth}T02:00:00.000Z`);
    expect(current('SB005').name).toBe('七月版');
  });
});

describe('the history of an item', () => {
  it('tells of every version who wrote it, from when it counts and what it changed', () => {
    save('SB005', { promisedDays: 2, proxyAllowed: false });
    save('SB005', { name: '新缴费申报' }, nextMonth);
    const [planned, inForce, past] = itemHistory(site.context, 'SB005');
    expect(planned).toMatchObject({
      version: 3,
      state: 'planned',
      savedBy: '谭国华',
      changes: [{ label: '名称', before: '城乡居民养老保险缴费申报', after: '新缴费申报' }],
    });
    expect(inForce).toMatchObject({
      state: 'in-force',
      changes: [
        { label: '承诺时限', before: '即办', after: '2 个工作日' },
        { label: '可以代办', before: '是', after: '否' },
      ],
    });
    expect(past).toMatchObject({ version: 1, state: 'past', changes: [] });
    withdrawVersion(site.context, manager, 'SB005', 3);
    expect(itemHistory(site.context, 'SB005').map(({ state }) => state)).toEqual([
      'withdrawn',
      'in-force',
      'past',
    ]);
  });
});

describe('what was written and not saved', () => {
  it('is there again at the next start, for whoever wrote it, until it is saved or thrown away', () => {
    const item = { ...emptyItem, name: '没写完' } as never;
    saveItemDraft(site.context, manager, null, { item, baseVersion: null });
    site.reopen();
    expect(edit(null).draft).toMatchObject({ item: { name: '没写完', promisedDays: null } });
    expect(beginEditing(site.context, { ...manager, id: 'demo-13-7' }, null).draft).toBeNull();
    expect(edit('SB005').draft).toBeNull();
    add({});
    expect(edit(null).draft).toBeNull();
    saveItemDraft(site.context, manager, 'SB005', { item, baseVersion: 1 });
    discardItemDraft(site.context, manager, 'SB005');
    expect(edit('SB005').draft).toBeNull();
  });
});
