import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail, StepAnswers } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { importCalendar } from '../calendar/service.ts';
import { openCase } from '../intake/open-case.ts';
import { changeSettings } from '../settings/service.ts';
import { allowanceDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { countCases, listCases } from './list-cases.ts';
import { getCase } from './service.ts';
import { settleOverdueReceipts } from './settle-overdue-receipts.ts';
import { takeStep } from './take-step.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const on = (date: string) => site.setTime(`${date}T02:00:00.000Z`);
const receive = (lacking: string[] = [], order = 1) =>
  openCase(site.context, clerk, allowanceDraft(site.context, lacking, newApplicant(order)), 'receive');
const take = (detail: CaseDetail, step: CaseStep, answers: StepAnswers = {}, by = clerk) =>
  takeStep(site.context, by, { caseId: detail.id, step, afterStep: detail.stepNumber, answers });
const correction = { corrections: [{ id: 'kinProof', reason: '缺关系证明' }] };
const kinProof = { papers: [{ id: 'kinProof', originals: 1, copies: 0 }] };

describe('papers that were received', () => {
  it('are corrected once, supplemented, and then accepted on that day', () => {
    let detail = receive(['kinProof']);
    on('2026-09-21');
    detail = take(detail, 'tell-correction', correction);
    // Ten working days from Monday, over Mid-Autumn and National Day and its make-up Saturday.
    expect(detail).toMatchObject({ state: 'correction-told', due: '2026-10-12', receipt: null });
    on('2026-09-23');
    detail = take(detail, 'supplement', kinProof);
    expect(detail).toMatchObject({
      state: 'received',
      supplement: null,
      receipt: { began: '2026-09-23' },
      due: '2026-10-08',
    });
    expect(detail.materials.find(({ id }) => id === 'kinProof')).toMatchObject({
      state: 'received',
      originals: 1,
      correction: null,
    });
    expect(detail.steps.map(({ step }) => step)).not.toContain('tell-correction');
    expect(faultOf(() => take(detail, 'tell-correction', correction))).toMatchObject({
      code: 'STEP_NOT_ALLOWED',
      data: { obstacle: 'told-already' },
    });
    on('2026-09-24');
    detail = take(detail, 'accept');
    expect(detail).toMatchObject({ state: 'accepted', acceptedOn: '2026-09-24', receipt: null });
    expect(detail.promised?.strip[0]).toMatchObject({ date: '2026-09-24', reason: 'event-day' });
    expect(detail.documents.map(({ kind, copy, stepNumber }) => [kind, copy, stepNumber]).sort()).toEqual([
      ['acceptance-notice', 1, 4],
      ['correction-notice', 1, 2],
      ['materials-receipt', 1, 1],
      ['materials-receipt', 2, 3],
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
    site.reopen();
    expect(getCase(site.context, detail.id, clerk)).toEqual(detail);
  });

  it('are not accepted past a paper that lacks', () => {
    expect(faultOf(() => take(receive(['kinProof']), 'accept'))).toEqual({
      code: 'PAPERS_MISSING',
      data: { papers: ['代收人与老人关系材料'] },
    });
  });

  it('can be declined, taken back, and accepted with gaps', () => {
    expect(take(receive([], 1), 'decline', { reason: '不符合条件' })).toMatchObject({ state: 'declined' });
    expect(take(receive([], 2), 'withdraw', { reason: '申请人改日再办' })).toMatchObject({
      state: 'withdrawn',
    });
    const gaps = { gaps: ['hukou'], until: '2026-10-09' };
    expect(take(receive(['hukou'], 3), 'accept-with-gaps', gaps)).toMatchObject({
      state: 'accepted-with-gaps',
      gapDue: '2026-10-09',
    });
  });

  it('stand in lists by the day they came, with their own date and count', () => {
    const received = receive(['kinProof'], 1);
    const corrected = take(receive(['kinProof'], 2), 'tell-correction', correction);
    const ids = (filter: 'received' | 'correction' | 'open' | 'due-today' | 'overdue') =>
      listCases(site.context, { filter, limit: 50 }).rows.map(({ id }) => id);
    expect([ids('received'), ids('correction')]).toEqual([[received.id], [corrected.id]]);
    expect(countCases(site.context)).toMatchObject({ open: 2, received: 1, correction: 1, dueToday: 0 });
    on('2026-09-24');
    expect(ids('due-today')).toEqual([received.id]);
    on('2026-10-11');
    expect(ids('overdue')).toEqual([corrected.id, received.id]);
  });
});

describe('视为受理', () => {
  it('accepts what nobody answered, from the day the papers were received', () => {
    const late = receive(['kinProof'], 1);
    const answered = take(receive(['kinProof'], 2), 'tell-correction', correction);
    on('2026-09-24');
    expect(settleOverdueReceipts(site.context)).toEqual([]);
    on('2026-09-25');
    expect(settleOverdueReceipts(site.context)).toEqual([late.number]);
    const deemed = getCase(site.context, late.id, clerk);
    expect(deemed).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-09-18',
      acceptedAt: '2026-09-18T02:00:00.000Z',
      promisedDue: '2026-10-09',
    });
    expect(deemed.events.at(-1)).toMatchObject({
      step: 'deemed-accepted',
      actorName: '系统',
      at: '2026-09-25T02:00:00.000Z',
    });
    expect(deemed.documents.map(({ kind, stepNumber }) => [kind, stepNumber])).toContainEqual([
      'acceptance-notice',
      2,
    ]);
    expect(getCase(site.context, answered.id)).toMatchObject({ state: 'correction-told' });
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'cases.deemed-accepted' });
    expect(settleOverdueReceipts(site.context)).toEqual([]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('counts from the day the rest came, once what lacked was told', () => {
    const told = take(receive(['kinProof']), 'tell-correction', correction);
    on('2026-09-28');
    take(told, 'supplement', kinProof);
    // Five working days, over National Day and its make-up Saturday.
    on('2026-10-10');
    expect(settleOverdueReceipts(site.context)).toEqual([]);
    on('2026-10-11');
    expect(settleOverdueReceipts(site.context)).toEqual([told.number]);
    expect(getCase(site.context, told.id)).toMatchObject({
      acceptedOn: '2026-09-28',
      acceptedAt: '2026-09-28T02:00:00.000Z',
    });
  });

  it('is nobody’s step to take', () => {
    expect(faultOf(() => take(receive(), 'deemed-accepted', {}, manager))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
  });

  it('comes as early as the town wants, for what is received from then on', () => {
    const before = receive([], 1);
    changeSettings(site.context, manager, { 'receipt.workdays-to-tell': 2 });
    expect(receive([], 2).due).toBe('2026-09-21');
    expect(getCase(site.context, before.id)).toMatchObject({ due: '2026-09-24', receipt: { workdays: 5 } });
  });

  it('moves with the calendar of the next year', () => {
    on('2026-12-29');
    const late = receive();
    const days = ['2027-01-01', '2027-01-04'].map((date) => ({ name: '元旦', date, isOffDay: true }));
    expect(late).toMatchObject({ due: '2027-01-05', provisional: true });
    importCalendar(site.context, manager, JSON.stringify({ year: 2027, source: 'a notice', days }));
    expect(getCase(site.context, late.id)).toMatchObject({ due: '2027-01-07', provisional: false });
  });
});

describe('what was not put right', () => {
  it('ends when the day given is over, with its reason told', () => {
    const told = take(receive(['kinProof']), 'tell-correction', correction);
    const reason = '逾期没有补齐材料';
    expect(told.steps.map(({ step }) => step)).not.toContain('lapse');
    expect(faultOf(() => take(told, 'lapse', { reason }))).toMatchObject({ data: { obstacle: 'time-left' } });
    on('2026-10-10');
    const lapsed = take(told, 'lapse', { reason });
    expect(lapsed).toMatchObject({ state: 'lapsed', lamp: null, steps: [] });
    expect(lapsed.documents.at(-1)).toMatchObject({ kind: 'completion-notice' });
  });
});
