import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { FigureCases, Report } from '#shared/contract/reports.ts';
import { FIGURES, type Figure, type Figures } from '#shared/domain/report-figures.ts';
import { acceptCase } from '../intake/accept-case.ts';
import type { StaffActor } from '../staff/roles.ts';
import { randomHistories } from '../testing/case-histories.ts';
import { atOnce, fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { type FigureCursor, figurePage, listFigureCases } from './figure-cases.ts';
import { makeReport } from './service.ts';

const months = { from: '2026-03', to: '2026-05' };

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  randomHistories(site, {
    ...{ seed: 11, cases: 120 },
    ...{ from: '2026-02-20T01:00:00.000Z', to: '2026-05-28T08:00:00.000Z' },
  });
});

/** All of the list, in pages small enough to break it in awkward places. */
function listed(actor: StaffActor, wanted: FigureCases, at = site): CaseLine[] {
  const rows: CaseLine[] = [];
  let after: FigureCursor | null | undefined;
  while (after !== null) {
    const page = listFigureCases(at.context, actor, { ...wanted, limit: 3, ...(after && { after }) });
    rows.push(...page.rows);
    after = page.next;
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  return rows;
}

/** How often the cases of a list were counted: once each, and for every time a department gave one back. */
function countOf(rows: readonly CaseLine[], { figure, from, to }: FigureCases): number {
  if (figure !== 'returned') return rows.length;
  const returns = site.data.connection.prepare(
    `SELECT count(*) AS count FROM case_events WHERE case_id = ? AND step = 'return'
       AND strftime('%Y-%m', at, '+8 hours') BETWEEN ? AND ?`,
  );
  return rows.reduce((sum, { id }) => sum + (returns.get(id, from, to) as { count: number }).count, 0);
}

const partsOf = (report: Report): [string, Figures, Partial<FigureCases>][] => [
  ['all', report, {}],
  ...report.byMonth.map((part): [string, Figures, Partial<FigureCases>] => [
    part.month,
    part,
    { from: part.month, to: part.month },
  ]),
  ...report.byDepartment.map((part): [string, Figures, Partial<FigureCases>] => [
    part.department,
    part,
    { department: part.department },
  ]),
  ...report.byCentre.map((part): [string, Figures, Partial<FigureCases>] => [
    part.centreName,
    part,
    { siteNumber: part.siteNumber },
  ]),
  ...report.byItem.map((part): [string, Figures, Partial<FigureCases>] => [
    part.itemName,
    part,
    { itemCode: part.itemCode, department: part.department },
  ]),
  ...report.byClerk.map((part): [string, Figures, Partial<FigureCases>] => [
    part.clerkName,
    part,
    { clerkId: part.clerkId },
  ]),
];

describe('the list behind a figure', () => {
  it.each([
    ['manager', manager],
    ['clerk', clerk],
    ['handler', handler],
  ] as const)(
    'of a %s holds as many cases as the figure says, whatever row it stands in',
    async (_, actor) => {
      const report = await makeReport(site.context, actor, months);
      const counted = new Set<Figure>();
      for (const [name, figures, part] of partsOf(report)) {
        for (const figure of FIGURES) {
          const wanted = { ...months, ...part, figure };
          expect(countOf(listed(actor, wanted), wanted), `${name} ${figure}`).toBe(figures[figure]);
          if (figures[figure] > 0) counted.add(figure);
        }
      }
      if (actor === manager) expect([...counted].sort()).toEqual([...FIGURES].sort());
    },
  );

  it('of another centre, another clerk or another department is empty where the report is the own', () => {
    expect(listed(clerk, { ...months, figure: 'received', clerkId: `${clerk.id}x` })).toEqual([]);
    expect(listed(handler, { ...months, figure: 'received', department: '公安(户政)' })).toEqual([]);
    expect(listed(manager, { ...months, figure: 'received', siteNumber: '01' })).toEqual([]);
  });

  it.each([
    ['received', 'by_receipt'],
    ['accepted', 'cases_accepted_for_reports'],
    ['completed', 'cases_closed_for_reports'],
    ['overdue', 'cases_late_for_reports'],
    ['returned', 'case_events_for_reports'],
    ['withGaps', 'case_events_for_reports'],
  ] as const)('of %s is walked along the index of the figure, of one department too', (figure, index) => {
    for (const part of [{}, { department: '民政' }, { siteNumber: '13', clerkId: clerk.id }]) {
      const page = figurePage({ ...months, ...part, figure }, '2026-05-28', { at: '2026-04-02', id: 'x' });
      const { sql, parameters } = page.limit(61).compile();
      const plan = site.data.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      const steps = (plan as { detail: string }[]).map(({ detail }) => detail);
      expect(steps[0]).toContain(index);
      if (figure === 'received' && 'department' in part) expect(steps[0]).toContain('(department=?');
      expect(steps.join()).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER BY/);
    }
  });

  it('has the day from midnight to midnight in Shanghai, the latest first', () => {
    const own = freshSite();
    const take = (at: string, item: string, order: number) => {
      own.setTime(at);
      return acceptCase(own.context, clerk, fullDraft(own.context, item, newApplicant(order))).id;
    };
    take('2026-05-31T15:59:59.999Z', threeDays, 1);
    const june = [
      take('2026-05-31T16:00:00.000Z', threeDays, 2),
      take('2026-06-30T15:59:59.999Z', atOnce, 3),
    ];
    take('2026-06-30T16:00:00.000Z', threeDays, 4);
    const rows = listed(manager, { figure: 'received', from: '2026-06', to: '2026-06' }, own);
    expect(rows.map(({ id }) => id)).toEqual(june.toReversed());
  });
});
