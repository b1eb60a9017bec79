import type { Compilable } from 'kysely';
import { expect, it } from 'vitest';
import { freshSite } from '../testing/fresh-site.ts';
import { learnedChange, learnedChanges, toldAnew } from './queries.ts';

const stamp = { siteNumber: '13', epoch: 1, seq: 7 };

it.each<[string, Compilable]>([
  ['learnedChanges', learnedChanges(2000, stamp)],
  ['learnedChange', learnedChange(stamp)],
  ['toldAnew', toldAnew],
])('what is asked in every round finds its few changes without going through the log: %s', (_, built) => {
  const { sql, parameters } = built.compile();
  const plan = freshSite()
    .data.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters) as { detail: string }[];
  const details = plan.map(({ detail }) => detail);
  expect(details[0]).toMatch(/^(SCAN|SEARCH) learned/);
  expect(details[1]).toMatch(/^SEARCH changes USING INDEX .*seq=\?\)$/);
});
