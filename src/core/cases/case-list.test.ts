import { beforeAll, describe, expect, it } from 'vitest';
import { type CaseFilter, type CaseLine, caseLine } from '#shared/contract/cases.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { countCases, getCase, getCaseByNumber, listCases } from './service.ts';

let site: TestSite;
const accepted: CaseLine[] = [];

/**
 * Today is Monday, 15 June 2026. Of each batch ten cases share one instant, as after a clerk's busy minute or an
 * import; ids are in no order of time.
 */
beforeAll(() => {
  site = freshSite();
  let order = 0;
  const take = (at: string, item: string, count: number) => {
    site.setTime(at);
    for (let nth = 0; nth < count; nth += 1) {
      order += 1;
      const draft = fullDraft(site.context, item, newApplicant(order));
      const id = `${(order * 7919) % 1000}`.padStart(3, '0');
      accepted.push(acceptCase(site.context, clerk, { ...draft, id }));
    }
  };
  take('2026-06-08T02:00:00.000Z', threeDays, 10); // due 11 June: overdue
  take('2026-06-10T02:00:00.000Z', threeDays, 10); // due 15 June: today
  take('2026-06-12T08:00:00.000Z', atOnce, 10); // due 12 June: overdue
  take('2026-06-15T01:00:00.000Z', atOnce, 10); // due today
  take('2026-06-15T01:00:00.000Z', licence, 10); // due in July
  site.setTime('2026-06-15T02:00:00.000Z');
  // Completion is not built yet; the list must know it all the same.
  const command = { name: 'test.complete', actor: clerk, subject: { entity: 'case', id: 'many' } };
  site.data.database.write(command, (unit) => {
    for (const { id } of accepted.filter((_line, at) => at % 10 === 0)) {
      unit.update('case', { id }, { state: 'completed', closed_at: '2026-06-15T01:30:00.000Z' });
    }
  });
});

function pages(filter: CaseFilter, limit: number): CaseLine[] {
  const rows: CaseLine[] = [];
  let page = listCases(site.context, { filter, limit });
  for (let count = 0; count < 200; count += 1) {
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    // Also where the rows fill the pages exactly, no page is empty.
    expect(page.rows.length).toBeGreaterThan(0);
    rows.push(...page.rows);
    if (!page.next) return rows;
    page = listCases(site.context, { filter, limit, after: page.next });
  }
  throw new Error('The list has no end');
}

/** The list counted another way: from what acceptCase answered. */
function expected(filter: CaseFilter): string[] {
  const today = '2026-06-15';
  return accepted
    .map((line, at) => ({ ...line, open: at % 10 !== 0 }))
    .filter(({ open, promisedDue }) => {
      if (filter === 'all') return true;
      if (filter === 'completed') return !open;
      if (filter === 'due-today') return open && promisedDue === today;
      if (filter === 'overdue') return open && promisedDue !== null && promisedDue < today;
      return open;
    })
    .sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? 1 : -1))
    .map(({ id }) => id);
}

const filters: CaseFilter[] = ['all', 'open', 'due-today', 'overdue', 'completed'];

describe('the list of cases', () => {
  for (const filter of filters) {
    it.each([1, 3, 10, 50, 200])(
      `has every row of "${filter}" once, newest first, in pages of %i`,
      (limit) => {
        const rows = pages(filter, limit);
        expect(rows.map(({ id }) => id)).toEqual(expected(filter));
      },
    );
  }

  it('has the same rows in each filter as the counters say', () => {
    const { open, dueToday, overdue } = countCases(site.context);
    expect([open, dueToday, overdue]).toEqual(
      (['open', 'due-today', 'overdue'] as const).map((filter) => pages(filter, 7).length),
    );
    expect(open).toBe(45);
    expect([dueToday, overdue]).toEqual([18, 18]);
  });

  it('shows lines as the contract says, with the lamp of today and none for what is done', () => {
    const rows = pages('all', 50);
    for (const row of rows) expect(caseLine.parse(row)).toEqual(row);
    const lamps = new Map(rows.map((row) => [row.id, row.lamp]));
    const lampOf = (at: number) => lamps.get(accepted[at]?.id ?? '');
    expect(lampOf(0)).toBeNull();
    expect(lampOf(1)).toEqual({ lamp: 'red', remainingWorkdays: -2 });
    expect(lampOf(11)).toEqual({ lamp: 'yellow', remainingWorkdays: 0 });
    expect(lampOf(41)).toMatchObject({ lamp: 'green' });
  });

  it('goes on in the right place when new cases came in between two pages', () => {
    const own = freshSite();
    const take = (order: number) =>
      acceptCase(own.context, clerk, fullDraft(own.context, atOnce, newApplicant(order)));
    const ids = [1, 2, 3, 4].map((order) => take(order).id);
    const first = listCases(own.context, { filter: 'all', limit: 2 });
    take(5);
    const rest = listCases(own.context, { filter: 'all', limit: 9, after: first.next ?? undefined });
    const seen = [...first.rows, ...rest.rows].map(({ id }) => id);
    for (const id of ids) expect(seen.filter((each) => each === id)).toHaveLength(1);
  });

  it('counts the day from midnight in Shanghai', () => {
    site.setTime('2026-06-15T16:00:00.000Z');
    expect(countCases(site.context)).toMatchObject({ open: 45, dueToday: 0, overdue: 36 });
    site.setTime('2026-06-15T15:59:59.000Z');
    expect(countCases(site.context)).toMatchObject({ open: 45, dueToday: 18, overdue: 18 });
    site.setTime('2026-06-15T02:00:00.000Z');
  });

  it('is empty on the first day', () => {
    const own = freshSite();
    expect(listCases(own.context, { filter: 'all', limit: 50 })).toEqual({ rows: [], next: null });
    expect(countCases(own.context)).toMatchObject({ open: 0, dueToday: 0, overdue: 0 });
  });
});

describe('a case', () => {
  it('is found by its number as it is printed, typed without hyphens, or scanned in full width', () => {
    const { number, id } = accepted[4] as CaseLine;
    const wide = number.replace(/[\d-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    for (const text of [number, number.replaceAll('-', ''), ` ${number} `, wide]) {
      expect(getCaseByNumber(site.context, text).id, text).toBe(id);
    }
  });

  it.each(['', '13-2026-999999', '13-2026', "13-2026-000001' OR '1'='1", '台洞'])(
    'is not found by %j',
    (text) => {
      expect(faultOf(() => getCaseByNumber(site.context, text))).toEqual({
        code: 'NOT_FOUND',
        data: { entity: 'case', id: text },
      });
    },
  );

  it('is not found by an id nobody has', () => {
    expect(faultOf(() => getCase(site.context, 'nobody')).code).toBe('NOT_FOUND');
  });
});
