import { beforeEach, describe, expect, it } from 'vitest';
import { caseDetail } from '#shared/contract/cases.ts';
import { takeStep } from '../cases/take-step.ts';
import { allowanceDraft, fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { listDrafts, saveDraft } from './drafts.ts';
import { openCase } from './open-case.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const draft = (lacking: string[] = []) => allowanceDraft(site.context, lacking);
const told = { corrections: [{ id: 'kinProof', reason: '缺关系证明' }] };
const follows = { gaps: ['hukou'], until: '2026-10-09' };
const kindsOf = ({ documents }: { documents: { kind: string }[] }) =>
  documents.map(({ kind }) => kind).sort();

describe('a draft becomes a case', () => {
  it('received: with a number, a receipt, five working days to answer, and no acceptance', () => {
    const received = openCase(site.context, clerk, draft(['kinProof']), 'receive');
    expect(received).toMatchObject({
      number: '13-2026-000001',
      state: 'received',
      receivedOn: '2026-09-18',
      acceptedOn: null,
      promisedDue: null,
      due: '2026-09-24',
      lamp: { lamp: 'green', remainingWorkdays: 5 },
      receipt: { began: '2026-09-18', workdays: 5 },
    });
    expect(received.receipt?.due.strip.map(({ date, counted }) => [date, counted])).toContainEqual([
      '2026-09-20',
      true,
    ]);
    expect(kindsOf(received)).toEqual(['materials-receipt']);
    expect(received.steps.map(({ step }) => step)).toEqual([
      'accept-with-gaps',
      'tell-correction',
      'supplement',
      'decline',
      'withdraw',
    ]);
    expect(caseDetail.parse(received)).toEqual(received);
  });

  it('with what lacks told: everything at once, with a day for the resident', () => {
    const corrected = openCase(site.context, clerk, draft(['kinProof']), 'tell-correction', told);
    expect(corrected).toMatchObject({ state: 'correction-told', due: '2026-10-09', receipt: null });
    expect(corrected.supplement).toMatchObject({ toldOn: '2026-09-18', workdays: 10 });
    expect(corrected.materials.find(({ id }) => id === 'kinProof')).toMatchObject({
      state: 'missing',
      correction: '缺关系证明',
    });
    expect(kindsOf(corrected)).toEqual(['correction-notice', 'materials-receipt']);
    const lacking = draft(['kinProof', 'hukou']);
    expect(faultOf(() => openCase(site.context, clerk, lacking, 'tell-correction', told))).toEqual({
      code: 'INVALID_ANSWERS',
      data: { problems: [{ field: 'corrections', code: 'not-everything' }] },
    });
  });

  it('declined: with the reason and the right office, even when the answers end the intake', () => {
    const answers = { reason: ' 不属于本镇受理范围 ', authority: '开平市民政局' };
    const open = { ...draft(), situations: {}, form: {} };
    const declined = openCase(site.context, clerk, open, 'decline', answers);
    expect(declined).toMatchObject({ state: 'declined', due: null, lamp: null, steps: [] });
    expect(declined.events).toMatchObject([
      { step: 'decline', note: '不属于本镇受理范围', answers: { authority: '开平市民政局' } },
    ]);
    expect(kindsOf(declined)).toEqual(['decline-notice']);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'intake.decline',
      reason: '不属于本镇受理范围',
    });
  });

  it('accepted with gaps: main papers are there, what follows has its day', () => {
    const accepted = openCase(site.context, clerk, draft(['hukou']), 'accept-with-gaps', follows);
    expect(accepted).toMatchObject({
      state: 'accepted-with-gaps',
      acceptedOn: '2026-09-18',
      promisedDue: '2026-10-09',
      gapDue: '2026-10-09',
    });
    expect(accepted.materials.find(({ id }) => id === 'hukou')).toMatchObject({
      state: 'lacking',
      lackingUntil: '2026-10-09',
    });
    expect(kindsOf(accepted)).toEqual(['gap-notice', 'gap-pledge', 'materials-receipt']);
    const main = faultOf(() =>
      openCase(site.context, clerk, draft(['idCard', 'hukou']), 'accept-with-gaps', follows),
    );
    expect(main.data).toEqual({ problems: [{ field: 'gaps', code: 'must-be-here' }] });
  });

  it('accepted whole where a declaration stands in for what lacks', () => {
    const declared = { declared: ['kinProof'] };
    const accepted = openCase(site.context, clerk, draft(['kinProof']), 'accept-with-gaps', declared);
    expect(accepted).toMatchObject({ state: 'accepted', gapDue: null });
    expect(accepted.materials.find(({ id }) => id === 'kinProof')).toMatchObject({ state: 'declared' });
    expect(kindsOf(accepted)).toEqual(['acceptance-notice', 'gap-pledge', 'materials-receipt']);
  });

  it('and the draft is gone; the same again gives the same case', () => {
    const one = draft(['kinProof']);
    saveDraft(site.context, clerk, one);
    const received = openCase(site.context, clerk, one, 'receive');
    expect(listDrafts(site.context, clerk)).toEqual([]);
    const before = readChanges(site.data.connection).length;
    expect(openCase(site.context, clerk, one, 'receive')).toEqual(received);
    expect(readChanges(site.data.connection)).toHaveLength(before);
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});

describe('nothing is written', () => {
  it.each(['accept', 'receive', 'tell-correction', 'decline', 'accept-with-gaps'] as const)(
    'by a handler: %s is for the window',
    (step) => {
      const one = fullDraft(site.context, threeDays, newApplicant(1));
      const answers = { ...told, ...follows, reason: '理由' };
      expect(faultOf(() => openCase(site.context, handler, one, step, answers))).toEqual({
        code: 'ROLE_NOT_ALLOWED',
        data: { role: 'handler', allowed: ['clerk', 'manager'] },
      });
      expect(readAudit(site.data.connection).filter(({ command }) => command.startsWith('intake'))).toEqual(
        [],
      );
    },
  );

  it('when a question about the situation is open, whose answer decides on the papers', () => {
    const open = { ...draft(), situations: {} };
    for (const step of ['receive', 'tell-correction'] as const) {
      expect(faultOf(() => openCase(site.context, clerk, open, step, told)).code).toBe('INVALID_ANSWERS');
    }
  });
});

describe('the form', () => {
  const half = () => ({ ...draft(), form: { liveWith: 'family' } });

  it('may be open until acceptance, which says what it lacks', () => {
    expect(faultOf(() => openCase(site.context, clerk, half(), 'accept')).code).toBe('INVALID_ANSWERS');
    const received = openCase(site.context, clerk, half(), 'receive');
    const lacks = ['ageReachedOn', 'health', 'payeeRelation', 'bankAccount', 'contactPhone'];
    expect(received.openFields.map(({ key }) => key)).toEqual(lacks);
    const accept = (form: Record<string, string>) =>
      takeStep(site.context, clerk, { caseId: received.id, step: 'accept', afterStep: 1, answers: { form } });
    expect(faultOf(() => accept({ health: 'self' }))).toMatchObject({
      code: 'INVALID_ANSWERS',
      data: { problems: lacks.filter((key) => key !== 'health').map((key) => ({ field: `form.${key}` })) },
    });
    const { form } = draft();
    const accepted = accept(form as Record<string, string>);
    expect(accepted).toMatchObject({ state: 'accepted', openFields: [] });
    expect(accepted.form.map(({ label }) => label)).toContain('身体状况');
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});
