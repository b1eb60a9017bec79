import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/contract/reports.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { openCase } from '../intake/open-case.ts';
import { openQuestion, rate, requestRating } from '../ratings/rate.ts';
import { randomHistories } from '../testing/case-histories.ts';
import { fullDraft, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { makeReport } from './service.ts';

interface StoredCase {
  id: string;
  item_code: string;
  department: string;
  clerk_id: string;
  promised_due: string | null;
  received_on: string;
  accepted_on: string | null;
}
interface StoredEvent {
  case_id: string;
  step: string;
  to_state: string;
  at: string;
}

/** Counts again, one case after the other, from its history. */
function recount(site: TestSite, firstDay: string, lastDay: string, wanted: (row: StoredCase) => boolean) {
  const { connection } = site.data;
  const cases = (connection.prepare('SELECT * FROM cases').all() as StoredCase[]).filter(wanted);
  const events = connection
    .prepare('SELECT * FROM case_events ORDER BY case_id, step_number')
    .all() as StoredEvent[];
  const today = localDateInShanghai(site.data.database.now());
  const within = (day: string) => firstDay <= day && day <= lastDay;
  const figures = { received: 0, accepted: 0, completed: 0, overdue: 0, returned: 0, withGaps: 0 };
  for (const row of cases) {
    let closed: string | null = null;
    let standsSince: string | null = null;
    for (const { step, to_state, at } of events.filter((event) => event.case_id === row.id)) {
      const day = localDateInShanghai(at);
      if (step === 'suspend') standsSince = day;
      if (step === 'resume') standsSince = null;
      if (['complete', 'refuse', 'withdraw', 'decline'].includes(step)) [closed, standsSince] = [day, null];
      if (!within(day)) continue;
      if (step === 'complete') figures.completed += 1;
      if (step === 'return') figures.returned += 1;
      if (step === 'accept-with-gaps' && to_state === 'accepted-with-gaps') figures.withGaps += 1;
    }
    if (within(row.received_on)) figures.received += 1;
    if (row.accepted_on === null || row.promised_due === null) continue;
    if (within(row.accepted_on)) figures.accepted += 1;
    const afterDue = new Date(Date.parse(row.promised_due) + 86_400_000).toISOString().slice(0, 10);
    const stoppedOn = closed ?? standsSince ?? today;
    if (within(afterDue) && stoppedOn >= afterDue) figures.overdue += 1;
  }
  return figures;
}

const figuresOf = (part: Figures) => Object.fromEntries(FIGURES.map((figure) => [figure, part[figure]]));

function sum(parts: readonly Figures[]): Record<string, number> {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, parts.reduce((total, part) => total + part[figure], 0)]),
  );
}

const breakdowns = [
  'byDepartment',
  'byCentre',
  'byItem',
  'byClerk',
  'byMonth',
] as const satisfies (keyof Report)[];

