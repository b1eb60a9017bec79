import { resolve } from 'node:path';
import { type CoreContext, systemActor } from '#core/context.ts';
import { addDemoStaff, loadReferenceData } from '#core/create-site.ts';
import { createData, openData } from '#core/data-folder/open-data.ts';
import { CoreError } from '#core/errors.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { Random } from '#core/seed/random.ts';
import { syncInBackground, syncOnce } from '#core/sync/background.ts';
import { enrol } from '#core/sync/enrol.ts';
import { atOnce, fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { anyStep } from '../simulation/counter-work.ts';
import { aClerk } from '../simulation/people.ts';

/**
 * node centre.ts make|open FOLDER NUMBER KEY: a centre as the application runs it, with its background sync. It does what
 * it is told and says so only when that is committed.
 */
const [mode, folder, siteNumber, key] = process.argv.slice(2) as [string, string, string, string];
const resourcesFolder = resolve(import.meta.dirname, '../../resources');
const contextOn = (data: CoreContext['data']): CoreContext => ({
  data,
  resourcesFolder,
  applicationVersion: 'day',
  desktop: null,
});

const fill = (data: CoreContext['data']) => {
  loadReferenceData(contextOn(data));
  addDemoStaff(contextOn(data));
};
const data =
  mode === 'make' ? createData({ folder, key, siteNumber, demo: true, fill }) : openData({ folder, key });
const context = contextOn(data);
const random = new Random(Number(siteNumber) * 1000 + Number(process.env.STARTED ?? 0));

/** A look each quarter of a second instead of each ten: the day is short. */
const lookedAtEvery = 250;

const works: Record<string, (given: never) => unknown> = {
  enrol: (given: { url: string; code: string }) => enrol(context, systemActor, given),
  begin: () => void syncInBackground(context, { every: lookedAtEvery }),
  /** One more resident is served; what was accepted is named when it is committed. */
  serve(at: number) {
    const applicant = newApplicant(at % 1000, { name: `林秀英${at}` });
    const item = at % 3 === 0 ? threeDays : atOnce;
    const accepted = acceptCase(context, aClerk(context, random), fullDraft(context, item, applicant));
    try {
      anyStep(context, random);
    } catch (error) {
      // Not every case has a step that is open to this one.
      if (!(error instanceof CoreError)) throw error;
    }
    return accepted.id;
  },
  /** Until nothing moves any more, and nothing waits. */
  async settle() {
    for (;;) {
      const { confirmed, refused, received } = await syncOnce(context);
      if (confirmed + refused + received === 0) return;
    }
  },
};

process.on('message', async ({ number, work, given }: { number: number; work: string; given: never }) => {
  try {
    process.send?.({ number, done: (await works[work]?.(given)) ?? null });
  } catch (error) {
    process.send?.({ number, failed: error instanceof CoreError ? error.code : (error as Error).stack });
  }
});
process.on('disconnect', () => {
  data.database.close();
  process.exit();
});
process.send?.({ number: 0, done: null });
