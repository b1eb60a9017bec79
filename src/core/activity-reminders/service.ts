import type { PersonToTell, RemindedActivity, Reminders } from '#shared/contract/activity-reminders.ts';
import { toldAtNow } from '#shared/domain/told-of.ts';
import { givePlaces } from '#shared/domain/waiting-list.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/workdays.ts';
import { type ActivityRow, findActivity, listActivities } from '../activities/read.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { comersOf, speakersOf } from './queries.ts';

/** How many days after today somebody is told of: what is on a Monday is told on the Friday before. */
const DAYS_AHEAD = 3;

/**
 * What is on at this centre from today on and who has still to be told of it. A cancelled activity stands in it as long
 * as somebody who wanted to come does not know; one that is over stands in it no more.
 */
export function listReminders(context: CoreContext): Reminders {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const { siteNumber } = database.site;
  const span = { from: today, until: addCalendarDays(today, DAYS_AHEAD), siteNumber };
  const activities = listActivities(context, span)
    .filter(({ state }) => state !== 'held')
    .map((line): RemindedActivity => {
      const row = findActivity(database.read, line.id);
      return {
        ...line,
        ...{ cancelledReason: row.cancelled_reason, organiser: row.organiser, organiserPhone: row.phone },
        speakers: database.read.all(speakersOf(line.id)),
        people: peopleOf(database.read, row, line),
      };
    });
  return { today, activities: activities.filter(concerns) };
}

function concerns({ state, people }: RemindedActivity): boolean {
  return state !== 'cancelled' || people.some(({ toldAt }) => toldAt === null);
}

/** Those without a telephone come first: somebody has to go there while there is time. */
function peopleOf(
  read: ReadHandle,
  activity: ActivityRow,
  { id, state, capacity }: Pick<RemindedActivity, 'id' | 'state' | 'capacity'>,
): PersonToTell[] {
  const comers = read.all(comersOf(id)).map((row) => ({
    ...{ participantId: row.participant_id, signedUpAt: row.signed_up_at, withdrawnAt: row.withdrawn_at },
    ...{ name: row.name, phone: row.phone, area: row.address ?? '', toldAt: toldAtNow(row, activity) },
    promised: row.place_promised === 1,
  }));
  const { placed, waiting } = givePlaces(comers, state === 'cancelled' ? 0 : capacity);
  const displaced = waiting.filter(({ promised }) => promised);
  // What they were told before is not so any more.
  const anew = displaced.map((person) => ({ ...person, displaced: true, toldAt: null }));
  const people = [...anew, ...placed.map((person) => ({ ...person, displaced: false }))].map(
    ({ signedUpAt: _since, withdrawnAt: _gone, promised: _promised, ...person }) => person,
  );
  return [...people.filter(({ phone }) => phone === ''), ...people.filter(({ phone }) => phone !== '')];
}
