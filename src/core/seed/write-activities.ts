import { uuidv7 } from 'uuidv7';
import { confirmAll, enterSheet } from '../attendances/service.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { centreNames } from '../reports/queries.ts';
import type { SeedActivity } from './activity-year.ts';
import type { LaterActs } from './later-acts.ts';
import { NamePool } from './names.ts';
import type { Random } from './random.ts';
import { signUpSome } from './write-coming.ts';
import type { SeedTown } from './write-town.ts';
import type { SeedVolunteer } from './write-volunteers.ts';

const day = 86_400_000;

/**
 * Lets the activities of the demo year take place: planned a week before, entered from the paper sheet when they are
 * over, confirmed by the organiser the next day.
 */
export function planSeedActivities(
  context: CoreContext,
  later: LaterActs,
  random: Random,
  given: {
    activities: readonly SeedActivity[];
    volunteers: readonly SeedVolunteer[];
    town: SeedTown;
    until: number;
  },
): void {
  const { database } = context.data;
  const centres = database.read.all(centreNames);
  const names = new NamePool(random, 400);
  for (const activity of given.activities) {
    const siteNumber = activity.siteNumber ?? random.pick(centres).siteNumber;
    const id = uuidv7();
    const startsAt = new Date(activity.startsAt).toISOString();
    const endsAt = new Date(activity.endsAt).toISOString();
    const own = random.shuffled(given.volunteers.filter((volunteer) => volunteer.siteNumber === siteNumber));
    const others = random.shuffled(
      given.volunteers.filter((volunteer) => volunteer.siteNumber !== siteNumber),
    );
    const here = [...own, ...others].slice(0, activity.volunteers);
    const visitors = Array.from({ length: activity.visitors }, () =>
      names.draw(random, random.chance(0.4) ? '1' : '2'),
    );
    const who = [
      ...here.map((volunteer) => ({ volunteerId: volunteer.id })),
      ...visitors.map((name) => ({ name, phone: '' })),
    ];
    const indoors = activity.typeCode !== 'volunteer-service' && activity.typeCode !== 'joint-building';
    const organiser = names.draw(random, '1');
    const lecturer = activity.isLecture ? random.pick(given.town.lecturers) : null;
    const taking = random.chance(0.3) ? random.pick(given.town.organisations).id : null;
    const { stage } = activity;
    later.plan(Math.min(given.until, activity.startsAt - 7 * day), () => {
      const subject = { entity: 'activity', id };
      database.write({ name: 'activities.plan', actor: systemActor, subject }, (unit) => {
        unit.insert('activity', {
          id,
          type_code: activity.typeCode,
          name: activity.name,
          site_number: siteNumber,
          series_id: null,
          branch_id: null,
          squad_id: null,
          room_id: indoors ? (given.town.halls.get(siteNumber) ?? null) : null,
          place: indoors ? '' : '村内',
          starts_at: startsAt,
          ends_at: endsAt,
          organiser,
          phone: '',
          capacity: activity.capacity ?? 0,
          open_to: '',
          content: '',
          course_id: null,
          lecture_number: null,
          material: '',
          state: 'planned',
          cancelled_reason: null,
          people_served: 0,
          summary: '',
        });
        if (lecturer) unit.insert('activityLecturer', { activity_id: id, lecturer_id: lecturer });
        if (taking) unit.insert('activityOrganisation', { activity_id: id, organisation_id: taking });
      });
      if (stage === 'coming') signUpSome(context, id, here, visitors);
    });
    if (stage === 'coming') continue;
    later.plan(activity.endsAt, () => {
      const lines = who.map((each) => ({
        who: each,
        signedInAt: startsAt,
        signedOutAt: endsAt,
        travelMinutes: 0,
        content: '',
      }));
      enterSheet(context, systemActor, { activityId: id, lines });
    });
    if (stage === 'unconfirmed') continue;
    later.plan(Math.min(given.until, activity.endsAt + day), () => {
      confirmAll(context, systemActor, id);
      const subject = { entity: 'activity', id };
      database.write({ name: 'activities.hold', actor: systemActor, subject }, (unit) =>
        unit.update('activity', { id }, { state: 'held', people_served: activity.peopleServed }),
      );
    });
  }
}
