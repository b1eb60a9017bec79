import { format } from 'node:util';
import { createRouterClient, ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallContext } from './calls.ts';
import { CoreError } from './errors.ts';
import { router } from './router.ts';
import { fullDraft, identityNumber, newApplicant, threeDays } from './testing/drafts.ts';
import { clerk, freshSite, type TestSite } from './testing/fresh-site.ts';
import { readAudit } from './testing/log.ts';

let site: TestSite;
let context: CallContext;
let window: ReturnType<typeof connect>;
beforeEach(() => {
  site = freshSite();
  context = { core: site.context, session: { staff: null } };
  window = connect();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** What went to standard error. */
function logged(): string {
  return vi
    .mocked(console.error)
    .mock.calls.map((values) => format(...values))
    .join('\n');
}

/** A window's connection, in this process. */
function connect() {
  return createRouterClient(router, { context });
}

async function faultOf(call: Promise<unknown>): Promise<{ code: string; data: unknown; defined: boolean }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data, defined: error.defined };
    throw error;
  }
  throw new Error('The call was expected to fail');
}

describe('a window', () => {
  it('offers the clerks of its site and works as the one who was chosen', async () => {
    const names = (await window.staff.list()).map(({ name, initials }) => [name, initials]);
    expect(names).toContainEqual(['陈晓敏', 'cxm']);
    expect(names).toHaveLength(8);
    expect(await window.staff.current()).toBeNull();
    await window.staff.signIn({ staffId: clerk.id });
    expect(await window.staff.current()).toMatchObject({ id: clerk.id, name: '陈晓敏' });

    await window.intake.accept(fullDraft(site.context, threeDays, newApplicant(1)));
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ actorId: clerk.id, actorName: '陈晓敏' });

    await window.staff.signOut();
    expect(await window.staff.current()).toBeNull();
  });

  it('is one of somebody at work for half a minute after it wrote something, and not for what it only asks', async () => {
    const { database } = site.data;
    await window.staff.signIn({ staffId: clerk.id });
    const draft = fullDraft(site.context, threeDays, newApplicant(1));
    site.setTime('2026-06-09T03:00:00.000Z');
    await window.system.status();
    expect(database.isInUse).toBe(false);
    await window.intake.accept(draft);
    expect(database.isInUse).toBe(true);
    site.setTime('2026-06-09T03:00:29.000Z');
    expect(database.isInUse).toBe(true);
    site.setTime('2026-06-09T03:00:31.000Z');
    await window.system.status();
    expect(database.isInUse).toBe(false);
  });

  it('cannot work as somebody who is no clerk of this site', async () => {
    const command = { name: 'test.write', actor: clerk, subject: { entity: 'staffMember', id: 'other' } };
    site.data.database.write(command, (unit) =>
      unit.insert('staffMember', {
        id: 'other',
        site_number: '02',
        name: '别处',
        post: '',
        role: 'clerk',
        department: '',
      }),
    );
    for (const staffId of ['other', 'nobody']) {
      expect(await faultOf(window.staff.signIn({ staffId }))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('reaches no person, no case and no paper before a clerk was chosen', async () => {
    const draft = fullDraft(site.context, threeDays, newApplicant(1));
    const calls = [
      window.residents.findByNumber({ identityKind: 'resident-id', number: '1' }),
      window.residents.get({ id: 'x' }),
      window.intake.saveDraft(draft),
      window.intake.listDrafts(),
      window.intake.discardDraft({ id: 'x' }),
      window.intake.accept(draft),
      window.cases.list({}),
      window.cases.get({ id: 'x' }),
      window.cases.getByNumber({ number: 'x' }),
      window.cases.takeStep({ caseId: 'x', step: 'complete', afterStep: 1 }),
      window.cases.previewStep({ caseId: 'x', step: 'complete' }),
      window.cases.counters(),
      window.documents.view({ caseId: 'x', kind: 'acceptance-notice' }),
      window.documents.print({ caseId: 'x' }),
      window.documents.saveAs({ caseId: 'x', kind: 'acceptance-notice' }),
      window.search.everything({ text: 'x' }),
      window.queue.overview({ counter: 1 }),
      window.queue.issue({ letter: 'A', priority: null }),
      window.queue.printTicket({ number: 'A001' }),
      window.queue.callNext({ counter: 1 }),
      window.queue.recall({ number: 'A001' }),
      window.queue.skip({ number: 'A001' }),
      window.queue.drop({ number: 'A001' }),
      window.queue.finish({ number: 'A001' }),
      window.queue.serve({ number: 'A001', intakeId: 'x' }),
      window.queue.transfer({ number: 'A001', letter: 'B', counter: null }),
      window.queue.prioritise({ number: 'A001', reason: 'elderly' }),
      window.queue.changeGroups({ groups: [{ letter: 'A', name: 'x', departments: [] }] }),
      window.queue.openPublicScreen(),
      window.ratings.request({ caseId: 'x' }),
      window.ratings.ofCase({ caseId: 'x' }),
      window.ratings.list({}),
      window.ratings.summary(),
      window.ratings.get({ caseId: 'x' }),
      window.ratings.takeStep({ caseId: 'x', step: 'start', afterStep: 1, note: 'x' }),
    ];
    for (const call of calls)
      expect(await faultOf(call)).toMatchObject({ code: 'NOT_SIGNED_IN', defined: true });
  });

  it('is told a broken rule by its code and data', async () => {
    await window.staff.signIn({ staffId: clerk.id });
    const draft = { ...fullDraft(site.context, threeDays, newApplicant(1)), materials: [] };
    expect(await faultOf(window.intake.accept(draft))).toEqual({
      code: 'PAPERS_MISSING',
      data: { papers: ['居民身份证', '户口簿', '困难群体证明材料'] },
      defined: true,
    });
    expect(await faultOf(window.cases.get({ id: 'nobody' }))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'case', id: 'nobody' },
      defined: true,
    });
  });

  it('cannot send what the contract does not allow', async () => {
    await window.staff.signIn({ staffId: clerk.id });
    const draft = fullDraft(site.context, threeDays, newApplicant(1, { name: '长'.repeat(101) }));
    for (const call of [window.intake.accept(draft), window.cases.list({ limit: 201 })]) {
      expect(await faultOf(call)).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('leaves no identity number in the log when what it sent is refused', async () => {
    await window.staff.signIn({ staffId: clerk.id });
    const number = identityNumber(1).padEnd(41, '0');
    await faultOf(window.residents.findByNumber({ identityKind: 'resident-id', number }));
    expect(logged()).toContain('BAD_REQUEST');
    expect(logged()).not.toContain(identityNumber(1));
  });

  it('is told no detail of a failure that has no name in the contract', async () => {
    await window.staff.signIn({ staffId: clerk.id });
    site.data.connection.exec('DROP TABLE case_events');
    const draft = fullDraft(site.context, threeDays, newApplicant(1));
    const error = await window.intake.accept(draft).catch((cause: unknown) => cause);
    expect(error).not.toBeInstanceOf(CoreError);
    expect((error as { defined?: boolean }).defined).not.toBe(true);
    expect(logged()).toContain('case_events');
  });

  it('sees where it is and what waits to be sent', async () => {
    const before = await window.system.status();
    expect(before).toMatchObject({
      version: '0.0.0-test',
      demo: true,
      centre: { siteNumber: '13', name: '台洞村党群服务中心', phone: '' },
      today: '2026-06-09',
      calendarYears: [2026],
    });
    await window.staff.signIn({ staffId: clerk.id });
    await window.intake.accept(fullDraft(site.context, threeDays, newApplicant(1)));
    const { changesWaiting } = await window.system.status();
    expect(changesWaiting - before.changesWaiting).toBe(8);
  });
});
