import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { listItems } from '../catalogue/service.ts';
import { changeSettings } from '../settings/service.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { readAudit } from '../testing/log.ts';
import { callNext } from './call-next.ts';
import { closeQueueDays } from './close-days.ts';
import { changeGroups, readGroups } from './groups.ts';
import { issueTicket } from './issue-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { queueOverview } from './overview.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const issue = (letter = 'A', priority: 'elderly' | null = null) =>
  issueTicket(site.context, clerk, { letter, priority }).ticket.number;
const next = (counter = 1, letters?: string[]) => callNext(site.context, clerk, { counter, letters })?.number;
const overview = (counter = 1) => queueOverview(site.context, { counter });
const waiting = (counter = 1) => overview(counter).waiting.map(({ number }) => number);
const audited = () =>
  readAudit(site.data.connection)
    .filter(({ subjectEntity }) => subjectEntity === 'ticket')
    .map(({ command, subjectId, reason }) => [command, subjectId, reason]);
const minutesLater = (minutes: number) =>
  site.setTime(new Date(Date.parse('2026-06-09T02:00:00.000Z') + minutes * 60_000).toISOString());

describe('the business groups', () => {
  it('hold every department of the catalogue exactly once', () => {
    const departments = readGroups(site.data.database.read).flatMap((group) => group.departments);
    const wanted = new Set(listItems(site.context).map(({ department }) => department));
    expect([...departments].sort()).toEqual([...wanted].sort());
  });

  it('are a manager’s to change; whoever waits in one that goes is still called', () => {
    issue('B');
    const groups = [{ letter: 'A', name: '全部业务', departments: [] }];
    expect(faultOf(() => changeGroups(site.context, clerk, groups))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(changeGroups(site.context, manager, groups)).toEqual(groups);
    expect(faultOf(() => issue('B'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(next()).toBe('B001');
  });

  it('name no letter and no department twice', () => {
    const group = { letter: 'A', name: '甲', departments: ['民政'] };
    expect(faultOf(() => changeGroups(site.context, manager, [group, group]))).toMatchObject({
      code: 'INVALID_ANSWERS',
      data: { problems: [{ field: 'letter' }, { field: 'departments' }] },
    });
    expect(readGroups(site.data.database.read)).toHaveLength(6);
  });
});

describe('tickets', () => {
  it('are numbered by group and begin at 001 each day', () => {
    expect([issue(), issue(), issue('B'), issue()]).toEqual(['A001', 'A002', 'B001', 'A003']);
    site.setTime('2026-06-10T01:00:00.000Z');
    expect([issue(), issue('B')]).toEqual(['A001', 'B001']);
    expect(waiting()).toEqual(['A001', 'B001']);
  });

  it('say how many come before in their group', () => {
    issue();
    issue('B');
    expect(issueTicket(site.context, clerk, { letter: 'A', priority: null }).before).toBe(1);
    expect(issueTicket(site.context, clerk, { letter: 'A', priority: 'disabled' }).before).toBe(0);
  });

  it('are drawn and called by those whose work it is', () => {
    const auditor = { ...manager, id: 'demo-13-8', role: 'auditor' } as const;
    expect(faultOf(() => issueTicket(site.context, auditor, { letter: 'A', priority: null }))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    issue();
    expect(faultOf(() => callNext(site.context, handler, { counter: 1 }))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(faultOf(() => moveTicket(site.context, handler, 'A001', { step: 'drop' }))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
  });
});

describe('calling', () => {
  it('gives the one who waits longest, and whoever was at the window is done', () => {
    issue('B');
    issue('A');
    expect(next(2)).toBe('B001');
    expect(overview(2).current).toMatchObject({ number: 'B001', state: 'called', counter: 2 });
    expect(overview(1).current).toBeNull();
    expect(next(2)).toBe('A001');
    expect(faultOf(() => moveTicket(site.context, clerk, 'B001', { step: 'recall' }))).toEqual({
      code: 'TICKET_STEP_NOT_ALLOWED',
      data: { number: 'B001', state: 'done', step: 'recall' },
    });
    expect(next(2)).toBeUndefined();
    expect(overview(2).current).toBeNull();
  });

  it('takes people with a reason first, and the reason stands in the audit', () => {
    issue();
    issue('A', 'elderly');
    issue();
    moveTicket(site.context, clerk, 'A003', { step: 'prioritise', reason: 'pregnant' });
    expect([next(), next(), next()]).toEqual(['A002', 'A003', 'A001']);
    expect(audited()).toEqual([
      ['queue.issue', '2026-06-09/A002', 'elderly'],
      ['queue.prioritise', '2026-06-09/A003', 'pregnant'],
    ]);
  });

  it('from some groups only leaves the others waiting', () => {
    issue('B');
    expect(next(1, ['A'])).toBeUndefined();
    expect(next(1, ['A', 'B'])).toBe('B001');
  });

  it('never gives one ticket to two windows, also from two processes at once', async () => {
    const wanted = Array.from({ length: 60 }, (_, at) => issue(at % 2 ? 'A' : 'B'));
    site.data.database.close();
    const script = join(import.meta.dirname, '../testing/call-until-empty.ts');
    const call = (counter: string) =>
      promisify(execFile)(process.execPath, [script, site.folder, site.key, counter, '2026-06-09T02:00:00Z']);
    const outputs = await Promise.all([call('1'), call('2'), call('3')]);
    const called = outputs.flatMap(({ stdout }) => stdout.trim().split('\n').filter(Boolean));
    expect(called.sort()).toEqual(wanted.sort());
  });
});

describe('somebody who does not come', () => {
  it('is called again some turns later, and after the last time no more', () => {
    for (let at = 0; at < 5; at += 1) issue();
    expect(next()).toBe('A001');
    moveTicket(site.context, clerk, 'A001', { step: 'skip' });
    expect(waiting()).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
    changeSettings(site.context, manager, { 'queue.most-skips': 1, 'queue.comes-back-after': 1 });
    for (const expected of ['A002', 'A003', 'A004', 'A001']) expect(next()).toBe(expected);
    expect(moveTicket(site.context, clerk, 'A001', { step: 'skip' })).toMatchObject({
      state: 'missed',
      skips: 2,
    });
    expect(waiting()).toEqual(['A005']);
  });

  it('is not called again at once by a window that calls every group', () => {
    issue('A');
    issue('B');
    expect(next()).toBe('A001');
    moveTicket(site.context, clerk, 'A001', { step: 'skip' });
    expect([next(), next()]).toEqual(['B001', 'A001']);
  });

  it('can be called louder: a recall is one more call of the same ticket', () => {
    issue();
    next();
    minutesLater(1);
    expect(moveTicket(site.context, clerk, 'A001', { step: 'recall' })).toMatchObject({
      state: 'called',
      calledAt: '2026-06-09T02:01:00.000Z',
    });
  });
});

describe('a transfer', () => {
  it('keeps the place in the new group', () => {
    issue('B');
    issue('A');
    issue('B');
    next(1, ['A']);
    moveTicket(site.context, clerk, 'A001', { step: 'transfer', letter: 'B', counter: null });
    expect(waiting()).toEqual(['B001', 'A001', 'B002']);
    expect(overview(1).current).toBeNull();
    expect(audited()).toEqual([['queue.transfer', '2026-06-09/A001', 'A > B']]);
  });

  it('to one window is for that window alone', () => {
    issue('A');
    moveTicket(site.context, clerk, 'A001', { step: 'transfer', letter: 'A', counter: 3 });
    expect(next(1)).toBeUndefined();
    expect(next(3)).toBe('A001');
  });

  it('to a group that is not there changes nothing', () => {
    issue('A');
    const move = { step: 'transfer', letter: 'Z', counter: null } as const;
    expect(faultOf(() => moveTicket(site.context, clerk, 'A001', move))).toMatchObject({ code: 'NOT_FOUND' });
    expect(overview().waiting[0]).toMatchObject({ number: 'A001', state: 'waiting' });
  });
});

describe('the overview', () => {
  it('tells how long people wait, and did', () => {
    issue();
    issue();
    minutesLater(6);
    next();
    minutesLater(10);
    expect(overview()).toMatchObject({ waitingCount: 1, averageWait: 6, longestWait: 10 });
    expect(overview().waiting[0]).toMatchObject({ number: 'A002', waitedMinutes: 10 });
    expect(overview().current).toMatchObject({ number: 'A001', waitedMinutes: 6 });
    expect(overview().groups.find(({ letter }) => letter === 'A')).toMatchObject({
      name: '社保民政',
      waiting: 1,
    });
  });

  it('has no average before the first call', () => {
    expect(overview()).toMatchObject({
      waitingCount: 0,
      averageWait: null,
      longestWait: null,
      current: null,
    });
  });
});

describe('the end of a day', () => {
  it('writes its figures down once, and lets nobody wait on', () => {
    issue();
    issue('A', 'elderly');
    issue('B');
    minutesLater(8);
    next();
    expect(closeQueueDays(site.context)).toBe(0);
    site.setTime('2026-06-10T01:00:00.000Z');
    expect(closeQueueDays(site.context)).toBe(1);
    expect(closeQueueDays(site.context)).toBe(0);
    const days = site.data.connection
      .prepare(
        'SELECT day, letter, issued, served, called, missed, priority, waited_minutes, longest_minutes FROM queue_days ORDER BY letter',
      )
      .raw()
      .all();
    expect(days).toEqual([
      ['2026-06-09', 'A', 2, 1, 1, 1, 1, 8, 8],
      ['2026-06-09', 'B', 1, 0, 0, 1, 0, 0, 0],
    ]);
    expect(waiting()).toEqual([]);
  });
});
