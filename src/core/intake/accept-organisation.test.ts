import { beforeEach, describe, expect, it } from 'vitest';
import type { Agent, Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { computeCreditCodeCheckCharacter } from '#shared/domain/credit-code.ts';
import { searchResidents } from '../residents/search-residents.ts';
import { findByNumber, getResident, renameResident } from '../residents/service.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';

const first17 = '92440783MA4W9XYU8';
const code = first17 + computeCreditCodeCheckCharacter(first17);

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const shop = (answers: Partial<Applicant> = {}): Applicant => ({
  ...newApplicant(1),
  identityKind: 'credit-code',
  number: code,
  name: '沙塘镇阿强五金店',
  phone: '0750-2600009',
  address: '沙塘圩建设路 8 号',
  organisation: { legalRepresentative: '余阿强', contactName: '余太', missingCodeReason: '' },
  ...answers,
});

const sent: Agent = {
  agentId: null,
  identityKind: 'resident-id',
  number: identityNumber(501),
  name: '陈小妹',
  phone: '',
  relation: null,
  authorisation: 'sent-by-organisation',
  until: null,
};

/** The item allows no proxy, which is no matter here: an organisation can act in no other way. */
function draftOf(applicant: Applicant, agent: Agent | null = sent): IntakeDraft {
  const draft = fullDraft(site.context, atOnce, applicant);
  const papers = ['agentIdCard', 'agentAuthorisation'].map((id) => ({
    id,
    received: true,
    originals: 1,
    copies: 1,
  }));
  return { ...draft, agent, materials: [...draft.materials, ...papers] };
}

const accept = (draft: IntakeDraft) => acceptCase(site.context, clerk, draft);
const problemsOf = (draft: IntakeDraft) =>
  (faultOf(() => accept(draft)).data as { problems: { field: string; code: string }[] }).problems.map(
    ({ field, code: fault }) => `${field} ${fault}`,
  );

describe('an organisation', () => {
  it('with a new name is found as one: 单 is read as in a word, not as a surname', () => {
    const { residentId } = accept(draftOf(shop()));
    const found = (text: string) => searchResidents(site.data.database.read, text, 5).map(({ id }) => id);
    renameResident(site.context, clerk, { id: residentId, name: '单车店', reason: '变更登记' });
    expect(found('dcd')).toEqual([residentId]);
    expect(found('scd')).toEqual([]);
  });

  it('is registered once, with its code in the open, and found by it however it is typed', () => {
    const accepted = accept(draftOf(shop({ number: ` ${code.slice(0, 8)}-${code.slice(8).toLowerCase()}` })));
    expect(accepted).toMatchObject({ applicantName: '沙塘镇阿强五金店', applicantMaskedNumber: code });
    expect(accepted.agent).toMatchObject({ name: '陈小妹', relation: null });
    const card = findByNumber(site.context, 'credit-code', code);
    expect(card).toMatchObject({
      id: accepted.residentId,
      sex: '0',
      birthDate: null,
      maskedNumber: code,
      organisation: { legalRepresentative: '余阿强', contactName: '余太', missingCodeReason: '' },
      agents: [{ name: '陈小妹', times: 1 }],
      household: null,
    });
    expect(faultOf(() => accept(draftOf(shop())))).toMatchObject({
      data: { problems: [{ field: 'applicant.number', code: 'already-registered' }] },
    });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is found by its name, a part of it, its initials, and the beginning of its code', () => {
    accept(draftOf(shop()));
    for (const text of [
      '沙塘镇阿强五金店',
      '阿强五金',
      'stzaqwjd',
      'STZA',
      code,
      code.slice(0, 10),
      '9244078',
    ]) {
      expect(
        searchResidents(site.data.database.read, text, 5).map(({ name }) => name),
        text,
      ).toEqual(['沙塘镇阿强五金店']);
    }
  });

  it('changes who answers for it when it comes again', () => {
    const { residentId } = accept(draftOf(shop()));
    const organisation = { legalRepresentative: '余小强', contactName: '', missingCodeReason: '' };
    accept(draftOf(shop({ residentId, number: '', organisation })));
    expect(getResident(site.context, residentId).organisation).toEqual({
      legalRepresentative: '余小强',
      contactName: '余太',
      missingCodeReason: '',
    });
  });

  it('brings only who they are when its legal representative comes', () => {
    const draft = draftOf(shop(), { ...sent, authorisation: 'legal-representative' });
    const names = accept(draft).materials.map(({ name }) => name);
    expect(names).toContain('法定代表人身份证');
    expect(names).not.toContain('单位授权委托书');
  });

  it('without a code needs its old number and a reason', () => {
    const old = shop({ identityKind: 'registration-number', number: '440783600123456' });
    expect(problemsOf(draftOf(old))).toEqual(['applicant.missingCodeReason empty']);
    const organisation = { legalRepresentative: '', contactName: '', missingCodeReason: '旧执照未换发' };
    expect(problemsOf(draftOf({ ...old, organisation, number: ' ' }))).toEqual(['applicant.number empty']);
    const { residentId } = accept(draftOf({ ...old, organisation }));
    expect(getResident(site.context, residentId)).toMatchObject({
      maskedNumber: '440783600123456',
      organisation,
    });
  });

  it.each<[string, Partial<Applicant>, string]>([
    ['a code that does not hold', { number: `${first17}0` }, 'applicant.number check-digit'],
    ['a letter no code has', { number: code.replace('U', 'O') }, 'applicant.number character'],
    ['no name', { name: ' ' }, 'applicant.name empty'],
  ])('is refused with %s', (_what, answers, problem) => {
    expect(problemsOf(draftOf(shop(answers)))).toEqual([problem]);
  });

  it('does not come without anybody, nor by a power of attorney of a person', () => {
    expect(problemsOf(draftOf(shop(), null))).toEqual(['agent empty']);
    const draft = draftOf(shop(), { ...sent, authorisation: 'legal-representative', name: '' });
    expect(problemsOf(draft)).toEqual(['agent.name empty']);
  });
});
