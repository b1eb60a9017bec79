import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { residentCard } from '#shared/contract/residents.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { searchResidents } from './search-residents.ts';
import { findByNumber, getResident } from './service.ts';

const people = [
  '林秀英',
  '林秀',
  '陈林秀英',
  '李秀林',
  '欧阳娜娜',
  '区小曾',
  '单雄信',
  '买买提·艾力',
  '阿卜杜热合曼·阿卜杜热西提',
  '𠮷野家',
  '王𬎆',
  '张㛃',
  '刘䶮',
  '蓢畔人',
  '\ue863小明',
  'Nguyễn Văn A',
  'John Smith',
  'Dũng',
  '阿𰻝',
];

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  people.forEach((name, order) => {
    const phone = `1380013${String(order).padStart(4, '0')}`;
    acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order, { name, phone })));
  });
  const permit = newApplicant(0, {
    identityKind: 'hk-macao-permit',
    number: 'H0123456702',
    name: '黄港生',
    phone: '',
  });
  acceptCase(site.context, clerk, fullDraft(site.context, atOnce, permit));
});

const found = (text: string, limit = 20) =>
  searchResidents(site.data.database.read, text, limit).map(({ name }) => name);

describe('searching people', () => {
  it('finds each by the whole name first', () => {
    const chinese = people.filter((name) => /\p{Script=Han}/u.test(name));
    for (const name of chinese) expect(found(name)[0], name).toBe(name);
  });

  it('finds by one, two, three and four characters that stand together', () => {
    expect(found('林').sort()).toEqual(['李秀林', '林秀', '林秀英', '陈林秀英'].sort());
    expect(found('林秀').sort()).toEqual(['林秀', '林秀英', '陈林秀英'].sort());
    expect(found('林秀')[0]).toBe('林秀');
    expect(found('林秀英')).toEqual(['林秀英', '陈林秀英']);
    expect(found('陈林秀英')).toEqual(['陈林秀英']);
    expect(found('林英')).toEqual([]);
  });

  it.each([
    ['𠮷', '𠮷野家'],
    ['𬎆', '王𬎆'],
    ['㛃', '张㛃'],
    ['䶮', '刘䶮'],
    ['蓢', '蓢畔人'],
    ['𰻝', '阿𰻝'],
    ['\ue863小', '\ue863小明'],
  ])('finds by the rare character in %s', (text, name) => {
    expect(found(text)).toEqual([name]);
  });

  it('finds a name with a dot with and without it', () => {
    for (const text of ['买买提·艾力', '买买提艾力', '买买提 艾力', '艾力'])
      expect(found(text)).toEqual(['买买提·艾力']);
    expect(found('买买提·艾力')[0]).toBe('买买提·艾力');
  });

  it.each([
    ['lxy', '林秀英'],
    ['LXY', '林秀英'],
    ['oynn', '欧阳娜娜'],
    ['oxc', '区小曾'],
    ['sxx', '单雄信'],
    ['mmt', '买买提·艾力'],
    ['lpr', '蓢畔人'],
    ['johns', 'John Smith'],
  ])('finds by the initials %s, surnames by their reading as surnames', (text, name) => {
    expect(found(text)[0]).toBe(name);
  });

  it('finds by initials a name that goes on with a character without a known reading', () => {
    const own = freshSite();
    const name = '林秀\ue863';
    acceptCase(own.context, clerk, fullDraft(own.context, atOnce, newApplicant(1, { name })));
    expect(searchResidents(own.data.database.read, 'lx', 5).map((row) => row.name)).toEqual([name]);
  });

  it('finds by the beginning of an identity number and of a telephone number', () => {
    expect(found('440783198001')).toHaveLength(17);
    expect(found(identityNumber(3))).toEqual([people[3]]);
    expect(found(` ${identityNumber(3).slice(0, 17)} `)).toEqual([people[3]]);
    expect(found('13800130004')).toEqual([people[4]]);
    expect(found('138 0013 0004')).toEqual([people[4]]);
    expect(found('13800130')).toHaveLength(people.length);
  });

  it('finds by the last digits of either number and by the day of birth', () => {
    const order = people.indexOf('李秀林');
    const number = identityNumber(order);
    expect(found(number.slice(-4))).toContain('李秀林');
    expect(found(number.slice(-6))).toEqual(['李秀林']);
    expect(found(number.slice(6, 14))).toEqual(['李秀林']);
    expect(found(`0013${String(order).padStart(4, '0')}`)).toEqual(['李秀林']);
    expect(found('00000000')).toEqual([]);
  });

  it('finds by the beginning of a permit number', () => {
    for (const text of ['H0123456702', 'h01234']) expect(found(text)).toEqual(['黄港生']);
  });

  it('gives no more than asked for', () => {
    expect(found('林', 2)).toHaveLength(2);
    expect(found('440783', 3)).toHaveLength(3);
  });

  it.each([
    '',
    ' ',
    '"',
    '*',
    '-',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'NEAR(林 秀)',
    '林*',
    '"林',
    '林"',
    '林 OR 秀',
    '^林',
    '{林}',
    '林:秀',
    '+',
    '(',
    ')',
    '·',
    '。',
    '🏮',
    "'; DROP TABLE residents; --",
    '%',
    '_',
    '⺀林',
    '〇',
  ])('does not fail on %j', (text) => {
    expect(() => found(text)).not.toThrow();
  });

  it('does not fail on any text', () => {
    const signs = fc.constantFrom(
      '林',
      '秀',
      '"',
      '*',
      '-',
      '(',
      ')',
      ':',
      '^',
      ' ',
      'A',
      'N',
      'D',
      '1',
      '9',
      '·',
      '𠮷',
      '\u0000',
      '🏮',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: signs, maxLength: 12 })),
        (text) => {
          expect(found(text).length).toBeLessThanOrEqual(20);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds who was here last first among more of one name than can be shown, however long ago they registered', () => {
    const own = freshSite();
    const command = { name: 'test.many', actor: clerk, subject: { entity: 'resident', id: 'many' } };
    const reach = { sex: '2', birth_date: null, phone: '', address: '' };
    own.data.database.write(command, (unit) => {
      for (let order = 0; order < 1500; order += 1) {
        const name = order < 600 ? '林秀英' : '林秀兰';
        const identity = { identity_kind: 'passport', identity_number: `E${order}` };
        unit.insert('resident', { id: `r${order}`, name, ...identity, ...reach });
      }
    });
    own.setTime('2026-06-09T03:00:00.000Z');
    const visitor = newApplicant(1, { residentId: 'r7', number: '' });
    acceptCase(own.context, clerk, fullDraft(own.context, atOnce, visitor));
    const ids = (text: string) => searchResidents(own.data.database.read, text, 3).map(({ id }) => id);
    expect(ids('林秀英')).toEqual(['r7', 'r599', 'r598']);
    expect(ids('lxy')).toEqual(['r7', 'r599', 'r598']);
    expect(ids('林秀')).toEqual(['r1499', 'r1498', 'r1497']);
  });

  it('follows a name that is corrected', () => {
    const own = freshSite();
    const { residentId } = acceptCase(own.context, clerk, fullDraft(own.context, atOnce, newApplicant(1)));
    const command = { name: 'test.rename', actor: clerk, subject: { entity: 'resident', id: residentId } };
    own.data.database.write(command, (unit) =>
      unit.update('resident', { id: residentId }, { name: '林秀兰' }),
    );
    const search = (text: string) => searchResidents(own.data.database.read, text, 5).map(({ name }) => name);
    expect([search('秀英'), search('lxy'), search('秀兰'), search('lxl')]).toEqual([
      [],
      [],
      ['林秀兰'],
      ['林秀兰'],
    ]);
  });
});

