import { beforeEach, describe, expect, it } from 'vitest';
import { type CaseDetail, caseDetail, type StepAnswers } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { importCalendar } from '../calendar/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { countCases, getCase, listCases } from './service.ts';
import { previewStep, takeStep } from './take-step.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const accept = (item: string, order = 1) =>
  acceptCase(site.context, clerk, fullDraft(site.context, item, newApplicant(order)));

function take(detail: CaseDetail, step: CaseStep, answers: StepAnswers = {}, by = manager): CaseDetail {
  return takeStep(site.context, by, { caseId: detail.id, step, afterStep: detail.stepNumber, answers });
}

const on = (date: string) => site.setTime(`${date}T02:00:00.000Z`);
const stored = (id: string) =>
  site.data.connection.prepare('SELECT * FROM cases WHERE id = ?').get(id) as Record<string, unknown>;

const appraisal = { days: 5, reason: '需要专家评审' };
const extension = { days: 10, reason: '材料需要到外县核实', approver: '梁主任' };

describe('taking a step', () => {
  it('leads a licence from acceptance to delivery, with its clock, its history and its documents', () => {
    let detail = accept(licence);
    expect(detail.promisedDue).toBe('2026-10-22');
    on('2026-10-12');
    detail = take(detail, 'suspend', appraisal);
    expect(detail).toMatchObject({ state: 'suspended', lamp: { lamp: 'grey' }, promisedDue: '2026-10-22' });
    on('2026-10-14');
    expect(getCase(site.context, detail.id)).toMatchObject({
      promisedDue: '2026-10-26',
      statutoryDue: '2026-10-26',
    });
    detail = take(detail, 'resume');
    expect(detail).toMatchObject({ state: 'accepted', promisedDue: '2026-10-26' });
    expect(detail.promised?.strip.filter(({ reason }) => reason === 'suspended')).toHaveLength(2);
    detail = take(detail, 'extend', extension);
    expect(detail).toMatchObject({ state: 'accepted', promisedDue: '2026-11-09', extensionDays: 10 });
    expect(detail.steps.map(({ step }) => step)).not.toContain('extend');
    detail = take(detail, 'forward', { department: '农业农村' });
    detail = take(detail, 'complete');
    expect(detail).toMatchObject({ state: 'completed', lamp: null, promisedDue: '2026-11-09' });
    on('2026-10-16');
    detail = take(detail, 'deliver', { deliveryWay: 'locker', deliveryReference: ' 0417 ' });
    expect(detail).toMatchObject({ state: 'delivered', steps: [] });

    expect(caseDetail.parse(detail)).toEqual(detail);
    expect(detail.events.map(({ step, toState, note }) => [step, toState, note])).toEqual([
      ['accept', 'accepted', ''],
      ['suspend', 'suspended', '需要专家评审'],
      ['resume', 'accepted', ''],
      ['extend', 'accepted', '材料需要到外县核实'],
      ['forward', 'forwarded', ''],
      ['complete', 'completed', ''],
      ['deliver', 'delivered', ''],
    ]);
    expect(detail.events[3]?.answers).toEqual({ days: 10, approver: '梁主任' });
    expect(detail.events[6]?.answers).toEqual({ deliveryWay: 'locker', deliveryReference: '0417' });
    expect(detail.documents.map(({ kind, stepNumber }) => [kind, stepNumber]).sort()).toEqual([
      ['acceptance-notice', 1],
      ['completion-notice', 6],
      ['delivery-record', 7],
      ['extension-notice', 4],
      ['materials-receipt', 1],
      ['special-procedure-notice', 2],
      ['transfer-slip', 5],
    ]);
    expect(stored(detail.id)).toMatchObject({
      state: 'delivered',
      closed_at: '2026-10-14T02:00:00.000Z',
      suspended_on: null,
    });
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'cases.deliver' });
    site.reopen();
    expect(getCase(site.context, detail.id, manager)).toEqual(detail);
  });

  it('sends what is given back a second time to consultation', () => {
    const back = { reason: '不属本部门职责', proposedOwner: '镇农业农村办' };
    let detail = take(accept(threeDays), 'forward', { department: '社保' });
    detail = take(detail, 'return', back);
    expect(detail.state).toBe('returned');
    detail = take(detail, 'forward-again', { department: '农业农村', reason: '请协助核对' });
    detail = take(detail, 'return', back);
    expect(detail.state).toBe('consultation');
    expect(detail.events.at(-1)).toMatchObject({
      note: '不属本部门职责',
      answers: { proposedOwner: '镇农业农村办' },
    });
  });

  it('keeps only what the step asks', () => {
    const detail = take(accept(threeDays), 'complete', { ...extension, deliveryWay: 'post' });
    expect(detail.events.at(-1)).toMatchObject({ note: '', answers: {} });
  });

  it('is refused when it does not lead on from the state', () => {
    const detail = take(accept(threeDays), 'withdraw', { reason: '申请人改在外地办' });
    const before = readChanges(site.data.connection).length;
    expect(faultOf(() => take(detail, 'complete'))).toEqual({
      code: 'STEP_NOT_ALLOWED',
      data: { step: 'complete', state: 'withdrawn' },
    });
    expect(readChanges(site.data.connection)).toHaveLength(before);
  });

  it('is refused with everything that lacks', () => {
    const detail = accept(licence);
    const before = readChanges(site.data.connection).length;
    expect(faultOf(() => take(detail, 'extend', { days: 11, reason: ' ' }))).toEqual({
      code: 'INVALID_ANSWERS',
      data: {
        problems: [
          { field: 'days', code: 'range' },
          { field: 'reason', code: 'empty' },
          { field: 'approver', code: 'empty' },
        ],
      },
    });
    expect(readChanges(site.data.connection)).toHaveLength(before);
    expect(take(accept(threeDays, 2), 'extend', { ...extension, days: 11 }).extensionDays).toBe(11);
  });

  it('does nothing for the second of two key presses', () => {
    const detail = accept(threeDays);
    const extended = take(detail, 'extend', { ...extension, days: 2 });
    expect(faultOf(() => take(detail, 'extend', { ...extension, days: 2 }))).toEqual({
      code: 'STALE_CASE',
      data: { state: 'accepted', actorName: '谭国华' },
    });
    expect(getCase(site.context, detail.id, manager)).toEqual(extended);
  });

  it('is refused for a case nobody knows', () => {
    const nobody = { ...accept(threeDays), id: 'nobody' };
    expect(faultOf(() => take(nobody, 'complete')).code).toBe('NOT_FOUND');
  });
});

