import { beforeEach, describe, expect, it } from 'vitest';
import { caseDetail } from '#shared/contract/cases.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { decideMaterials } from '#shared/domain/materials-by-answers.ts';
import { importDetailedItems } from '../catalogue/import-detailed-items.ts';
import { getItem } from '../catalogue/service.ts';
import { fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';
import { getDraft, saveDraft } from './drafts.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

/** 个体工商户变更登记: another operator takes the shop over, no licence on paper. */
const takeOver = { what: 'operator', paper: 'none', licence: 'no' };
const form = {
  creditCode: ' 91350100m000100y43 ',
  newOperatorName: '余先生',
  newOperatorIdNo: identityNumber(7).toLowerCase(),
  debtSettled: true,
  takeKind: 'paper',
};

/** An intake with every paper that the answers ask for. */
function answered(situations: Record<string, string>, changes: Partial<IntakeDraft> = {}): IntakeDraft {
  const item = getItem(site.data.database.read, 'SG002');
  const { required } = decideMaterials(item, situations, { agent: false });
  return {
    ...fullDraft(site.context, 'SG002', newApplicant(1)),
    materials: required.map(({ id, originals, copies }) => ({ id, received: true, originals, copies })),
    situations,
    form,
    ...changes,
  };
}

const accept = (draft: IntakeDraft) => acceptCase(site.context, clerk, draft);
const problemsOf = (draft: IntakeDraft) => {
  const before = readAudit(site.data.connection).length;
  const { code, data } = faultOf(() => accept(draft));
  expect(code).toBe('INVALID_ANSWERS');
  expect(readAudit(site.data.connection)).toHaveLength(before);
  return (data as { problems: unknown[] }).problems;
};

describe('a case of an item that asks questions', () => {
  it('needs the papers of its answers and no others', () => {
    const accepted = accept(answered(takeOver));
    expect(accepted.materials.map(({ id, received }) => [id, received])).toEqual(
      ['applyForm', 'operatorId', 'newOperatorId', 'bothSign', 'taxClear'].map((id) => [id, true]),
    );
    expect(caseDetail.parse(accepted)).toEqual(accepted);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('keeps the answers and the form, tidied, and shows them in words with the numbers masked', () => {
    const { id, situations, form: shown } = accept(answered(takeOver));
    const stored = site.data.connection
      .prepare('SELECT situation_answers, form_values FROM cases WHERE id = ?')
      .raw()
      .get(id) as string[];
    expect(stored.map((text) => JSON.parse(text))).toEqual([
      takeOver,
      { ...form, creditCode: '91350100M000100Y43', newOperatorIdNo: identityNumber(7) },
    ]);
    expect(situations).toContainEqual({ question: '要变更什么？', answer: '经营者' });
    expect(shown).toContainEqual({ label: '新经营者姓名', value: '余先生' });
    expect(shown).toContainEqual({ label: '原债权债务是否已妥善处理', value: '是' });
    expect(JSON.stringify(shown)).not.toContain(identityNumber(7));
  });

  it('shows what it was asked then, also when the item asks something else now', () => {
    const accepted = accept(answered(takeOver));
    const item = getItem(site.data.database.read, 'SG002');
    const file = {
      ...{ code: 'SG002', name: item.name, department: item.department, promisedWorkdays: 1 },
      ...{ situations: [], form: [], gapsAllowed: false, declarationAllowed: false, proxyAllowed: true },
      ...{ handling: 'here', fee: null, result: '', delivery: [], guide: '', synonyms: [], materials: [] },
    };
    importDetailedItems(site.context, clerk, JSON.stringify([file]));
    const plain = answered({}, { id: 'later', form: {}, applicant: newApplicant(2) });
    expect(accept(plain)).toMatchObject({ situations: [], form: [], materials: [] });
    const again = accept({ ...answered({}), id: accepted.id });
    expect(again.situations).toEqual(accepted.situations);
  });

  it('takes optional papers that came, and does not ask for them', () => {
    const born = { parents: 'married', born: 'mainland', hukouType: 'family', surname: 'parent' };
    const item = getItem(site.data.database.read, 'GA001');
    const { required } = decideMaterials(item, born, { agent: false });
    const paper = ({ id }: { id: string }) => ({ id, received: true, originals: 1, copies: 1 });
    const firstOption = (key: string) => {
      const field = item.form.find((one) => one.key === key);
      return (field && 'options' in field && field.options[0]?.id) || '';
    };
    const draft: IntakeDraft = {
      ...fullDraft(site.context, 'GA001', newApplicant(1)),
      materials: required.map(paper),
      situations: born,
      form: {
        ...{ babyName: '林小满', babySex: firstOption('babySex'), follow: firstOption('follow') },
        ...{ birthDate: '2026-06-01', birthCertNo: 'T440000001', ethnic: '汉族' },
        ...{ hukouAddress: '台洞村', relationToHead: '孙子', nativePlace: '广东开平' },
      },
    };
    const { materials } = accept(draft);
    expect(materials.find(({ id }) => id === 'otherParentId')?.received).toBe(false);
    expect(materials.find(({ id }) => id === 'dnaReport')).toBeUndefined();
  });
});

describe('an intake of such an item is refused', () => {
  it('while a question is open, and while the form is not filled in', () => {
    const { what } = takeOver;
    expect(
      problemsOf(answered({ what }, { form: { ...form, newOperatorName: ' ', debtSettled: 'yes' } })),
    ).toEqual([
      { field: 'situations.paper', code: 'unanswered' },
      { field: 'situations.licence', code: 'unanswered' },
      { field: 'form.newOperatorName', code: 'empty' },
      { field: 'form.debtSettled', code: 'wrong-kind' },
    ]);
    expect(problemsOf(answered(takeOver, { form: {} }))).toHaveLength(5);
  });

  it('with an answer or a field that the item does not know', () => {
    const known = answered(takeOver);
    expect(problemsOf({ ...known, situations: { ...takeOver, colour: 'red' } })).toEqual([
      { field: 'situations.colour', code: 'unknown-situation' },
    ]);
    expect(problemsOf({ ...known, situations: { ...takeOver, what: 'red' } })).toEqual([
      { field: 'situations.what', code: 'unknown-option' },
    ]);
    expect(problemsOf({ ...known, form: { ...form, colour: 'red' } })).toEqual([
      { field: 'form.colour', code: 'unknown-field' },
    ]);
  });

  it('with every problem of person, questions and form at once', () => {
    const draft = answered({ what: 'operator', paper: 'none' }, { applicant: newApplicant(1, { name: '' }) });
    expect(problemsOf({ ...draft, form: { ...form, takeKind: '' } })).toEqual([
      { field: 'applicant.name', code: 'empty' },
      { field: 'situations.licence', code: 'unanswered' },
      { field: 'form.takeKind', code: 'empty' },
    ]);
  });

  it('when an answer ends it, whatever was handed over', () => {
    const wrongOffice = { proof: 'kinship', basis: 'visit', asker: 'government' };
    const draft = { ...fullDraft(site.context, 'BM005', newApplicant(1)), situations: wrongOffice, form: {} };
    expect(problemsOf(draft)).toEqual([{ field: 'situations.proof', code: 'outcome-advice' }]);
  });

  it('when the item only says which office to go to', () => {
    const item = getItem(site.data.database.read, 'SB014');
    const file = {
      ...{ code: 'SB014', name: item.name, department: item.department, promisedWorkdays: 0 },
      ...{ situations: [], form: [], gapsAllowed: false, declarationAllowed: false, proxyAllowed: true },
      ...{ handling: 'advice', fee: null, result: '', delivery: [], guide: '', synonyms: [], materials: [] },
    };
    importDetailedItems(site.context, clerk, JSON.stringify([file]));
    const refusal = [{ field: 'itemCode', code: 'advice-only' }];
    expect(problemsOf(fullDraft(site.context, 'SB014', newApplicant(1)))).toEqual(refusal);
  });

  it('without a paper that the answers ask for, by name', () => {
    const draft = answered(takeOver);
    const materials = draft.materials.filter(({ id }) => id !== 'taxClear');
    expect(faultOf(() => accept({ ...draft, materials }))).toEqual({
      code: 'PAPERS_MISSING',
      data: { papers: ['清税证明或无欠税信息'] },
    });
  });
});

describe('a draft', () => {
  it('comes back with answers and form as they were typed, also half of it', () => {
    const draft = answered({ what: 'operator' }, { form: { newOperatorIdNo: '4407', debtSettled: null } });
    saveDraft(site.context, clerk, draft);
    expect(getDraft(site.context, clerk, draft.id)?.draft).toEqual(draft);
  });

  it('of an application that did not ask yet is opened with every question open', () => {
    const { situations: _, form: __, ...old } = fullDraft(site.context, 'SB001', newApplicant(1));
    saveDraft(site.context, clerk, old as IntakeDraft);
    expect(getDraft(site.context, clerk, old.id)?.draft).toEqual({ ...old, situations: {}, form: {} });
  });
});
