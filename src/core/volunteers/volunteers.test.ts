import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { explainImportProblem } from '#shared/wording/import-problems.ts';
import { identityNumber } from '../testing/drafts.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { readAudit } from '../testing/log.ts';
import { volunteerData } from '../testing/volunteers.ts';
import { saveBranch, saveSquad } from './groups.ts';
import { importVolunteers, previewVolunteers } from './import-volunteers.ts';
import { addHonour, leave, rejoin, removeHonour } from './record.ts';
import { getVolunteer, listSimilarVolunteers, listVolunteers, saveVolunteer } from './service.ts';

const seen = null;
const save = (site: ReturnType<typeof freshSite>, order: number, given = {}) =>
  saveVolunteer(site.context, clerk, { id: null, data: volunteerData(order, given), notSameAs: seen });

describe('a volunteer', () => {
  it('is registered with the data of order 67, and the number leaves core masked only', () => {
    const site = freshSite();
    const { id } = save(site, 1);
    const page = getVolunteer(site.context, id);
    expect(page).toMatchObject({
      name: '林志乙',
      minutes: 0,
      points: 0,
      stars: 0,
      centreName: '台洞村党群服务中心',
    });
    expect(page.maskedNumber).toMatch(/^440783\*+\d{3}[\dX]$/);
    expect(JSON.stringify(page)).not.toContain(identityNumber(1, '19700315'));
  });

  it('is found by name, initials, number, telephone and the code of the card', () => {
    const site = freshSite();
    const { id } = save(site, 1, { name: '司徒健' });
    save(site, 2, { name: '林秀英' });
    for (const text of [
      '司徒',
      'stj',
      identityNumber(1, '19700315').slice(0, 17),
      '19900000001',
      `OWV:${id}`,
    ]) {
      const { rows } = listVolunteers(site.context, { text, limit: 10 });
      expect(rows.map((row) => row.id)).toEqual([id]);
    }
    expect(listVolunteers(site.context, { text: '', limit: 1 })).toMatchObject({
      total: 2,
      next: expect.anything(),
    });
  });

  it('is never registered twice by number, and of the same name and birth date only when it was said', () => {
    const site = freshSite();
    const { id } = save(site, 1);
    expect(() => save(site, 1, { name: '别人' })).toThrow(expect.objectContaining({ code: 'SAME_PERSON' }));
    const alike = volunteerData(11, { name: '林志乙', phone: '' });
    expect(listSimilarVolunteers(site.context, alike)).toMatchObject([{ id, why: 'same-birth-date' }]);
    const unsaid = { id: null, data: alike, notSameAs: null };
    expect(() => saveVolunteer(site.context, clerk, unsaid)).toThrow(
      expect.objectContaining({ code: 'SAME_PERSON' }),
    );
    const said = { ...unsaid, notSameAs: { ids: [id], reason: '双胞胎' } };
    expect(saveVolunteer(site.context, clerk, said).id).not.toBe(id);
  });

  it('keeps the number when a change leaves it empty, and has to fit it', () => {
    const site = freshSite();
    const { id } = save(site, 1);
    const data = { ...volunteerData(1), identityNumber: '', phone: '19900009999' };
    saveVolunteer(site.context, clerk, { id, data, notSameAs: null });
    const { rows } = listVolunteers(site.context, { text: identityNumber(1, '19700315'), limit: 5 });
    expect(rows).toMatchObject([{ id, phone: '19900009999' }]);
    const wrong = volunteerData(2, { birthDate: '1971-03-15', politicalStatus: 'member' });
    expect(() => saveVolunteer(site.context, clerk, { id: null, data: wrong, notSameAs: null })).toThrow(
      expect.objectContaining({
        data: {
          problems: [
            { field: 'birthDate', code: 'not-of-number' },
            { field: 'branchId', code: 'required' },
          ],
        },
      }),
    );
  });

  it('who leaves is no longer listed, and the record stays', () => {
    const site = freshSite();
    const { id } = save(site, 1);
    leave(site.context, manager, { id, on: '2026-06-09', reason: '迁往外地' });
    expect(listVolunteers(site.context, { text: '', limit: 10 })).toMatchObject({ rows: [], total: 0 });
    expect(getVolunteer(site.context, id).leftOn).toBe('2026-06-09');
    expect(() => rejoin(site.context, clerk, { id, reason: '迁回' })).toThrow(
      expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }),
    );
    expect(rejoin(site.context, manager, { id, reason: '迁回' }).leftOn).toBeNull();
    expect(listVolunteers(site.context, { text: '', limit: 10 }).total).toBe(1);
    expect(() => leave(site.context, manager, { id, on: '2026-06-10', reason: '将来' })).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWERS' }),
    );
  });

  it('has training and commendations in the record, and a mistaken one goes with a reason', () => {
    const site = freshSite();
    const { id } = save(site, 1);
    const training = {
      ...{
        kind: 'training' as const,
        day: '2026-05-20',
        name: '急救培训',
        givenBy: '镇卫生院',
        minutes: 180,
      },
    };
    addHonour(site.context, clerk, { volunteerId: id, honour: training });
    const commendation = { ...training, kind: 'commendation' as const, name: '优秀志愿者', minutes: 0 };
    const { honours } = addHonour(site.context, clerk, { volunteerId: id, honour: commendation });
    expect(honours).toMatchObject([training, commendation]);
    expect(getVolunteer(site.context, id)).toMatchObject({ minutes: 0, points: 0 });
    const future = { ...training, day: '2026-06-10' };
    expect(() => addHonour(site.context, clerk, { volunteerId: id, honour: future })).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWERS' }),
    );
    const mistaken = { id: honours[0]?.id ?? '', reason: '记错了人' };
    expect(() => removeHonour(site.context, clerk, mistaken)).toThrow(
      expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }),
    );
    expect(removeHonour(site.context, manager, mistaken).honours).toMatchObject([commendation]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ reason: '记错了人' });
  });
});

