import type { Compilable } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import {
  closedRectificationPage,
  countOfLevel,
  openRectificationPage,
  ratingPage,
  rectificationsToExpire,
  unratedClosedCases,
} from './queries.ts';
import { rate, requestRating } from './rate.ts';

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  const { id } = acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(1)));
  requestRating(site.context, clerk, id);
  const request = site.data.connection.prepare('SELECT id FROM rating_requests').pluck().get() as string;
  rate(site.context, { requestId: request, level: 'dissatisfied', reasons: [] });
});

function planOf(built: Compilable): string {
  const { sql, parameters } = built.compile();
  const steps = site.data.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return (steps as { detail: string }[]).map(({ detail }) => detail).join('\n');
}

const after = { at: '2026-06-09T02:00:00.000Z', id: 'x' };

describe('what is asked of many ratings and cases', () => {
  it.each([
    ['all ratings', ratingPage(null, after, 60), 'ratings_by_time'],
    ['ratings of one level', ratingPage('satisfied', after, 60), 'ratings_by_level'],
    ['open rectifications', openRectificationPage(after, 60), 'rectifications_open_by_due'],
    ['closed rectifications', closedRectificationPage(after, 60), 'rectifications_by_closing'],
    ['the count of a level', countOfLevel('satisfied', after.at), 'ratings_by_level'],
    ['what has to expire', rectificationsToExpire('13', '2026-07-01', 50), 'rectifications_open_by_due'],
    ['who did not rate', unratedClosedCases('13', after.at, after.at, 50), 'cases_closed_for_reports'],
  ])('is found by an index and not sorted: %s', (_name, built, index) => {
    const plan = planOf(built);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN (?!.*USING)|TEMP B-TREE/);
  });
});
