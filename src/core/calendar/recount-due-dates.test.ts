import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#shared/contract/cases.ts';
import { getCase } from '../cases/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readChanges } from '../testing/log.ts';
import { importCalendar, previewCalendar } from './service.ts';

let site: TestSite;
let cases: Record<'atOnce' | 'threeDays' | 'licence' | 'closed', CaseDetail>;
beforeEach(() => {
  site = freshSite({ at: '2026-12-30T02:00:00.000Z' });
  const take = (item: string, order: number) =>
    acceptCase(site.context, clerk, fullDraft(site.context, item, newApplicant(order)));
  cases = {
    atOnce: take(atOnce, 1),
    threeDays: take(threeDays, 2),
    licence: take(licence, 3),
    closed: take(threeDays, 4),
  };
  const command = { name: 'test.complete', actor: clerk, subject: { entity: 'case', id: cases.closed.id } };
  site.data.database.write(command, (unit) =>
    unit.update(
      'case',
      { id: cases.closed.id },
      { state: 'completed', closed_at: '2026-12-30T03:00:00.000Z' },
    ),
  );
});

const newYear = ['2027-01-01', '2027-01-04'].map((date) => ({ name: '元旦', date, isOffDay: true }));
const text2027 = (days = newYear) => JSON.stringify({ year: 2027, source: 'a notice', days });
const file2027 = () => new TextEncoder().encode(text2027());
const take2027 = (days = newYear) => importCalendar(site.context, manager, text2027(days));
const dates = (of: keyof typeof cases) => {
  const { promisedDue, statutoryDue, provisional, promised } = getCase(site.context, cases[of].id);
  expect(of === 'closed' || promised?.due === promisedDue).toBe(true);
  return [promisedDue, statutoryDue, provisional];
};

describe('the calendar of the next year', () => {
  it('moves the dates of open cases that were provisional, and lists what moved', () => {
    expect([dates('threeDays'), dates('licence')]).toEqual([
      ['2027-01-04', null, true],
      ['2027-01-27', '2027-01-27', true],
    ]);
    const foretold = previewCalendar(site.context, manager, file2027());
    const { calendar, ...done } = foretold;
    expect(calendar.days.map(({ date }) => date)).toEqual(newYear.map(({ date }) => date));
    expect([dates('threeDays')]).toEqual([['2027-01-04', null, true]]);
    expect(take2027()).toEqual(done);
    expect(done.provisionalCleared).toBe(2);
    expect(done.movedDueDates).toEqual([
      {
        caseNumber: cases.threeDays.number,
        promisedDue: { from: '2027-01-04', to: '2027-01-06' },
        statutoryDue: null,
        provisional: false,
      },
      {
        caseNumber: cases.licence.number,
        promisedDue: { from: '2027-01-27', to: '2027-01-29' },
        statutoryDue: { from: '2027-01-27', to: '2027-01-29' },
        provisional: false,
      },
    ]);
    expect([dates('threeDays'), dates('licence')]).toEqual([
      ['2027-01-06', null, false],
      ['2027-01-29', '2027-01-29', false],
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('leaves what is done, and what was final, as it is', () => {
    const before = [dates('atOnce'), dates('closed')];
    take2027();
    expect([dates('atOnce'), dates('closed')]).toEqual(before);
    const changed = readChanges(site.data.connection).filter(
      ({ entity, operation }) => entity === 'case' && operation === 'update',
    );
    expect(changed.map(({ entityId }) => entityId)).toEqual(
      [cases.closed, cases.threeDays, cases.licence].map(({ id }) => id),
    );
  });

  it('makes dates final without moving them when it has no surprise', () => {
    const done = take2027([{ name: '元旦', date: '2027-05-01', isOffDay: true }]);
    expect(done).toMatchObject({ movedDueDates: [], provisionalCleared: 2 });
    expect(dates('threeDays')).toEqual(['2027-01-04', null, false]);
    // A correction of the notice moves them again.
    expect(take2027().movedDueDates).toHaveLength(2);
  });
});
