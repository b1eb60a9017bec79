import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Applicant } from '#shared/contract/intake.ts';
import { query } from '../db/query.ts';
import { atOnce, fullDraft, identityNumber, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { readAudit } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const draftOf = (code: string, applicant: Applicant) => fullDraft(site.context, code, applicant);
const accept = (code: string, applicant: Applicant) =>
  acceptCase(site.context, clerk, draftOf(code, applicant));

function rows(table: 'case_serials' | 'cases' | 'residents') {
  return site.data.database.read.all(query.selectFrom(table).selectAll());
}

function expectRefused(work: () => unknown, fault: { code: string; data: unknown }) {
  const before = [
    rows('cases'),
    rows('residents'),
    rows('case_serials'),
    readAudit(site.data.connection).length,
  ];
  expect(faultOf(work)).toEqual(fault);
  expect([
    rows('cases'),
    rows('residents'),
    rows('case_serials'),
    readAudit(site.data.connection).length,
  ]).toEqual(before);
  expect(accept(atOnce, newApplicant(999)).number).toMatch(/-000001$/);
}

const invalid = (field: string, code: string) => ({
  code: 'INVALID_ANSWERS',
  data: { problems: [{ field: `applicant.${field}`, code }] },
});

describe('an intake is refused, and leaves nothing,', () => {
  it('without a paper that the item demands; all that are missing are named', () => {
    const draft = draftOf(threeDays, newApplicant(1));
    draft.materials = draft.materials.map((material, at) => ({ ...material, received: at === 1 }));
    expectRefused(() => acceptCase(site.context, clerk, draft), {
      code: 'PAPERS_MISSING',
      data: { papers: ['居民身份证', '困难群体证明材料'] },
    });
    expect(faultOf(() => acceptCase(site.context, clerk, { ...draft, materials: [] })).data).toEqual({
      papers: ['居民身份证', '户口簿', '困难群体证明材料'],
    });
  });

  it.each([
    ['a wrong check digit', '440783198001150011', 'check-digit'],
    ['15 digits', '440783800115001', 'fifteen-digits'],
    ['no digits', '', 'empty'],
    ['a letter in it', '44078319800115O014', 'character'],
    ['a birth that has not been', identityNumber(1, '20300101'), 'future-birth-date'],
    ['a birth that cannot be', identityNumber(1, '19800230'), 'birth-date'],
  ])('with an identity number with %s', (_what, number, fault) => {
    expectRefused(() => accept(atOnce, newApplicant(1, { number })), invalid('number', fault));
  });

  it('with a number that is registered already', () => {
    const own = freshSite();
    acceptCase(own.context, clerk, fullDraft(own.context, atOnce, newApplicant(1)));
    const again = fullDraft(own.context, atOnce, newApplicant(1, { name: '另一个人' }));
    expect(faultOf(() => acceptCase(own.context, clerk, again))).toEqual(
      invalid('number', 'already-registered'),
    );
    expect(own.data.database.read.all(query.selectFrom('cases').selectAll())).toHaveLength(1);
  });

  it.each([
    ['of nobody', { name: ' \t ' }, invalid('name', 'empty')],
    [
      'with a passport without number',
      { identityKind: 'passport', number: ' - ' },
      invalid('number', 'empty'),
    ],
    [
      'with a birth date that cannot be',
      { identityKind: 'none', birthDate: '1980-02-30' },
      invalid('birthDate', 'not-a-date'),
    ],
    [
      'with a birth date of tomorrow',
      { identityKind: 'none', birthDate: '2026-06-10' },
      invalid('birthDate', 'in-the-future'),
    ],
  ] as [string, Partial<Applicant>, { code: string; data: unknown }][])('%s', (_what, answers, fault) => {
    expectRefused(() => accept(atOnce, newApplicant(1, answers)), fault);
  });

  it('of a person nobody knows', () => {
    const nobody = uuidv7();
    expectRefused(() => accept(atOnce, newApplicant(1, { residentId: nobody })), {
      code: 'NOT_FOUND',
      data: { entity: 'resident', id: nobody },
    });
  });

  it('for an item nobody knows', () => {
    const draft = { ...draftOf(atOnce, newApplicant(1)), itemCode: 'XX999' };
    expectRefused(() => acceptCase(site.context, clerk, draft), {
      code: 'NOT_FOUND',
      data: { entity: 'serviceItem', id: 'XX999' },
    });
  });
});
