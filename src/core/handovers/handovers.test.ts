import { beforeEach, describe, expect, it } from 'vitest';
import type { Handover } from '#shared/contract/handovers.ts';
import { getCase } from '../cases/service.ts';
import { takeStep } from '../cases/take-step.ts';
import { systemActor } from '../context.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { listDrafts, saveDraft } from '../intake/drafts.ts';
import { callNext } from '../queue/call-next.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import type { StaffActor } from '../staff/roles.ts';
import { atOnce, fullDraft, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { verifyData } from '../verify/verify-data.ts';
import { gatherInHand } from './gather.ts';
import { keptHandoverPdf, printHandover, viewHandover } from './print.ts';
import { confirmHandover, listHandovers, makeHandover, withdrawHandover } from './service.ts';

const receiver: StaffActor = { id: 'demo-13-2', name: '黄志强', role: 'clerk', department: '' };

let site: TestSite;
let desktop: PaperDesktop;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
});

const accept = (item: string, order: number, by = clerk) =>
  acceptCase(site.context, by, fullDraft(site.context, item, newApplicant(order)));
const make = (fields = {}): Handover =>
  makeHandover(site.context, clerk, { toId: receiver.id, things: '', note: '', ...fields });
const confirm = ({ id }: Handover, by = receiver) => confirmHandover(site.context, by, id);

describe('what a clerk has in hand', () => {
  it('is the own open cases by urgency, their originals, the drafts and what was not sent', () => {
    const slow = accept(licence, 1);
    const late = accept(threeDays, 2);
    const today = accept(atOnce, 3);
    const paused = accept(licence, 4);
    const step = { caseId: paused.id, step: 'suspend', afterStep: paused.stepNumber } as const;
    takeStep(site.context, clerk, { ...step, answers: { days: 5, reason: '鉴定' } });
    accept(threeDays, 5, receiver);
    const closed = accept(threeDays, 6);
    takeStep(site.context, clerk, {
      caseId: closed.id,
      step: 'withdraw',
      afterStep: closed.stepNumber,
      answers: { reason: '不办了' },
    });
    saveDraft(site.context, clerk, { ...fullDraft(site.context, licence, newApplicant(7)), materials: [] });
    site.setTime('2026-06-16T02:00:00.000Z');
    const dueToday = accept(atOnce, 8);
    const inHand = gatherInHand(site.context, clerk.id);
    expect(inHand.cases.map(({ number, urgency }) => [number, urgency])).toEqual([
      [today.number, 'overdue'],
      [late.number, 'overdue'],
      [dueToday.number, 'today'],
      [slow.number, 'in-time'],
      [paused.number, 'suspended'],
    ]);
    expect(new Set(inHand.originals.map(({ number }) => number))).toEqual(
      new Set(inHand.cases.map(({ number }) => number)),
    );
    expect(inHand.drafts).toMatchObject([{ itemName: slow.itemName, applicantName: '林秀英' }]);
    expect(inHand.changesWaiting).toBeGreaterThan(0);
  });
});

describe('what is not in the hand any more', () => {
  it('is the papers of a case that went to a department, until it is returned', () => {
    const one = accept(licence, 1);
    const originals = () => gatherInHand(site.context, clerk.id).originals.length;
    expect(originals()).toBe(one.materials.length);
    const forwarded = takeStep(site.context, clerk, {
      caseId: one.id,
      step: 'forward',
      afterStep: one.stepNumber,
      answers: { department: one.department },
    });
    expect(originals()).toBe(0);
    takeStep(site.context, systemActor, {
      caseId: one.id,
      step: 'return',
      afterStep: forwarded.stepNumber,
      answers: { reason: '缺页', proposedOwner: '林业' },
    });
    expect(originals()).toBe(one.materials.length);
  });

  it('but is the ticket that was called and not finished with', () => {
    issueTicket(site.context, clerk, { letter: 'A', priority: null });
    const called = callNext(site.context, clerk, { counter: 1 });
    expect(gatherInHand(site.context, clerk.id).tickets).toMatchObject([{ number: called?.number }]);
    expect(gatherInHand(site.context, receiver.id).tickets).toEqual([]);
    expect(viewHandover(site.context, make().id)).toContain(called?.number);
  });
});

