import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { scheduleJobs } from './run-jobs.ts';

let site: TestSite;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  site = freshSite();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const count = (table: string) =>
  site.data.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

/** More than one piece of cases that ended today, and a ticket. */
function busyDay(cases: number): void {
  issueTicket(site.context, clerk, { letter: 'A', priority: null });
  for (let order = 0; order < cases; order += 1) {
    const { id } = acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order)));
    takeStep(site.context, manager, { caseId: id, step: 'complete', afterStep: 1, answers: {} });
  }
}

describe('the jobs', () => {
  it('run some time after the start, in pieces, to their end', () => {
    busyDay(60);
    site.setTime('2026-06-17T02:00:00.000Z');
    const end = scheduleJobs(site.context);
    vi.advanceTimersByTime(19_000);
    expect([count('queue_days'), count('ratings')]).toEqual([0, 0]);
    vi.advanceTimersByTime(1000);
    expect([count('queue_days'), count('ratings')]).toEqual([1, 50]);
    vi.advanceTimersByTime(1000);
    expect(count('ratings')).toBe(60);
    end();
  });

  it('run again later for what has become due since, and end when they are told', () => {
    busyDay(1);
    const end = scheduleJobs(site.context);
    vi.advanceTimersByTime(60_000);
    expect(count('ratings')).toBe(0);
    site.setTime('2026-06-17T02:00:00.000Z');
    vi.advanceTimersByTime(600_000);
    expect(count('ratings')).toBe(1);
    end();
    issueTicket(site.context, clerk, { letter: 'A', priority: null });
    site.setTime('2026-06-18T02:00:00.000Z');
    vi.advanceTimersByTime(3_600_000);
    expect(count('queue_days')).toBe(1);
  });

  it('that fail leave the others alone', () => {
    busyDay(1);
    site.data.connection.exec('DROP TABLE queue_days');
    site.setTime('2026-06-17T02:00:00.000Z');
    const end = scheduleJobs(site.context);
    vi.advanceTimersByTime(20_000);
    expect(count('ratings')).toBe(1);
    expect(console.error).toHaveBeenCalled();
    end();
  });

  it('give a folder of an older application its business groups', () => {
    site.data.connection.exec('DELETE FROM queue_groups');
    scheduleJobs(site.context)();
    expect(count('queue_groups')).toBe(6);
  });
});
