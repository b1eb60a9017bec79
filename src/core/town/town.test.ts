import { beforeAll, expect, it } from 'vitest';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { standingOfCentres } from './service.ts';

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  for (const order of [1, 2]) {
    acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order)));
  }
  // One of them has gone to the town, as the hand-over of a case writes it.
  site.data.connection.prepare("UPDATE cases SET held_by = '01' WHERE serial = 1").run();
});

it('tells of every centre what it holds and when its last record was made', () => {
  const centres = standingOfCentres(site.context, manager);
  expect(centres).toHaveLength(17);
  const of = (wanted: string) => centres.find(({ siteNumber }) => siteNumber === wanted);
  expect(of('13')).toMatchObject({ open: 1, lastRecordAt: expect.stringMatching(/^20\d\d-/) });
  expect(of('01')).toMatchObject({ open: 1, lastRecordAt: null });
  expect(of('02')).toMatchObject({ open: 0, overdue: 0, lastRecordAt: null });
});

it('is not for who serves at a window', () => {
  expect(() => standingOfCentres(site.context, clerk)).toThrow(
    expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }),
  );
});
