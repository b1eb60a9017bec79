import { beforeEach, describe, expect, it } from 'vitest';
import type { Agent, Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { detailsOfVersion } from '../catalogue/item-versions.ts';
import { getItem } from '../catalogue/service.ts';
import { query } from '../db/query.ts';
import { getResident } from '../residents/service.ts';
import { fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';

/** 社会保障卡补领换领 allows an agent. */
const proxyItem = 'SB019';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const son = (answers: Partial<Agent> = {}): Agent => ({
  agentId: null,
  identityKind: 'resident-id',
  number: identityNumber(501),
  name: '林大文',
  phone: '13900139000',
  relation: 'son',
  authorisation: 'power-of-attorney',
  until: '2027-12-31',
  ...answers,
});

/** An adult's lost card, with every paper there can be, the agent's two as well. */
function answered(applicant: Applicant, agent: Agent | null): IntakeDraft {
  const draft = fullDraft(site.context, proxyItem, applicant);
  const papers = ['agentIdCard', 'agentAuthorisation'].map((id) => ({
    id,
    received: true,
    originals: 1,
    copies: 1,
  }));
  return {
    ...draft,
    situations: { reason: 'lost', holder: 'adult', rareName: 'no' },
    form: { bank: 'abc', lossReported: true, pickup: 'bank' },
    agent,
    materials: [...draft.materials, ...papers],
  };
}

const accept = (draft: IntakeDraft) => acceptCase(site.context, clerk, draft);
const problemsOf = (draft: IntakeDraft) =>
  (faultOf(() => accept(draft)).data as { problems: { field: string; code: string }[] }).problems.map(
    ({ field, code }) => `${field} ${code}`,
  );
const agentRows = () => site.data.database.read.all(query.selectFrom('agents').selectAll());

describe('a case brought by an agent', () => {
  it('keeps who brought it, masked, and asks for their papers', () => {
    const accepted = accept(answered(newApplicant(1), son()));
    expect(accepted.agent).toEqual({
      name: '林大文',
      maskedNumber: `440783********${identityNumber(501).slice(-4)}`,
      phone: '13900139000',
      relation: 'son',
      authorisation: 'power-of-attorney',
      until: '2027-12-31',
    });
    expect(accepted.materials.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['代办人身份证', '授权委托书']),
    );
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is not accepted without the papers of the agent', () => {
    const draft = answered(newApplicant(1), son({ authorisation: 'guardianship', relation: 'guardian' }));
    const own = draft.materials.filter(({ id }) => !id.startsWith('agent'));
    expect(faultOf(() => accept({ ...draft, materials: own }))).toEqual({
      code: 'PAPERS_MISSING',
      data: { papers: ['代办人身份证', '监护关系材料'] },
    });
  });

  it('is remembered with the applicant, whole number never given out, and offered with how often they came', () => {
    const { residentId } = accept(answered(newApplicant(1), son()));
    const [known] = getResident(site.context, residentId).agents;
    expect(known).toMatchObject({ name: '林大文', relation: 'son', times: 1, authorised: true });
    const again = son({ agentId: known?.id ?? '', number: '', phone: '', until: '2028-06-30' });
    accept(answered(newApplicant(1, { residentId, number: '' }), again));
    const card = getResident(site.context, residentId);
    expect(card.agents).toMatchObject([{ times: 2, until: '2028-06-30', phone: '13900139000' }]);
    expect(JSON.stringify(card)).not.toContain(identityNumber(501));
    expect(agentRows()).toHaveLength(1);
  });

  it('is the same agent when the number is typed again, and another one for another applicant', () => {
    const { residentId } = accept(answered(newApplicant(1), son()));
    const typed = identityNumber(501).replace(/^440783/, '440783 ');
    accept(answered(newApplicant(1, { residentId, number: '' }), son({ number: typed, until: null })));
    accept(answered(newApplicant(2), son({ relation: 'relative' })));
    expect(agentRows()).toHaveLength(2);
    const [known] = getResident(site.context, residentId).agents;
    expect(known).toMatchObject({ times: 2, until: null, authorised: false });
  });

  it('cannot use the agent of somebody else', () => {
    accept(answered(newApplicant(1), son()));
    const [other] = agentRows();
    const draft = answered(newApplicant(2), son({ agentId: other?.id ?? '', number: '' }));
    expect(faultOf(() => accept(draft))).toMatchObject({ code: 'NOT_FOUND', data: { entity: 'agent' } });
  });

  it.each<[string, Partial<Agent>, string]>([
    ['no number', { number: '' }, 'agent.number empty'],
    ['a number that does not hold', { number: '440783198001150011' }, 'agent.number check-digit'],
    ['no number of a passport', { identityKind: 'passport', number: ' ' }, 'agent.number empty'],
    ['no name', { name: ' ' }, 'agent.name empty'],
    ['no relation', { relation: null }, 'agent.relation empty'],
    ['no authorisation', { authorisation: null }, 'agent.authorisation empty'],
    [
      'the authorisation of an organisation',
      { authorisation: 'legal-representative' },
      'agent.authorisation people-only',
    ],
    ['an authorisation that is over', { until: '2026-06-08' }, 'agent.until expired'],
    ['what was typed for a last day and is none', { until: '1a' }, 'agent.until not-a-date'],
  ])('is refused with %s', (_what, answers, problem) => {
    expect(problemsOf(answered(newApplicant(1), son(answers)))).toContain(problem);
    expect(agentRows()).toEqual([]);
  });

  it('holds on the last day of the authorisation', () => {
    expect(accept(answered(newApplicant(1), son({ until: '2026-06-09' }))).agent?.until).toBe('2026-06-09');
  });

  it('is refused where the applicant has to come in person', () => {
    const { database } = site.data;
    const version = { code: proxyItem, item_version: getItem(database.read, proxyItem).version };
    const before = detailsOfVersion(database.read, proxyItem, version.item_version);
    const details = { ...before, proxyAllowed: false };
    const command = {
      name: 'test.in-person',
      actor: clerk,
      subject: { entity: 'serviceItem', id: proxyItem },
    };
    database.write(command, (unit) =>
      unit.update('serviceItemVersion', version, { details: JSON.stringify(details) }),
    );
    expect(problemsOf(answered(newApplicant(1), son()))).toEqual(['agent proxy-not-allowed']);
    expect(accept(answered(newApplicant(1), null)).agent).toBeNull();
  });
});
