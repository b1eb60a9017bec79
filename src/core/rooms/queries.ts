import { query } from '../db/query.ts';

export function roomsOfSite(siteNumber: string) {
  return query
    .selectFrom('rooms')
    .selectAll()
    .where('site_number', '=', siteNumber)
    .where('closed_on', 'is', null)
    .orderBy('capacity', 'desc')
    .orderBy('name');
}

/** What activities take of rooms within a span of instants; none of them lasts longer than a day. */
export function activitiesInRooms(start: string, end: string, roomIds: readonly string[]) {
  return query
    .selectFrom('activities')
    .select(['id', 'name', 'room_id', 'starts_at', 'ends_at'])
    .where('starts_at', '>=', start)
    .where('starts_at', '<', end)
    .where('room_id', 'in', roomIds)
    .where('state', '!=', 'cancelled');
}

export function bookingsBetween(start: string, end: string, roomIds: readonly string[]) {
  return query
    .selectFrom('room_bookings')
    .selectAll()
    .where('starts_at', '>=', start)
    .where('starts_at', '<', end)
    .where('room_id', 'in', roomIds)
    .where('cancelled_reason', 'is', null);
}

export function roomById(id: string) {
  return query.selectFrom('rooms').selectAll().where('id', '=', id).where('closed_on', 'is', null);
}

export function bookingById(id: string) {
  return query
    .selectFrom('room_bookings as booking')
    .innerJoin('rooms as room', 'room.id', 'booking.room_id')
    .select(['booking.id', 'booking.purpose', 'booking.cancelled_reason', 'room.site_number'])
    .where('booking.id', '=', id);
}
