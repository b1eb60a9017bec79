import { createRouterClient } from '@orpc/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeStep } from '../cases/take-step.ts';
import { router } from '../router.ts';
import { changeSettings } from '../settings/service.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { acceptedCase, askForRating } from '../testing/ratings.ts';
import { rateByDefault } from './due-ratings.ts';
import { listRatings, summariseRatings } from './list-ratings.ts';
import { openQuestion, rate, ratingAndQuestion, requestRating } from './rate.ts';
import { ratingOfCase } from './rating-line.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const auditor = { ...manager, id: 'demo-13-8', role: 'auditor' } as const;
const accepted = (order = 1) => acceptedCase(site.context, order);
const ask = (caseId: string) => askForRating(site.context, caseId);
const bad = { level: 'very-dissatisfied', reasons: [] } as const;
const complete = (caseId: string) =>
  takeStep(site.context, manager, { caseId, step: 'complete', afterStep: 1, answers: {} });

describe('the rating of a service', () => {
  it('is given once, at the public’s screen, by nobody of the staff', () => {
    const caseId = accepted();
    const requestId = ask(caseId);
    expect(ratingAndQuestion(site.context, caseId)).toEqual({
      rating: null,
      askedUntil: '2026-06-09T02:01:00.000Z',
    });
    rate(site.context, { requestId, level: 'satisfied', reasons: [] });
    expect(ratingAndQuestion(site.context, caseId)).toMatchObject({
      rating: { level: 'satisfied', way: 'screen', clerkName: '陈晓敏', rectification: null },
      askedUntil: null,
    });
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'ratings.rate',
      actorId: 'resident',
    });
    expect(faultOf(() => rate(site.context, { requestId, ...bad }))).toMatchObject({ code: 'RATING_CLOSED' });
    expect(faultOf(() => requestRating(site.context, clerk, caseId))).toMatchObject({
      code: 'ALREADY_RATED',
    });
    expect(ratingOfCase(site.context, caseId)?.level).toBe('satisfied');
  });

  it('is asked for by whoever served, not by the auditor', () => {
    const caseId = accepted();
    expect(faultOf(() => requestRating(site.context, auditor, caseId))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(faultOf(() => requestRating(site.context, clerk, 'nobody'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not taken through a question whose time is over, or that another has replaced', () => {
    const [first, second] = [accepted(1), accepted(2)];
    const earlier = ask(first);
    const later = ask(second);
    expect(faultOf(() => rate(site.context, { requestId: earlier, ...bad }))).toMatchObject({
      code: 'RATING_CLOSED',
    });
    site.setTime('2026-06-09T02:01:00.000Z');
    expect(openQuestion(site.context)).toBeNull();
    site.setTime('2026-06-09T02:01:46.000Z');
    expect(faultOf(() => rate(site.context, { requestId: later, ...bad }))).toMatchObject({
      code: 'RATING_CLOSED',
    });
    expect(ratingOfCase(site.context, second)).toBeNull();
  });

  it('may still be finished by somebody who began in time', () => {
    const caseId = accepted();
    const requestId = ask(caseId);
    site.setTime('2026-06-09T02:01:30.000Z');
    rate(site.context, { requestId, level: 'very-satisfied', reasons: ['slow'] });
    expect(ratingOfCase(site.context, caseId)).toMatchObject({ level: 'very-satisfied', reasons: [] });
  });

  it('is 基本满意 when seven days have passed since the end, and not before', () => {
    const closed = accepted(1);
    accepted(2);
    complete(closed);
    site.setTime('2026-06-16T15:59:00.000Z');
    expect(rateByDefault(site.context)).toBe(0);
    site.setTime('2026-06-16T16:00:00.000Z');
    expect(rateByDefault(site.context)).toBe(1);
    expect(rateByDefault(site.context)).toBe(0);
    expect(ratingOfCase(site.context, closed)).toMatchObject({
      level: 'basically-satisfied',
      way: 'default',
    });
    expect(listRatings(site.context, manager, { filter: 'all', limit: 10 }).rows).toHaveLength(1);
  });

  it('is the last step of a case that was delivered, in whichever order both came', async () => {
    const window = createRouterClient(router, {
      context: { core: site.context, session: { staff: null } },
    });
    await window.staff.signIn({ staffId: clerk.id });
    const deliver = (caseId: string) =>
      window.cases.takeStep({
        caseId,
        step: 'deliver',
        afterStep: 2,
        answers: { deliveryWay: 'counter' },
      });
    const before = accepted(1);
    rate(site.context, { requestId: ask(before), level: 'dissatisfied', reasons: [] });
    complete(before);
    const delivered = await deliver(before);
    expect(delivered.state).toBe('rated');
    expect(delivered.events.at(-1)).toMatchObject({
      step: 'rate',
      actorName: '办事群众',
      answers: { rating: 'dissatisfied' },
    });

    const after = accepted(2);
    complete(after);
    expect((await deliver(after)).state).toBe('delivered');
    rate(site.context, { requestId: ask(after), level: 'very-satisfied', reasons: [] });
    expect(await window.cases.get({ id: after })).toMatchObject({ state: 'rated' });

    const silent = accepted(3);
    complete(silent);
    await deliver(silent);
    site.setTime('2026-06-17T02:00:00.000Z');
    rateByDefault(site.context);
    expect((await window.cases.get({ id: silent })).events.at(-1)).toMatchObject({
      step: 'rate',
      actorName: '系统',
      answers: { rating: 'basically-satisfied' },
    });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('waits as long as the town has set, and takes a withdrawn case for no service', () => {
    changeSettings(site.context, manager, { 'rating.default-days': 2 });
    const caseId = accepted();
    takeStep(site.context, manager, {
      caseId,
      step: 'withdraw',
      afterStep: 1,
      answers: { reason: '不办了' },
    });
    const other = accepted(2);
    complete(other);
    site.setTime('2026-06-12T02:00:00.000Z');
    expect(rateByDefault(site.context)).toBe(1);
    expect(ratingOfCase(site.context, caseId)).toBeNull();
  });
});

describe('the list of ratings', () => {
  it('is for those who answer for them', () => {
    expect(faultOf(() => listRatings(site.context, clerk, { filter: 'all', limit: 10 }))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(faultOf(() => summariseRatings(site.context, clerk))).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('goes page by page through each filter without losing or repeating a row', () => {
    const levels = [
      'very-satisfied',
      'very-dissatisfied',
      'dissatisfied',
      'satisfied',
      'dissatisfied',
    ] as const;
    const cases = levels.map((level, at) => {
      site.setTime(new Date(Date.parse('2026-06-09T02:00:00Z') + at * 60_000).toISOString());
      const caseId = accepted(at + 1);
      rate(site.context, { requestId: ask(caseId), level, reasons: [] });
      return caseId;
    });
    const walk = (filter: 'all' | 'open' | 'closed' | 'dissatisfied') => {
      const found: string[] = [];
      let after: { at: string; id: string } | undefined;
      do {
        const { rows, next } = listRatings(site.context, auditor, { filter, after, limit: 2 });
        found.push(...rows.map(({ caseId }) => caseId));
        after = next ?? undefined;
      } while (after);
      return found;
    };
    expect(walk('all')).toEqual([...cases].reverse());
    expect(walk('dissatisfied')).toEqual([cases[4], cases[2]]);
    expect(walk('open').sort()).toEqual([cases[1], cases[2], cases[4]].sort());
    expect(walk('closed')).toEqual([]);
    expect(summariseRatings(site.context, manager)).toMatchObject({
      counts: {
        'very-satisfied': 1,
        satisfied: 1,
        'basically-satisfied': 0,
        dissatisfied: 2,
        'very-dissatisfied': 1,
      },
      satisfaction: 40,
      open: 3,
      overdue: 0,
    });
  });
});