describe('a hand-over', () => {
  it('leaves everything with the giver until the receiver confirms; then cases and drafts are the receiver’s', () => {
    const one = accept(licence, 1);
    const draft = fullDraft(site.context, threeDays, newApplicant(2));
    saveDraft(site.context, clerk, draft);
    const made = make({ things: ' 业务专用章 1 枚 ', note: '林秀英明天来取' });
    expect(made).toMatchObject({ fromName: '陈晓敏', toName: '黄志强', confirmedAt: null });
    expect(made.content).toMatchObject({ things: '业务专用章 1 枚', note: '林秀英明天来取' });
    expect(getCase(site.context, one.id).clerkName).toBe('陈晓敏');

    site.setTime('2026-06-09T09:30:00.000Z');
    expect(confirm(made).confirmedAt).toBe('2026-06-09T09:30:00.000Z');
    const after = getCase(site.context, one.id);
    expect(after.clerkName).toBe('黄志强');
    expect(after.events.at(-1)).toMatchObject({
      step: 'hand-over',
      actorName: '黄志强',
      note: '陈晓敏交给黄志强',
      fromState: 'accepted',
      toState: 'accepted',
    });
    expect(listDrafts(site.context, receiver).map(({ id }) => id)).toEqual([draft.id]);
    expect(listDrafts(site.context, clerk)).toEqual([]);
    expect(gatherInHand(site.context, clerk.id).cases).toEqual([]);
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(verifyData(site.data).problems).toEqual([]);
  });

  it('confirmed twice hands over once, and the case goes on by its steps', () => {
    const one = accept(licence, 1);
    const made = make();
    confirm(made);
    confirm(made);
    const after = getCase(site.context, one.id);
    expect(after.events.map(({ step }) => step)).toEqual(['accept', 'hand-over']);
    const done = takeStep(site.context, receiver, {
      caseId: one.id,
      step: 'complete',
      afterStep: after.stepNumber,
      answers: {},
    });
    expect(done).toMatchObject({ state: 'completed', promisedDue: one.promisedDue });
  });

  it('leaves out what was closed or taken over meanwhile, and what came after the list', () => {
    const closed = accept(licence, 1);
    const kept = accept(licence, 2);
    const made = make();
    const later = accept(licence, 3);
    takeStep(site.context, clerk, {
      caseId: closed.id,
      step: 'complete',
      afterStep: closed.stepNumber,
      answers: {},
    });
    confirm(made);
    const clerks = [closed, kept, later].map(({ id }) => getCase(site.context, id).clerkName);
    expect(clerks).toEqual(['陈晓敏', '黄志强', '陈晓敏']);
  });

  it('is confirmed by the receiver and taken back by the giver, by nobody else and not too late', () => {
    accept(licence, 1);
    const made = make();
    const why = (work: () => unknown) => (faultOf(work).data as { why: string }).why;
    expect(why(() => confirm(made, clerk))).toBe('not-receiver');
    expect(why(() => make())).toBe('waiting');
    expect(why(() => withdrawHandover(site.context, receiver, made.id))).toBe('not-giver');
    withdrawHandover(site.context, clerk, made.id);
    expect(why(() => confirm(made))).toBe('withdrawn');
    const next = make();
    confirm(next);
    expect(why(() => withdrawHandover(site.context, clerk, next.id))).toBe('confirmed');
    expect(listHandovers(site.context).map(({ id, cases }) => [id, cases])).toEqual([
      [next.id, 1],
      [made.id, 1],
    ]);
  });

  it('is to another person of this site', () => {
    expect(faultOf(() => make({ toId: clerk.id })).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => make({ toId: 'nobody' })).code).toBe('NOT_FOUND');
  });
});

describe('the list of a hand-over', () => {
  it('names cases, originals, drafts, things and both people, and is kept as it was printed', async () => {
    const one = accept(licence, 1, clerk);
    saveDraft(site.context, clerk, {
      ...fullDraft(site.context, threeDays, newApplicant(2, { name: '<b>' })),
    });
    const made = make({ things: '业务专用章 1 枚', note: '<script>' });
    expect(await printHandover(site.context, receiver, made.id)).toBe('printed');
    const page = desktop.printed[0] ?? '';
    for (const text of [
      '交接清单',
      one.number,
      '陈晓敏',
      '黄志强',
      '业务专用章',
      '&lt;script&gt;',
      '&lt;b&gt;',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/<script|\{\{|\{%|undefined|null|\[object/);
    takeStep(site.context, clerk, {
      caseId: one.id,
      step: 'complete',
      afterStep: one.stepNumber,
      answers: {},
    });
    await printHandover(site.context, receiver, made.id);
    expect(desktop.printed[1]).toBe(page);
    expect(desktop.rendered).toHaveLength(1);
    expect(Buffer.from(keptHandoverPdf(site.context, made.id) as Uint8Array).toString()).toBe(`%PDF ${page}`);
    expect(viewHandover(site.context, made.id)).toBe(page);
    expect(verifyData(site.data).problems).toEqual([]);
  });

  it('says of each part that there is nothing in it', async () => {
    const page = viewHandover(site.context, make().id);
    for (const text of ['没有在办的办件', '没有留存的原件', '没有未办完的登记']) expect(page).toContain(text);
  });
});
