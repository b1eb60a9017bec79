import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { DEFAULT_LEVEL, lastDayToDefault } from '#shared/domain/rating.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { readSettings } from '../settings/service.ts';
import { followRating } from './follow-rating.ts';
import { eventsOfRectification, rectificationsToExpire, unratedClosedCases } from './queries.ts';
import { insertRating } from './record-rating.ts';
import { rectify } from './rectify.ts';

/** Cases that ended longer ago were closed before ratings were kept, or the site was shut for a month. */
const lookBackDays = 30;
const atOnce = 50;

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();

/**
 * Writes 基本满意 for cases of this site that nobody rated in time; those that were declined, withdrawn or
 * lapsed were no service. Answers how many
 * were written, at most some dozens at a time, so that nobody waits for it.
 */
export function rateByDefault(context: CoreContext): number {
  const { database } = context.data;
  const now = database.now();
  const days = readSettings(database.read)['rating.default-days'];
  const last = lastDayToDefault(localDateInShanghai(now), days);
  const { siteNumber } = database.site;
  return database.batch(() => {
    const cases = database.read.all(
      unratedClosedCases(
        siteNumber,
        startOf(addCalendarDays(last, -lookBackDays)),
        startOf(addCalendarDays(last, 1)),
        atOnce,
      ),
    );
    for (const unrated of cases) {
      const subject = { entity: 'case', id: unrated.id };
      database.write({ name: 'ratings.default', actor: systemActor, subject }, (unit) =>
        insertRating(unit, unrated, {
          level: DEFAULT_LEVEL,
          reasons: [],
          way: 'default',
          at: now.toISOString(),
        }),
      );
      followRating(context, unrated.id);
    }
    return cases.length;
  });
}

/** Marks rectifications of this site whose deadline has passed; answers how many. */
export function expireRectifications(context: CoreContext): number {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  return database.batch(() => {
    const late = database.read.all(rectificationsToExpire(database.site.siteNumber, today, atOnce));
    for (const { case_id: caseId } of late) {
      const afterStep = database.read.all(eventsOfRectification(caseId)).at(-1)?.step_number ?? 0;
      rectify(context, systemActor, { caseId, step: 'expire', afterStep, note: '' });
    }
    return late.length;
  });
}
