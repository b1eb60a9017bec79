import { beforeEach, describe, expect, it } from 'vitest';
import type { Applicant } from '#shared/contract/intake.ts';
import { query } from '../db/query.ts';
import { findByNumber } from '../residents/service.ts';
import { atOnce, fullDraft, identityNumber, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readChanges } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const draftOf = (code: string, applicant: Applicant) => fullDraft(site.context, code, applicant);
const accept = (code: string, applicant: Applicant) =>
  acceptCase(site.context, clerk, draftOf(code, applicant));

function rows(table: 'cases' | 'residents') {
  return site.data.database.read.all(query.selectFrom(table).selectAll());
}

const invalid = (field: string, code: string) => ({
  code: 'INVALID_ANSWERS',
  data: { problems: [{ field: `applicant.${field}`, code }] },
});

describe('a new person', () => {
  it('is registered once, with what the number says about sex and birth', () => {
    const { residentId } = accept(atOnce, newApplicant(13, { sex: '9', birthDate: '1900-01-01' }));
    expect(rows('residents')).toEqual([
      expect.objectContaining({
        id: residentId,
        identity_kind: 'resident-id',
        identity_number: identityNumber(13),
        name: '林秀英',
        sex: '1',
        birth_date: '1980-01-28',
        phone: '13800138000',
        address: '台洞村二队 13 号',
        name_initials: 'lxy',
        name_characters: '林 秀 英',
      }),
    ]);
  });

  it('is kept under the tidied number, however it was typed', () => {
    const number = identityNumber(1);
    const typed = ` ${number.slice(0, 6)}-${number.slice(6)} `.replace(/4/g, '４');
    accept(atOnce, newApplicant(1, { number: typed }));
    expect(findByNumber(site.context, 'resident-id', number)?.name).toBe('林秀英');
  });

  it('may be told from another only by a lower-case x', () => {
    const withX = Array.from({ length: 50 }, (_, order) => order).find((order) =>
      identityNumber(order).endsWith('X'),
    );
    const number = identityNumber(withX as number);
    accept(atOnce, newApplicant(0, { number: number.toLowerCase() }));
    expect(rows('residents')).toEqual([expect.objectContaining({ identity_number: number })]);
    expect(faultOf(() => accept(atOnce, newApplicant(0, { number })))).toEqual(
      invalid('number', 'already-registered'),
    );
  });

  it.each([
    ['hk-macao-permit', 'H0123456702'],
    ['taiwan-permit', '01234567'],
    ['passport', 'E12345678'],
  ] as const)('can bring a %s', (identityKind, number) => {
    accept(atOnce, newApplicant(1, { identityKind, number, sex: '2', birthDate: '1970-02-03' }));
    expect(rows('residents')).toEqual([
      expect.objectContaining({
        identity_kind: identityKind,
        identity_number: number,
        sex: '2',
        birth_date: '1970-02-03',
      }),
    ]);
  });

  it('can have no paper at all, as often as it happens, and then no number is kept', () => {
    const nobody = { identityKind: 'none', number: identityNumber(5), birthDate: null } as const;
    accept(atOnce, newApplicant(1, nobody));
    accept(atOnce, newApplicant(1, { ...nobody, name: '林阿嬷' }));
    expect(rows('residents')).toHaveLength(2);
    for (const row of rows('residents'))
      expect(row).toMatchObject({ identity_number: '', identity_kind: 'none' });
    expect(accept(atOnce, newApplicant(5)).applicantName).toBe('林秀英');
  });

  it('may have the number of another kind of paper that somebody else has', () => {
    accept(atOnce, newApplicant(1, { identityKind: 'passport', number: 'E1' }));
    accept(atOnce, newApplicant(1, { identityKind: 'taiwan-permit', number: 'E1', name: '林台生' }));
    expect(rows('residents')).toHaveLength(2);
  });
});

describe('a known person', () => {
  it('is not registered again; telephone and address of today replace the old ones', () => {
    const { residentId } = accept(atOnce, newApplicant(1));
    const again = accept(
      threeDays,
      newApplicant(1, {
        residentId,
        number: '',
        name: '别的名',
        phone: '0750-2600001',
        address: '蓢畔村三队',
      }),
    );
    expect(again).toMatchObject({ residentId, applicantName: '林秀英', applicantPhone: '0750-2600001' });
    expect(rows('residents')).toEqual([
      expect.objectContaining({ name: '林秀英', phone: '0750-2600001', address: '蓢畔村三队' }),
    ]);
    const change = readChanges(site.data.connection).findLast(({ entity }) => entity === 'resident');
    expect(change).toMatchObject({ operation: 'update', entityId: residentId });
    expect(JSON.parse(change?.fields ?? '')).toEqual({ phone: '0750-2600001', address: '蓢畔村三队' });
  });

  it('keeps telephone and address when nothing was typed, and then has no change', () => {
    const { residentId } = accept(atOnce, newApplicant(1));
    accept(atOnce, newApplicant(1, { residentId, number: '', phone: ' ', address: '' }));
    expect(rows('residents')).toEqual([
      expect.objectContaining({ phone: '13800138000', address: '台洞村二队 1 号' }),
    ]);
    expect(readChanges(site.data.connection).filter(({ entity }) => entity === 'resident')).toHaveLength(1);
  });
});

describe('names and addresses', () => {
  const names = [
    '买买提·艾力',
    '阿卜杜热合曼·阿卜杜热西提·穆罕默德江',
    '欧阳娜娜',
    '𠮷野𬎆',
    '㛃䶮',
    '\ue863\u{f0123}',
    'O\'Brien "小" \\ 林',
    "'); DROP TABLE cases; --",
    '{{x}} %s <b>林</b>',
    '李🏮',
    '长'.repeat(100),
  ];

  it('come back as they were typed, whatever characters they hold', () => {
    names.forEach((name, order) => {
      const address = `蓢畔村 ${name} 三巷`;
      const accepted = accept(atOnce, newApplicant(order, { name: ` ${name} `, address }));
      expect(accepted.applicantName).toBe(name);
      const known = findByNumber(site.context, 'resident-id', identityNumber(order));
      expect(known).toMatchObject({ name, address });
    });
    expect(rows('cases')).toHaveLength(names.length);
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});
