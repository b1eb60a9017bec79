import type { Compilable } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { countCases, listCases } from './list-cases.ts';
import { casePage, countInState, countOpenCases, heldBy, inState } from './queries.ts';

let site: TestSite;
const numbers: string[] = [];
beforeAll(() => {
  site = freshSite();
  for (const order of [1, 2, 3]) {
    numbers.push(
      acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order))).number,
    );
  }
  // One of them has gone to the town, as the hand-over of a case writes it.
  site.data.connection.prepare("UPDATE cases SET held_by = '01' WHERE number = ?").run(numbers[0]);
});

const listed = (centre?: string) =>
  listCases(site.context, { filter: 'open', limit: 10, ...(centre && { centre }) }).rows.map(
    ({ number }) => number,
  );

describe('cases of several centres in one database', () => {
  it('are listed and counted by who holds them', () => {
    expect(listed('own')).toEqual([numbers[2], numbers[1]]);
    expect(listed('01')).toEqual([numbers[0]]);
    expect(listed('02')).toEqual([]);
    expect(listed('every')).toHaveLength(3);
    expect([undefined, '01', '02', 'every'].map((centre) => countCases(site.context, centre).open)).toEqual([
      2, 1, 0, 3,
    ]);
  });

  it('are found by an index, page by page, without sorting', () => {
    const planOf = (built: Compilable) => {
      const { sql, parameters } = built.compile();
      const steps = site.data.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      return (steps as { detail: string }[]).map(({ detail }) => detail).join();
    };
    const page = casePage({ receivedAt: '2026-06-09T02:00:00.000Z', id: 'x' }, 60).where(heldBy, '=', '13');
    expect(planOf(page)).toContain('cases_by_holder');
    expect(planOf(page.where('closed_at', 'is', null))).toContain('cases_open_by_holder');
    expect(planOf(countOpenCases('13'))).toContain('cases_open_by_holder');
    // Otherwise a count of some would look at every case of the centre.
    for (const state of [inState.received, inState.correction, inState.gaps, inState.toDeliver]) {
      expect(planOf(countInState(state, '13'))).not.toContain('cases_by_holder');
    }
    for (const built of [page, page.where('closed_at', 'is', null)])
      expect(planOf(built)).not.toContain('TEMP');
  });
});
