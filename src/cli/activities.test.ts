import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planActivities } from '#core/activities/plan.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { activityPlan } from '#core/testing/activities.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { manager } from '#core/testing/fresh-site.ts';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { resourcesFolder } from './open-folder.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
  const data = openData({ folder, key: readDemoKey(folder) });
  const context = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
  const rule = { ...activityPlan().rule, pattern: 'weekly' as const, end: { count: 3 } };
  planActivities(context, manager, { ...activityPlan({ rule }), clashReason: '' });
  data.database.close();
});
const span = (...words: string[]) => [
  ...['activities', ...words, '--data', folder],
  ...['--from', '2026-06-01', '--until', '2026-06-18'],
];

describe('activities', () => {
  it('lists what is planned from a day until a day', async () => {
    const { status, answer } = await owJson<ActivityLine[]>(...span('list'));
    expect(status).toBe(0);
    expect(answer.map(({ name, startsAt }) => [name, startsAt])).toEqual([
      ['清洁家园', '2026-06-11T01:00:00.000Z'],
      ['清洁家园', '2026-06-18T01:00:00.000Z'],
    ]);
    expect((await ow(...span('list'))).stdout).toContain('09:00—11:00');
    expect((await ow(...span('list'), '--site', '01')).stdout).toContain('没有活动');
  });

  it('exports it as a calendar file', async () => {
    const path = join(temporaryFolder(), 'days', 'calendar.ics');
    const { answer } = await owJson(...span('export'), '--out', path);
    expect(answer).toEqual({ path, activities: 2 });
    expect(readFileSync(path, 'utf8')).toContain('DTSTART;TZID=Asia/Shanghai:20260611T090000\r\n');
  });

  it('refuses days in the wrong order', async () => {
    const days = ['--from', '2026-06-02', '--until', '2026-06-01'];
    expect((await failing(2, 'activities', 'list', '--data', folder, ...days)).code).toBe('days');
  });
});
