import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDemoKey } from '../data-folder/key-file.ts';
import { openData } from '../data-folder/open-data.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { closeAfterTests, resourcesFolder } from '../testing/fresh-site.ts';
import { seedDemoData } from './seed-demo-data.ts';

it('lets each department that has a handler have a handful of cases', () => {
  const { folder } = seedDemoData({
    folder: join(temporaryFolder(), 'data'),
    siteNumber: '13',
    residents: 300,
    cases: 400,
    seed: 1,
    activities: false,
    now: new Date('2026-06-09T07:20:00Z'),
    resourcesFolder,
    applicationVersion: '0.0.0-test',
  });
  const { connection } = closeAfterTests(openData({ folder, key: readDemoKey(folder) }));
  const waiting = connection
    .prepare(
      `SELECT department, (SELECT count(*) FROM cases WHERE forwarded_to = staff.department AND state = 'forwarded') AS count
         FROM staff WHERE role = 'handler'`,
    )
    .all() as { department: string; count: number }[];
  expect(waiting.map(({ department }) => department).sort()).toEqual(['人社(社保)', '民政']);
  for (const { count } of waiting) expect(count).toBeGreaterThan(2);
});