describe('a report', () => {
  it('says what a count over every history says, and every breakdown adds up to its totals', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0xffffffff }), async (seed) => {
        const site = freshSite();
        const time = { from: '2026-02-20T01:00:00.000Z', to: '2026-05-20T08:00:00.000Z' };
        randomHistories(site, { seed, cases: 25, ...time });
        const ranges = [
          ['2026-02', '2026-05', '2026-02-01', '2026-05-31'],
          ['2026-03', '2026-03', '2026-03-01', '2026-03-31'],
          ['2026-04', '2026-05', '2026-04-01', '2026-05-31'],
        ] as const;
        for (const [from, to, firstDay, lastDay] of ranges) {
          for (const actor of [manager, clerk, { ...handler, department: '应急管理' }]) {
            const report = await makeReport(site.context, actor, { from, to });
            const counted = recount(site, firstDay, lastDay, (row) =>
              actor.role === 'clerk'
                ? row.clerk_id === clerk.id
                : actor.role === 'manager' || row.department === actor.department,
            );
            expect(figuresOf(report)).toEqual(counted);
            for (const figure of FIGURES) if (counted[figure] > 0) met.add(figure);
            for (const breakdown of breakdowns) expect(sum(report[breakdown])).toEqual(figuresOf(report));
          }
        }
        const whole = await makeReport(site.context, manager, { from: '2026-02', to: '2026-05' });
        for (const part of whole.byMonth) {
          const month = await makeReport(site.context, manager, { from: part.month, to: part.month });
          expect(figuresOf(month)).toEqual(figuresOf(part));
        }
        for (const part of whole.byItem) {
          const counted = recount(site, '2026-02-01', '2026-05-31', (row) => row.item_code === part.itemCode);
          expect(figuresOf(part)).toEqual(counted);
        }
        site.data.database.close();
      }),
      { numRuns: 6 },
    );
    expect(FIGURES.filter((figure) => !met.has(figure))).toEqual([]);
  }, 60_000);

  it('counts a late case once: in the month of the day after its promised day', async () => {
    const site = freshSite({ at: '2026-03-26T02:00:00.000Z' });
    // Three working days after Thursday the 26th: Tuesday the 31st.
    const accepted = acceptCase(site.context, clerk, fullDraft(site.context, threeDays, newApplicant(1)));
    expect(accepted.promisedDue).toBe('2026-03-31');
    const overdue = async () => {
      const { byMonth } = await makeReport(site.context, manager, { from: '2026-03', to: '2026-05' });
      return byMonth.map((part) => part.overdue);
    };
    site.setTime('2026-03-31T15:59:59.000Z');
    expect(await overdue()).toEqual([0, 0, 0]);
    site.setTime('2026-03-31T16:00:00.000Z');
    expect(await overdue()).toEqual([0, 1, 0]);
    site.setTime('2026-05-06T02:00:00.000Z');
    const { id, stepNumber } = accepted;
    takeStep(site.context, clerk, { caseId: id, step: 'complete', afterStep: stepNumber, answers: {} });
    expect(await overdue()).toEqual([0, 1, 0]);
    const may = await makeReport(site.context, manager, { from: '2026-05', to: '2026-05' });
    expect(may).toMatchObject({ accepted: 0, completed: 1, overdue: 0 });
  });

  it('counts no refused case as completed, also once the refusal was delivered and rated', async () => {
    const site = freshSite();
    const { id } = acceptCase(site.context, clerk, fullDraft(site.context, licence, newApplicant(1)));
    const take = (step: 'refuse' | 'deliver', afterStep: number) =>
      takeStep(site.context, manager, {
        caseId: id,
        step,
        afterStep,
        answers: { reason: '不符合条件', deliveryWay: 'counter' },
      });
    take('refuse', 1);
    take('deliver', 2);
    const counted = () => makeReport(site.context, manager, { from: '2026-06', to: '2026-06' });
    expect(await counted()).toMatchObject({ accepted: 1, completed: 0 });
    requestRating(site.context, clerk, id);
    const requestId = openQuestion(site.context)?.id ?? '';
    rate(site.context, { requestId, level: 'satisfied', reasons: [] });
    expect(await counted()).toMatchObject({ accepted: 1, completed: 0, rated: 1 });
  });

  it.each([
    ['2026-02', '2026-01', 'to', 'before-first'],
    ['2024-01', '2027-01', 'to', 'too-many-months'],
    ['2026-13', '2026-13', 'from', 'not-a-month'],
  ])('from %s to %s is refused', async (from, to, field, code) => {
    await expect(makeReport(freshSite().context, manager, { from, to })).rejects.toMatchObject({
      code: 'INVALID_ANSWERS',
      data: { problems: [{ field, code }] },
    });
  });

  it('counts what comes in when it comes in, and accepts it when it is accepted', async () => {
    const site = freshSite({ at: '2026-03-31T15:00:00.000Z' });
    const { id } = openCase(
      site.context,
      clerk,
      fullDraft(site.context, licence, newApplicant(1)),
      'receive',
    );
    site.setTime('2026-03-31T17:00:00.000Z');
    takeStep(site.context, clerk, { caseId: id, step: 'accept', afterStep: 1, answers: {} });
    openCase(site.context, clerk, fullDraft(site.context, licence, newApplicant(2)), 'decline', {
      reason: '不属于本部门职权范围',
    });
    const { byMonth } = await makeReport(site.context, manager, { from: '2026-03', to: '2026-04' });
    expect(byMonth).toMatchObject([
      { month: '2026-03', received: 1, accepted: 0 },
      { month: '2026-04', received: 1, accepted: 1 },
    ]);
  });

  it('of another centre holds nothing of this one', async () => {
    const site = freshSite();
    acceptCase(site.context, clerk, fullDraft(site.context, threeDays, newApplicant(1)));
    const of = (siteNumber: string) =>
      makeReport(site.context, manager, { from: '2026-06', to: '2026-06', siteNumber });
    expect(await of('13')).toMatchObject({ accepted: 1, byCentre: [{ siteNumber: '13', accepted: 1 }] });
    expect(await of('01')).toMatchObject({ accepted: 0, byCentre: [], byItem: [] });
  });
});
