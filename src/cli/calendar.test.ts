import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { fullDraft, licence, newApplicant } from '#core/testing/drafts.ts';
import { clerk, freshSite } from '#core/testing/fresh-site.ts';
import { failing, ow, owJson } from './testing/command-line.ts';

interface Imported {
  year: number;
  moved: number;
  provisionalCleared: number;
  movedDueDates: { caseNumber: string; promisedDue: { from: string; to: string } }[];
}

let folder: string;
let number: string;
beforeAll(() => {
  const site = freshSite({ at: '2026-12-30T02:00:00.000Z' });
  ({ number } = acceptCase(site.context, clerk, fullDraft(site.context, licence, newApplicant(1))));
  site.data.database.close();
  folder = site.folder;
});

const file = (content: string) => {
  const path = join(temporaryFolder(), 'calendar.json');
  writeFileSync(path, content);
  return path;
};
const take = (path: string) => ['calendar', 'import', path, '--data', folder];
const notice = (...dates: string[]) =>
  JSON.stringify({
    year: 2027,
    source: 'a notice',
    days: dates.map((date) => ({ name: '元旦', date, isOffDay: true })),
  });

describe('calendar import', () => {
  it('says which open cases moved, from when to when, and how many became final', async () => {
    const path = file(notice('2027-01-01', '2027-01-04'));
    const { status, answer } = await owJson<Imported>(...take(path));
    expect(status).toBe(0);
    expect(answer).toMatchObject({ year: 2027, moved: 1, provisionalCleared: 1 });
    expect(answer.movedDueDates).toEqual([
      {
        caseNumber: number,
        promisedDue: { from: '2027-01-27', to: '2027-01-29' },
        statutoryDue: { from: '2027-01-27', to: '2027-01-29' },
        provisional: false,
      },
    ]);
    const { stdout } = await ow(...take(file(notice('2027-01-01'))));
    expect(stdout).toContain(`${number}  2027-01-29 → 2027-01-28`);
    expect(stdout).toContain('到期日变动 1 件，由暂定转为确定 0 件');
  });

  it('takes nothing of a file that is wrong', async () => {
    const error = await failing(1, ...take(file(notice('2027-02-30'))));
    expect(error.code).toBe('IMPORT_REJECTED');
    expect(error.problems).toMatchObject([{ line: 1, code: 'not-a-date' }]);
    expect((await failing(1, ...take(join(folder, 'nothing.json')))).message).toContain('nothing.json');
  });
});