describe('the card of a person', () => {
  it('is found by the number, however it is typed, and shows it masked', () => {
    const number = identityNumber(0);
    const card = findByNumber(site.context, 'resident-id', ` ${number.slice(0, 6)} ${number.slice(6)}`);
    expect(residentCard.parse(card)).toEqual(card);
    expect(card).toMatchObject({ name: '林秀英', maskedNumber: `440783********${number.slice(-4)}` });
    expect(JSON.stringify(card)).not.toContain(number);
  });

  it('is not found by another kind of paper, by a part of the number, or by no number', () => {
    expect(findByNumber(site.context, 'passport', identityNumber(0))).toBeNull();
    expect(findByNumber(site.context, 'resident-id', identityNumber(0).slice(0, 17))).toBeNull();
    expect(findByNumber(site.context, 'none', '')).toBeNull();
  });

  it('holds every open case, the last past ones, and how many there were', () => {
    const own = freshSite();
    const first = acceptCase(own.context, clerk, fullDraft(own.context, atOnce, newApplicant(1)));
    const { residentId } = first;
    const ids = [first.id];
    for (let minute = 1; minute <= 8; minute += 1) {
      own.setTime(`2026-06-09T02:0${minute}:00.000Z`);
      const draft = fullDraft(own.context, atOnce, newApplicant(1, { residentId, number: '' }));
      ids.push(acceptCase(own.context, clerk, draft).id);
    }
    const command = { name: 'test.complete', actor: clerk, subject: { entity: 'case', id: 'many' } };
    own.data.database.write(command, (unit) => {
      for (const id of ids.slice(0, 7))
        unit.update('case', { id }, { state: 'completed', closed_at: '2026-06-09T03:00:00.000Z' });
    });
    const card = getResident(own.context, residentId);
    expect(card.openCases.map(({ id }) => id)).toEqual([ids[8], ids[7]]);
    expect(card.pastCases.map(({ id }) => id)).toEqual([6, 5, 4, 3, 2].map((at) => ids[at]));
    expect(card.pastCaseCount).toBe(7);
  });

  it('is not found by an id nobody has', () => {
    expect(faultOf(() => getResident(site.context, 'nobody'))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'resident', id: 'nobody' },
    });
  });
});
