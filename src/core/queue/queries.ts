import type { Insertable } from 'kysely';
import { query, type Schema } from '../db/query.ts';

/** A ticket as it lies in the table. */
export type TicketRow = Required<Insertable<Schema['queue_tickets']>>;

const OPEN_STATES = ['waiting', 'skipped', 'transferred', 'called', 'serving'];

export function ticketsOfDay(day: string) {
  return query.selectFrom('queue_tickets').selectAll().where('day', '=', day);
}

/** Those of a day that are neither done nor missed. */
export function openTicketsOfDay(day: string) {
  return ticketsOfDay(day).where('state', 'in', OPEN_STATES);
}

export function ticketByNumber(day: string, number: string) {
  return ticketsOfDay(day).where('number', '=', number);
}

export function ticketOfIntake(intakeId: string) {
  return query.selectFrom('queue_tickets').selectAll().where('intake_id', '=', intakeId);
}

/** The last calls of a day, the newest first. */
export function lastCalls(day: string, limit: number) {
  return ticketsOfDay(day)
    .where('called_at', 'is not', null)
    .where('counter', 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(limit);
}

export function lastPlace(day: string) {
  return query
    .selectFrom('queue_tickets')
    .select((columns) => columns.fn.max('place').as('place'))
    .where('day', '=', day);
}

export function serialOf(day: string, letter: string) {
  return query
    .selectFrom('queue_serials')
    .select('last_serial')
    .where('day', '=', day)
    .where('letter', '=', letter);
}

export const allGroups = query
  .selectFrom('queue_groups')
  .select(['letter', 'name', 'departments'])
  .orderBy('position');

/** Days before today whose figures are not written down yet. */
export function unclosedDays(siteNumber: string, today: string) {
  return query
    .selectFrom('queue_serials')
    .select('day')
    .distinct()
    .where('day', '<', today)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('queue_days')
            .select('day')
            .where('site_number', '=', siteNumber)
            .whereRef('queue_days.day', '=', 'queue_serials.day'),
        ),
      ),
    )
    .orderBy('day')
    .limit(30);
}
