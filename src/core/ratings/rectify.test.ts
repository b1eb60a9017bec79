import { beforeEach, describe, expect, it } from 'vitest';
import type { RectificationStep } from '#shared/domain/rectification.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { ratedCase } from '../testing/ratings.ts';
import { expireRectifications } from './due-ratings.ts';
import { summariseRatings } from './list-ratings.ts';
import { ratingOfCase } from './rating-line.ts';
import { getRating, rectify } from './rectify.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const auditor = { ...manager, id: 'demo-13-8', role: 'auditor' } as const;
const otherManager = { ...manager, id: 'another-manager' };

describe('a bad rating', () => {
  it('opens a rectification with fifteen working days, and keeps its reasons once', () => {
    const caseId = ratedCase(site.context, 'very-dissatisfied');
    expect(getRating(site.context, handler, caseId)).toMatchObject({
      level: 'very-dissatisfied',
      reasons: ['attitude', 'slow'],
      phone: '13800138000',
      // 2026-06-19 is the Dragon Boat holiday.
      rectification: { state: 'to-rectify', dueOn: '2026-07-01', calledBack: false, outcome: null },
      events: [{ step: 'open', actorName: '办事群众' }],
      stepNumber: 1,
    });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  const step = (
    caseId: string,
    name: RectificationStep,
    actor: Parameters<typeof rectify>[1] = manager,
    more: { note?: string; result?: 'content' | 'not-reached' } = {},
  ) => {
    const afterStep = getRating(site.context, manager, caseId).stepNumber;
    rectify(site.context, actor, { caseId, step: name, afterStep, note: '已核实', ...more });
  };
  const stateOf = (caseId: string) => ratingOfCase(site.context, caseId)?.rectification;

  it('is put right, called back about, and done with', () => {
    const caseId = ratedCase(site.context, 'very-dissatisfied');
    step(caseId, 'start', handler);
    expect(faultOf(() => step(caseId, 'finish', handler))).toEqual({
      code: 'RECTIFICATION_REFUSED',
      data: { fault: 'no-call-back', state: 'rectifying' },
    });
    step(caseId, 'call-back', clerk, { result: 'not-reached' });
    expect(stateOf(caseId)?.calledBack).toBe(false);
    step(caseId, 'call-back', clerk, { result: 'content', note: '已道歉并补办' });
    step(caseId, 'finish', handler);
    expect(stateOf(caseId)).toMatchObject({ state: 'done', outcome: 'rectified', lamp: null });
    expect(
      getRating(site.context, auditor, caseId).events.map(({ step: name, result, note }) => [
        name,
        result,
        note,
      ]),
    ).toEqual([
      ['open', null, ''],
      ['start', null, '已核实'],
      ['call-back', 'not-reached', '已核实'],
      ['call-back', 'content', '已道歉并补办'],
      ['finish', null, '已核实'],
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is found invalid by somebody other than who claimed it', () => {
    const caseId = ratedCase(site.context, 'very-dissatisfied');
    step(caseId, 'claim-invalid', manager);
    expect(faultOf(() => step(caseId, 'approve-invalid', manager))).toMatchObject({
      data: { fault: 'own-claim' },
    });
    expect(faultOf(() => step(caseId, 'approve-invalid', handler))).toMatchObject({
      data: { fault: 'role-not-allowed' },
    });
    step(caseId, 'reject-claim', otherManager);
    step(caseId, 'claim-invalid', clerk);
    step(caseId, 'approve-invalid', manager);
    expect(stateOf(caseId)).toMatchObject({ state: 'done', outcome: 'invalid' });
  });

  it('takes no step without a word, and none after another one was taken', () => {
    const caseId = ratedCase(site.context, 'very-dissatisfied');
    expect(faultOf(() => step(caseId, 'start', manager, { note: ' ' }))).toMatchObject({
      data: { fault: 'empty' },
    });
    expect(faultOf(() => step(caseId, 'call-back'))).toMatchObject({ data: { fault: 'empty' } });
    const request = { caseId, step: 'start', afterStep: 1, note: '整改' } as const;
    rectify(site.context, manager, request);
    expect(faultOf(() => rectify(site.context, manager, request))).toMatchObject({
      code: 'RECTIFICATION_REFUSED',
      data: { state: 'rectifying' },
    });
    expect(getRating(site.context, manager, caseId).stepNumber).toBe(2);
  });

  it('is overdue from the day after its deadline', () => {
    const caseId = ratedCase(site.context, 'very-dissatisfied');
    site.setTime('2026-07-01T15:00:00.000Z');
    expect(expireRectifications(site.context)).toBe(0);
    site.setTime('2026-07-01T16:00:00.000Z');
    expect(expireRectifications(site.context)).toBe(1);
    expect(stateOf(caseId)).toMatchObject({ state: 'overdue', lamp: { lamp: 'red' } });
    expect(summariseRatings(site.context, manager)).toMatchObject({ open: 1, overdue: 1 });
  });
});
