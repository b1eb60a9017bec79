import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#shared/contract/cases.ts';
import { getCase } from '../cases/service.ts';
import { takeStep } from '../cases/take-step.ts';
import { viewDocument } from '../documents/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import type { StaffActor } from '../staff/roles.ts';
import { fullDraft, licence, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { closePost, endAbsence, enterAbsence, listPosts, savePost } from './service.ts';

const deputy: StaffActor = { id: 'demo-13-2', name: '黄志强', role: 'clerk', department: '' };
const third: StaffActor = { id: 'demo-13-3', name: '余美玲', role: 'clerk', department: '' };
const answers = { days: 2, reason: '核实', approver: '梁主任' };

let site: TestSite;
let accepted: CaseDetail;
beforeEach(() => {
  site = freshSite();
  accepted = acceptCase(site.context, clerk, fullDraft(site.context, licence, newApplicant(1)));
});

const post = { id: null, name: '综合窗口', duties: '受理', holderA: clerk.id, holderB: deputy.id };
const save = (fields = {}, by = manager) => savePost(site.context, by, { ...post, ...fields });
const away = (fromDay = '2026-06-09', untilDay = '2026-06-11') =>
  enterAbsence(site.context, manager, { staffId: clerk.id, fromDay, untilDay, reason: '培训' });
const extend = (by: StaffActor) => {
  const { id: caseId, stepNumber: afterStep } = getCase(site.context, accepted.id);
  return takeStep(site.context, by, { caseId, step: 'extend', afterStep, answers });
};

describe('an A/B post', () => {
  it('lets B act for A while A is away, with both names in the history and on the paper', () => {
    save();
    away();
    const event = extend(deputy).events.at(-1);
    expect(event).toMatchObject({ actorName: '黄志强', actingFor: '陈晓敏' });
    expect(viewDocument(site.context, accepted.id, 'extension-notice')).toContain('黄志强（代陈晓敏）');
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ actorId: deputy.id });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('refuses B while A is there, before and after the absence, and writes nothing', () => {
    save();
    const refused = {
      code: 'CASE_OF_COLLEAGUE',
      data: { clerkName: '陈晓敏', deputies: ['黄志强'], deputy: true },
    };
    expect(faultOf(() => extend(deputy))).toEqual(refused);
    away('2026-06-10', '2026-06-11');
    expect(faultOf(() => extend(deputy))).toEqual(refused);
    site.setTime('2026-06-12T02:00:00.000Z');
    expect(faultOf(() => extend(deputy))).toEqual(refused);
    expect(getCase(site.context, accepted.id).stepNumber).toBe(accepted.stepNumber);
  });

  it('refuses anybody else, lets A and the manager act in their own names', () => {
    save();
    away();
    expect(faultOf(() => extend(third))).toMatchObject({
      code: 'CASE_OF_COLLEAGUE',
      data: { deputy: false },
    });
    expect(extend(clerk).events.at(-1)).toMatchObject({ actorName: '陈晓敏', actingFor: null });
    expect(extend(manager).events.at(-1)).toMatchObject({ actingFor: null });
  });

  it('ends with the absence that is ended early, and with the post', () => {
    const { posts } = save();
    const { absences } = away();
    extend(deputy);
    endAbsence(site.context, manager, absences[0]?.id as string);
    expect(faultOf(() => extend(deputy)).code).toBe('CASE_OF_COLLEAGUE');
    closePost(site.context, manager, posts[0]?.id as string);
    expect(extend(third).events.at(-1)).toMatchObject({ actorName: '余美玲', actingFor: null });
    expect(listPosts(site.context)).toEqual({ posts: [], absences: [] });
  });

  it('is listed with both names and whether B acts now', () => {
    const { posts } = save();
    expect(posts).toMatchObject([
      { name: '综合窗口', holderA: { name: '陈晓敏' }, holderB: { name: '黄志强' }, actingNow: false },
    ]);
    expect(away().posts).toMatchObject([{ actingNow: true }]);
    const changed = save({ id: posts[0]?.id, holderB: third.id });
    expect(changed.posts).toMatchObject([{ holderB: { name: '余美玲' } }]);
    expect(changed.absences).toMatchObject([{ staffName: '陈晓敏', reason: '培训', enteredBy: '谭国华' }]);
  });

  it('is a manager’s to make, of two people of this site', () => {
    expect(faultOf(() => save({}, clerk)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => save({ holderB: clerk.id })).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => save({ holderB: 'nobody' })).code).toBe('NOT_FOUND');
    expect(faultOf(() => save({ id: 'nobody' })).code).toBe('NOT_FOUND');
    expect(faultOf(() => away('2026-06-11', '2026-06-10')).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => away('2026-06-01', '2026-06-08')).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => endAbsence(site.context, clerk, 'x')).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => closePost(site.context, manager, 'x')).code).toBe('NOT_FOUND');
  });
});
