import { uuidv7 } from 'uuidv7';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import { instantAt } from '../activities/plan.ts';
import { signUp } from '../activities/sign-ups.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { planCourse } from '../night-school/plan-course.ts';
import type { NamePool } from './names.ts';
import type { Random } from './random.ts';
import type { SeedTown } from './write-town.ts';
import type { SeedVolunteer } from './write-volunteers.ts';

/** Whoever is on the list of a coming activity; visitors leave no number, so that somebody has to go there. */
export function signUpSome(
  context: CoreContext,
  id: string,
  volunteers: readonly SeedVolunteer[],
  visitors: readonly string[],
): void {
  for (const { id: volunteerId, name, phone } of volunteers) {
    signUp(context, systemActor, { id, volunteerId, name, phone });
  }
  for (const name of visitors) signUp(context, systemActor, { id, volunteerId: null, name, phone: '' });
}

const purposes = [
  { purpose: '老人协会例会', from: '09:00', until: '10:30' },
  { purpose: '粤曲私伙局', from: '14:30', until: '17:00' },
  { purpose: '村民代表碰头', from: '16:00', until: '17:30' },
  { purpose: '妇女手工班', from: '09:30', until: '11:30' },
  { purpose: '调解纠纷', from: '10:00', until: '11:00' },
];

/** What the public has booked of a centre's rooms in the days around today, within their opening hours. */
export function writeBookings(
  { data: { database } }: CoreContext,
  random: Random,
  {
    town,
    siteNumber,
    today,
    names,
  }: { town: SeedTown; siteNumber: string; today: LocalDate; names: NamePool },
): void {
  const rooms = town.rooms.filter((room) => room.siteNumber === siteNumber);
  const days = random.shuffled([-2, -1, -1, 0, 0, 1, 1, 2, 3, 4, 5]);
  const subject = { entity: 'roomBooking', id: 'generated' };
  database.write({ name: 'rooms.import', actor: systemActor, subject }, (unit) => {
    for (const [at, ahead] of days.entries()) {
      const { purpose, from, until } = purposes[at % purposes.length] as (typeof purposes)[number];
      const day = addCalendarDays(today, ahead);
      unit.insert('roomBooking', {
        id: uuidv7(),
        room_id: rooms[at % rooms.length]?.id as string,
        starts_at: instantAt(day, from),
        ends_at: instantAt(day, until),
        purpose,
        booked_by: names.draw(random, random.chance(0.5) ? '1' : '2'),
        phone: `1990004${String(at).padStart(4, '0')}`,
        people: random.between(5, 20),
        cancelled_reason: null,
      });
    }
  });
}

/** A course of the Night Party School that begins next week: eight weekly lectures, two lecturers taking turns, one room. */
export function writeComingCourse(
  context: CoreContext,
  { town, siteNumber, today }: { town: SeedTown; siteNumber: string; today: LocalDate },
): void {
  planCourse(context, systemActor, {
    term: { name: `${today.slice(0, 4)}年冬季班` },
    name: '基层治理',
    lecturesRequired: 6,
    rule: {
      ...{ pattern: 'weekly', firstDay: addCalendarDays(today, 7), dates: [], end: { count: 8 } },
      ...{ leftOut: [], moved: [], skipHolidays: true },
    },
    ...{ startTime: '19:30', endTime: '21:00', roomId: town.halls.get(siteNumber) ?? null, place: '' },
    ...{ lecturerIds: town.lecturers.slice(0, 2), alternate: true, capacity: 60, openTo: '党员、群众' },
    clashReason: '两个班合用一晚',
  });
}
