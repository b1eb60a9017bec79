import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { rooms } from '#shared/contract/rooms.ts';
import { isLocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { findClashes } from '../activities/find-clashes.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { bookingById, roomById } from './queries.ts';

type BookInput = z.output<NonNullable<(typeof rooms)['book']['~orpc']['inputSchema']>>;

/**
 * Books a room of this centre for somebody of the public.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` also for a room of another centre; `INVALID_ANSWERS` for a day that
 * is over or an end before the beginning; `CLASHES` when something stands in the way and no reason is given
 */
export function bookRoom(context: CoreContext, actor: StaffActor, booking: BookInput): { id: string } {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const { roomId, day, startTime, endTime, purpose, bookedBy, phone, people, clashReason } = booking;
  const room = database.read.first(roomById(roomId));
  if (room?.site_number !== database.site.siteNumber)
    throw failure('NOT_FOUND', { entity: 'room', id: roomId });
  const invalid = (field: string) => failure('INVALID_ANSWERS', { problems: [{ field, code: 'range' }] });
  if (!isLocalDate(day) || day < localDateInShanghai(database.now())) throw invalid('day');
  if (endTime <= startTime) throw invalid('endTime');
  const id = uuidv7();
  const [startsAt, endsAt] = [instantOf(day, startTime), instantOf(day, endTime)];
  const asked = {
    ...{ id, name: purpose, siteNumber: room.site_number, startsAt, endsAt, roomId },
    ...{ lecturerIds: [], captain: '', equipment: [], capacity: people },
  };
  const [clashes = []] = findClashes(context, [asked]);
  if (clashes.length > 0 && clashReason === '') throw failure('CLASHES', { clashes });
  const command = {
    name: 'rooms.book',
    actor,
    subject: { entity: 'roomBooking', id },
    ...(clashReason !== '' && { reason: clashReason }),
  };
  database.write(command, (unit) =>
    unit.insert('roomBooking', {
      ...{ id, room_id: roomId, starts_at: startsAt, ends_at: endsAt, purpose },
      ...{ booked_by: bookedBy, phone, people, cancelled_reason: null },
    }),
  );
  return { id };
}

/** Gives a booked room free again; the booking stays with the reason. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function cancelBooking(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): { id: string } {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const booking = database.read.first(bookingById(id));
  if (booking?.site_number !== database.site.siteNumber || booking.cancelled_reason !== null) {
    throw failure('NOT_FOUND', { entity: 'roomBooking', id });
  }
  database.write({ name: 'rooms.cancel', actor, subject: { entity: 'roomBooking', id }, reason }, (unit) =>
    unit.update('roomBooking', { id }, { cancelled_reason: reason }),
  );
  return { id };
}

function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}
