import { beforeEach, describe, expect, it } from 'vitest';
import { CASE_FIGURES, type CaseFigures } from '#shared/domain/town-figures.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { reportTown, type TownReport } from './report-town.ts';
import { centresOfTown, overdueOfTown, standingOfTowns } from './service.ts';

// The folder by which a town's hub tells is like the county's own; here both are one, and the town is 13.
let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const figures = (given: Partial<CaseFigures> = {}) =>
  ({ ...Object.fromEntries(CASE_FIGURES.map((figure) => [figure, 0])), ...given }) as CaseFigures;
const late = (at: number, centreNumber = '13') => ({
  caseId: `case-${at}`,
  centreNumber,
  caseNumber: `${centreNumber}-2026-${String(at).padStart(6, '0')}`,
  itemName: '参保登记',
  department: '人社(社保)',
  state: 'accepted',
  dueOn: at % 2 === 0 ? '2026-06-04' : '2026-06-05',
});
const report = (given: Partial<TownReport> = {}): TownReport => ({
  name: '沙塘镇',
  day: '2026-06-09',
  centres: [
    { centreNumber: '02', name: '沙塘墟社区', ...figures({ open: 2 }) },
    { centreNumber: '13', name: '台洞村', ...figures({ open: 5, overdue: 2 }) },
  ],
  overdue: [late(1), late(2)],
  ...given,
});
const town = () => standingOfTowns(site.context, manager)[0];
const changes = () => readChanges(site.data.connection).length;

describe('what a town’s hub tells', () => {
  it('is written once, and then only what differs', () => {
    const before = changes();
    expect(reportTown(site.context, report())).toBe(true);
    expect(changes() - before).toBe(5);
    const entries = readAudit(site.data.connection).length;
    expect(reportTown(site.context, report())).toBe(false);
    expect([changes() - before, readAudit(site.data.connection).length]).toEqual([5, entries]);

    const [market, village] = report().centres as [never, TownReport['centres'][number]];
    const moved = report({ centres: [market, { ...village, open: 4, overdue: 1 }], overdue: [late(2)] });
    expect(reportTown(site.context, moved)).toBe(true);
    const [figure, gone] = readChanges(site.data.connection).slice(-2);
    expect(JSON.parse(figure?.fields ?? '')).toMatchObject({ open: 4, overdue: 1 });
    expect(JSON.parse(figure?.fields ?? '')).not.toHaveProperty('received');
    expect(gone).toMatchObject({ entity: 'townOverdueCase', operation: 'delete' });
    expect(reportTown(site.context, report())).toBe(true);
    expect(town()?.figures).toMatchObject({ open: 7, overdue: 2 });
  });

  it('is the sum of the latest day; the days before stay as they were', () => {
    expect(standingOfTowns(site.context, manager)).toEqual([]);
    reportTown(site.context, report());
    expect(town()).toMatchObject({
      ...{ townNumber: '13', name: '沙塘镇', day: '2026-06-09', contact: null },
      figures: { open: 7, overdue: 2, received: 0 },
    });
    const centres = [{ centreNumber: '13', name: '台洞村', ...figures({ open: 1 }) }];
    reportTown(site.context, report({ name: '沙塘街道', day: '2026-06-10', centres, overdue: [] }));
    expect(town()).toMatchObject({ name: '沙塘街道', day: '2026-06-10', figures: { open: 1, overdue: 0 } });
    expect(centresOfTown(site.context, manager, '13')).toMatchObject([{ centreNumber: '13', open: 1 }]);
    const days = site.data.connection.prepare('SELECT count(*) FROM town_figures').pluck().get();
    expect(days).toBe(3);
  });

  it('lists what is overdue page by page, the longest first, of the town or of one centre', () => {
    const overdue = [1, 2, 3, 4, 5].map((at) => late(at, at === 5 ? '02' : '13'));
    reportTown(site.context, report({ overdue }));
    const ask = { townNumber: '13', limit: 2 };
    const first = overdueOfTown(site.context, manager, ask);
    expect(first.rows).toMatchObject([
      { caseNumber: '13-2026-000002', centreName: '台洞村', lamp: { lamp: 'red', remainingWorkdays: -3 } },
      { caseNumber: '13-2026-000004' },
    ]);
    const seen = [...first.rows];
    for (let after = first.next; after; ) {
      const page = overdueOfTown(site.context, manager, { ...ask, after });
      seen.push(...page.rows);
      after = page.next;
    }
    expect(seen.map(({ caseId }) => caseId)).toEqual(['case-2', 'case-4', 'case-1', 'case-3', 'case-5']);
    const ofCentre = overdueOfTown(site.context, manager, { ...ask, centreNumber: '02' });
    expect(ofCentre).toMatchObject({ rows: [{ caseId: 'case-5' }], next: null });
    expect(overdueOfTown(site.context, manager, { ...ask, townNumber: '06' }).rows).toEqual([]);
  });

  it('names a town that is enrolled and told nothing, and says who is silent', () => {
    site.data.database.writeLocal((local) =>
      local.put('centre_contacts', {
        ...{ site_number: '06', is_hub: 1, seen_at: '2026-06-01T01:00:00.000Z', silent: 1 },
        ...{ waiting: null, scans_waiting: null, refused: 0, told_at: '2026-06-09T01:00:00.000Z' },
      }),
    );
    expect(town()).toEqual({
      ...{ townNumber: '06', name: '', figures: null, day: null, countedAt: null },
      contact: { seenAt: '2026-06-01T01:00:00.000Z', silent: true, toldAt: '2026-06-09T01:00:00.000Z' },
    });
  });

  it('is not for who serves at a window', () => {
    for (const actor of [clerk, handler]) {
      expect(faultOf(() => standingOfTowns(site.context, actor)).code).toBe('ROLE_NOT_ALLOWED');
      expect(faultOf(() => centresOfTown(site.context, actor, '13')).code).toBe('ROLE_NOT_ALLOWED');
      const ask = { townNumber: '13', limit: 1 };
      expect(faultOf(() => overdueOfTown(site.context, actor, ask)).code).toBe('ROLE_NOT_ALLOWED');
    }
  });
});