async function workbook(rows: (string | Date | number)[][]): Promise<Uint8Array> {
  const book = new excel.Workbook();
  book.addWorksheet('名册').addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a register of volunteers', () => {
  const heading = ['姓名', '证件号码', '联系电话', '所属中心', '党支部', '服务队', '服务类别', '登记日期'];
  const line = (order: number, given: Partial<Record<string, string>> = {}) =>
    heading.map(
      (column) =>
        given[column] ??
        {
          姓名: `林志${order}`,
          证件号码: identityNumber(order, '19700315'),
          所属中心: '台洞村党群服务中心',
          党支部: '台洞村党支部',
          服务类别: '敬老助老、治安巡防',
          登记日期: '2025/3/1',
        }[column] ??
        '',
    );

  function siteWithGroups() {
    const site = freshSite();
    const branch = {
      name: '台洞村党支部',
      kind: 'village',
      siteNumber: '13',
      secretary: '谭国华',
      themedDay: 10,
    } as const;
    saveBranch(site.context, manager, { id: null, ...branch });
    saveSquad(site.context, manager, {
      id: null,
      name: '敬老服务队',
      captain: '余伟强',
      captainDuty: '党委委员',
    });
    return site;
  }

  it('is taken in whole, and a second time only what the file fills and differs', async () => {
    const site = siteWithGroups();
    const file = { name: '名册.xlsx', bytes: await workbook([heading, line(1), line(2)]) };
    expect((await previewVolunteers(site.context, manager, file)).lines.map(({ what }) => what)).toEqual([
      'new',
      'new',
    ]);
    expect(listVolunteers(site.context, { text: '', limit: 10 }).total).toBe(0);
    await importVolunteers(site.context, manager, file);
    const { rows } = listVolunteers(site.context, { text: '', limit: 10 });
    expect(rows).toHaveLength(2);
    expect(getVolunteer(site.context, rows[0]?.id ?? '').data).toMatchObject({
      politicalStatus: 'member',
      serviceKinds: ['elderly-care', 'patrol'],
      registeredOn: '2025-03-01',
      birthDate: '1970-03-15',
    });
    const second = await workbook([
      heading,
      line(1),
      line(2, { 联系电话: '19900007777', 服务队: '敬老服务队' }),
    ]);
    const { lines } = await importVolunteers(site.context, manager, { name: '名册.xlsx', bytes: second });
    expect(lines).toMatchObject([{ what: 'same' }, { what: 'change', columns: ['联系电话', '服务队'] }]);
  });

  it('says every fault by line and column, and takes nothing of it in', async () => {
    const site = siteWithGroups();
    const bytes = await workbook([
      heading,
      line(1),
      line(2, { 证件号码: '440783197003150020' }),
      line(3, { 所属中心: '台山中心', 服务类别: '打牌' }),
      line(1, { 姓名: '' }),
    ]);
    const file = { name: '名册.xlsx', bytes };
    const { problems } = await previewVolunteers(site.context, manager, file);
    expect(problems.map(({ line: at, column, code }) => `${at} ${column} ${code}`)).toEqual([
      '3 证件号码 not-valid',
      '4 服务类别 service-kind',
      '4 所属中心 unknown',
      '5 姓名 required',
      '5 证件号码 twice-in-file',
    ]);
    expect(problems.map((problem) => explainImportProblem(problem)).at(-1)).toBe(
      '第 5 行“证件号码”：和第 2 行相同，一个人只能有一行',
    );
    await expect(importVolunteers(site.context, manager, file)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
    });
    expect(listVolunteers(site.context, { text: '', limit: 10 }).total).toBe(0);
  });

  it('may be CSV, and is refused when it is neither, or its columns are missing', async () => {
    const site = siteWithGroups();
    const csv = `${heading.join(',')}\n${line(4).join(',')}\n`;
    const { lines } = await importVolunteers(site.context, manager, {
      name: 'a.csv',
      bytes: Buffer.from(csv),
    });
    expect(lines).toMatchObject([{ what: 'new', name: '林志4' }]);
    const broken = { name: 'a.xlsx', bytes: Buffer.from('PK nothing') };
    expect((await previewVolunteers(site.context, manager, broken)).problems).toMatchObject([
      { code: 'not-workbook' },
    ]);
    const bare = { name: 'a.csv', bytes: Buffer.from('姓名\n林志强\n') };
    expect((await previewVolunteers(site.context, manager, bare)).problems).toMatchObject([
      { column: '证件号码', code: 'column-missing' },
    ]);
  });

  it('is for managers', async () => {
    const site = siteWithGroups();
    const file = { name: 'a.csv', bytes: Buffer.from('姓名,证件号码\n') };
    await expect(importVolunteers(site.context, clerk, file)).rejects.toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
  });

  it('warns of who may be registered under another number, and takes them in once somebody said why not', async () => {
    const site = siteWithGroups();
    save(site, 1, { name: '林志强' });
    const twins = [line(2, { 姓名: '林志强' }), line(3, { 姓名: '余女' }), line(4, { 姓名: '余女' })];
    const file = { name: '名册.xlsx', bytes: await workbook([heading, ...twins]) };
    const { lines, problems } = await previewVolunteers(site.context, manager, file);
    expect(problems).toEqual([]);
    expect(lines).toMatchObject([
      { line: 2, alike: [{ name: '林志强', why: 'same-birth-date' }], alikeLine: null },
      { line: 3, alike: [], alikeLine: null },
      { line: 4, alike: [], alikeLine: 3 },
    ]);
    expect(JSON.stringify(lines)).not.toContain(identityNumber(1, '19700315'));
    await expect(importVolunteers(site.context, manager, file)).rejects.toMatchObject({
      code: 'SAME_PERSON',
    });
    await importVolunteers(site.context, manager, file, '同名不同人，已看身份证');
    expect(listVolunteers(site.context, { text: '', limit: 10 }).total).toBe(4);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ reason: '同名不同人，已看身份证' });
  });

  it('does not quietly change who has left', async () => {
    const site = siteWithGroups();
    const { id } = save(site, 1);
    leave(site.context, manager, { id, on: '2026-06-09', reason: '迁往外地' });
    const file = { name: '名册.xlsx', bytes: await workbook([heading, line(1)]) };
    expect((await previewVolunteers(site.context, manager, file)).problems).toEqual([
      { line: 2, column: '姓名', code: 'has-left', value: '2026-06-09' },
    ]);
  });
});