describe('a suspended case', () => {
  it('is open, and neither due nor late until it is resumed', () => {
    const detail = take(accept(threeDays), 'suspend', appraisal);
    const listed = (filter: 'open' | 'due-today' | 'overdue') =>
      listCases(site.context, { filter, limit: 50 }).rows.map(({ lamp }) => lamp?.lamp);
    for (const date of ['2026-09-22', '2026-12-01']) {
      on(date);
      expect(countCases(site.context)).toMatchObject({ open: 1, dueToday: 0, overdue: 0 });
      expect([listed('open'), listed('due-today'), listed('overdue')]).toEqual([['grey'], [], []]);
    }
    take(detail, 'resume');
    expect(listed('open')).toEqual(['green']);
  });

  it('closes when it is withdrawn, and its pause ends', () => {
    const detail = take(accept(threeDays), 'suspend', appraisal);
    on('2026-09-22');
    const withdrawn = take(detail, 'withdraw', { reason: '申请人撤回' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', lamp: null });
    expect(stored(detail.id)).toMatchObject({ suspended_on: null, closed_at: '2026-09-22T02:00:00.000Z' });
    on('2026-12-01');
    expect(getCase(site.context, detail.id).promised).toEqual(withdrawn.promised);
  });

  it('has another notice for another procedure', () => {
    let detail = take(accept(licence), 'suspend', appraisal);
    detail = take(detail, 'resume');
    detail = take(detail, 'suspend', { days: 3, reason: '需要检测' });
    const notices = detail.documents.filter(({ kind }) => kind === 'special-procedure-notice');
    expect(notices.map(({ copy, stepNumber }) => [copy, stepNumber])).toEqual([
      [1, 2],
      [2, 4],
    ]);
  });
});

describe('before a step', () => {
  it('says what it would do to both dates', () => {
    const { id: caseId } = accept(licence);
    expect(previewStep(site.context, { caseId, step: 'extend', days: 10 })).toEqual({
      promisedDue: '2026-11-05',
      statutoryDue: '2026-11-05',
      provisional: false,
      resumesOn: null,
    });
    expect(previewStep(site.context, { caseId, step: 'suspend', days: 5 })).toMatchObject({
      // Four of the five days were to count; the day of acceptance was not.
      promisedDue: '2026-10-28',
      resumesOn: '2026-09-24',
    });
    expect(previewStep(site.context, { caseId, step: 'complete' }).promisedDue).toBe('2026-10-22');
  });

  it('says the same as the step then does', () => {
    const detail = accept(atOnce);
    const { promisedDue } = previewStep(site.context, { caseId: detail.id, step: 'extend', days: 4 });
    expect(take(detail, 'extend', { ...extension, days: 4 }).promisedDue).toBe(promisedDue);
  });
});

describe('the calendar of the next year', () => {
  it('keeps pauses and extensions when it counts open cases again', () => {
    on('2026-12-28');
    const cases = [1, 2, 3].map((order) => accept(threeDays, order)) as [CaseDetail, CaseDetail, CaseDetail];
    const [extended, resumed, suspended] = cases;
    take(extended, 'extend', { ...extension, days: 2 });
    const paused = take(resumed, 'suspend', appraisal);
    take(suspended, 'suspend', appraisal);
    on('2026-12-30');
    take(paused, 'resume');
    const dates = () => cases.map(({ id }) => getCase(site.context, id).promisedDue);
    // Two days were added to the first; one stood still for the others, one of which is not resumed yet.
    expect(dates()).toEqual(['2027-01-04', '2027-01-01', '2027-01-01']);
    const days = ['2027-01-01', '2027-01-04'].map((date) => ({ name: '元旦', date, isOffDay: true }));
    importCalendar(site.context, manager, JSON.stringify({ year: 2027, source: 'a notice', days }));
    expect(dates()).toEqual(['2027-01-06', '2027-01-05', '2027-01-05']);
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});
