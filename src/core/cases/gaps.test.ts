import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail, StepAnswers } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { openCase } from '../intake/open-case.ts';
import { allowanceDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { countCases, listCases, listOfDepartment } from './list-cases.ts';
import { getCase } from './service.ts';
import { takeStep } from './take-step.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const on = (date: string) => site.setTime(`${date}T02:00:00.000Z`);
const take = (detail: CaseDetail, step: CaseStep, answers: StepAnswers = {}, by = clerk) =>
  takeStep(site.context, by, { caseId: detail.id, step, afterStep: detail.stepNumber, answers });
const withGaps = () =>
  openCase(site.context, clerk, allowanceDraft(site.context, ['hukou', 'relativeCard']), 'accept-with-gaps', {
    gaps: ['hukou', 'relativeCard'],
    until: '2026-09-29',
  });
const came = (...ids: string[]) => ({ papers: ids.map((id) => ({ id, originals: 1, copies: 1 })) });
const allowed = (detail: CaseDetail) => detail.steps.map(({ step }) => step);

describe('a case accepted with gaps', () => {
  it('is not completed until every paper came, wherever it is', () => {
    let detail = withGaps();
    expect(allowed(detail)).not.toContain('complete');
    detail = take(detail, 'forward', { department: '民政' });
    const refused = { code: 'STEP_NOT_ALLOWED', data: { obstacle: 'gaps-open' } };
    expect(faultOf(() => take(detail, 'complete', {}, handler))).toMatchObject(refused);
    detail = take(detail, 'fill-gaps', came('hukou'));
    expect(detail).toMatchObject({ state: 'forwarded', gapDue: '2026-09-29' });
    expect(faultOf(() => take(detail, 'complete', {}, handler))).toMatchObject(refused);
    detail = take(detail, 'fill-gaps', came('relativeCard'));
    expect(detail).toMatchObject({ state: 'forwarded', gapDue: null });
    expect(detail.materials.every(({ state, required }) => state === 'received' || !required)).toBe(true);
    expect(take(detail, 'complete', {}, handler)).toMatchObject({ state: 'completed' });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is a whole acceptance once the last paper came', () => {
    expect(take(withGaps(), 'fill-gaps', came('hukou', 'relativeCard'))).toMatchObject({ state: 'accepted' });
  });

  it('stands in its own list while a paper is open, and ends when its day is over', () => {
    const detail = withGaps();
    const listed = () => listCases(site.context, { filter: 'gaps', limit: 50 }).rows.map(({ id }) => id);
    expect(listed()).toEqual([detail.id]);
    expect(countCases(site.context).gaps).toBe(1);
    on('2026-09-30');
    expect(allowed(getCase(site.context, detail.id, clerk))).toContain('lapse');
    const ended = take(detail, 'lapse', { reason: '承诺期限已过，没有补交户口簿' });
    expect(ended).toMatchObject({ state: 'lapsed', gapDue: null, lamp: null });
    expect(listed()).toEqual([]);
  });
});

describe('the side of the department', () => {
  it('sees what it has, most urgent first, and nothing of another', () => {
    const forward = (order: number, department: string) => {
      const draft = allowanceDraft(site.context, [], newApplicant(order));
      return take(openCase(site.context, clerk, draft, 'accept'), 'forward', { department });
    };
    const first = forward(1, '民政');
    on('2026-09-17');
    const urgent = forward(2, '民政');
    forward(3, '农业农村');
    const page = (after?: { due: string; id: string }, limit = 50) =>
      listOfDepartment(site.context, handler, { after, limit });
    expect(page().rows.map(({ id }) => id)).toEqual([urgent.id, first.id]);
    const one = page(undefined, 1);
    expect(one.next).toEqual({ due: urgent.due, id: urgent.id });
    expect(page(one.next ?? undefined, 1).rows.map(({ id }) => id)).toEqual([first.id]);
    const own = listOfDepartment(site.context, handler, { department: '农业农村', limit: 50 });
    expect(own.rows).toHaveLength(2);
    expect(listOfDepartment(site.context, manager, { department: '农业农村', limit: 50 }).rows).toHaveLength(
      1,
    );
    expect(faultOf(() => listOfDepartment(site.context, clerk, { limit: 50 })).code).toBe('ROLE_NOT_ALLOWED');
  });

  it('keeps its opinions in the history, gives back with a reason, and has it no more', () => {
    const accepted = openCase(site.context, clerk, allowanceDraft(site.context), 'accept');
    let detail = take(accepted, 'forward', { department: '民政' });
    detail = take(detail, 'opine', { reason: '已入户核实' }, handler);
    detail = take(detail, 'opine', { reason: '同意发放' }, handler);
    expect(detail.events.slice(2).map(({ step, note }) => [step, note])).toEqual([
      ['opine', '已入户核实'],
      ['opine', '同意发放'],
    ]);
    expect(faultOf(() => take(detail, 'return', { reason: '户籍不在本镇' }, handler))).toMatchObject({
      code: 'INVALID_ANSWERS',
    });
    detail = take(detail, 'return', { reason: '户籍不在本镇', proposedOwner: '长沙街道' }, handler);
    expect(detail).toMatchObject({ state: 'returned', forwardedTo: null });
    expect(
      faultOf(() => take(detail, 'forward-again', { department: '民政', reason: '再核' }, handler)),
    ).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(faultOf(() => take(detail, 'complete', {}, handler))).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(listOfDepartment(site.context, handler, { limit: 50 }).rows).toEqual([]);
  });

  it('cannot be stepped in for by the clerk once it has the case', () => {
    const detail = take(openCase(site.context, clerk, allowanceDraft(site.context), 'accept'), 'forward', {
      department: '民政',
    });
    expect(faultOf(() => take(detail, 'complete'))).toEqual({
      code: 'ROLE_NOT_ALLOWED',
      data: { role: 'clerk', allowed: ['handler', 'manager'] },
    });
    const other = { ...handler, id: 'other', department: '农业农村' };
    expect(faultOf(() => take(detail, 'complete', {}, other))).toMatchObject({
      data: { obstacle: 'other-department' },
    });
  });
});

describe('a suspension', () => {
  it('longer than it was announced is told of', () => {
    const accepted = openCase(site.context, clerk, allowanceDraft(site.context), 'accept');
    const suspended = take(accepted, 'suspend', { reason: '需要鉴定', days: 3 });
    expect(suspended).toMatchObject({ suspendedUntil: '2026-09-22', suspendedTooLong: false });
    on('2026-09-23');
    expect(getCase(site.context, accepted.id)).toMatchObject({ suspendedTooLong: true });
    expect(listCases(site.context, { filter: 'open', limit: 5 }).rows).toMatchObject([
      { suspendedTooLong: true },
    ]);
    expect(take(suspended, 'resume')).toMatchObject({ suspendedUntil: null, suspendedTooLong: false });
  });
});
