import type { ActivityClash } from '#shared/contract/activity-clash.ts';
import type { ActivityChoices } from '#shared/contract/activity-resources.ts';
import { type Booking, type Clash, clashesOf, type Resources } from '#shared/domain/clashes.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { bookingsOfRoom, equipmentOf, lecturersOf, plannedBetween } from './queries.ts';
import { readChoices } from './resources.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What stands in the way of planned activities: what is planned here and in other centres, bookings of rooms, and the
 * planned ones among each other. The answer is in the order of the plan. Rows that are to be moved or changed
 * (`replaced`) are in nobody's way where they stand now.
 */
export function findClashes(
  context: CoreContext,
  planned: readonly (Booking & { capacity: number })[],
  replaced: readonly string[] = [],
): ActivityClash[][] {
  const choices = readChoices(context);
  const gone = new Set(replaced);
  return planned.map((booking) => {
    const { start, end } = around(booking);
    const others = bookingsBetween(context.data.database.read, start, end).filter(({ id }) => !gone.has(id));
    const siblings = planned.filter((other) => other !== booking);
    const resources = resourcesFor(context.data.database.read, choices, booking, start, end);
    return clashesOf(booking, [...others, ...siblings], resources, booking.capacity).map((clash) =>
      withNames(clash, choices),
    );
  });
}

/** No activity and no booking lasts longer than a day. */
function around({ startsAt, endsAt }: Booking): { start: string; end: string } {
  return { start: new Date(Date.parse(startsAt) - DAY_MS).toISOString(), end: endsAt };
}

function bookingsBetween(read: ReadHandle, start: string, end: string): Booking[] {
  return read.all(plannedBetween(start, end)).map((row) => ({
    ...{ id: row.id, name: row.name, siteNumber: row.site_number },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, roomId: row.room_id, captain: row.captain ?? '' },
    lecturerIds: read.all(lecturersOf(row.id)).map(({ id }) => id),
    equipment: read.all(equipmentOf(row.id)),
  }));
}

function resourcesFor(
  read: ReadHandle,
  { rooms, equipment }: ActivityChoices,
  { roomId }: Booking,
  start: string,
  end: string,
): Resources {
  const room = rooms.find(({ id }) => id === roomId);
  const bookings = room
    ? read.all(bookingsOfRoom(room.id, start, end)).map(({ id, purpose, starts_at, ends_at }) => ({
        ...{ id, purpose, startsAt: starts_at, endsAt: ends_at },
      }))
    : [];
  return {
    rooms: new Map(
      room
        ? [[room.id, { capacity: room.capacity, openingHours: hoursOf(room.openingHours), bookings }]]
        : [],
    ),
    equipment: new Map(equipment.map(({ id, quantity }) => [id, quantity])),
  };
}

type Hours =
  Resources['rooms'] extends ReadonlyMap<string, infer Room extends { openingHours: unknown }>
    ? Room['openingHours']
    : never;

function hoursOf(hours: ActivityChoices['rooms'][number]['openingHours']): Hours {
  if (hours === null) return null;
  return Object.fromEntries(Object.entries(hours).flatMap(([day, open]) => (open ? [[day, open]] : [])));
}

/** A clash with the names a person knows the things by. */
function withNames(clash: Clash, choices: ActivityChoices): ActivityClash {
  const { rooms, lecturers, equipment, centres } = choices;
  const named = (list: readonly { id: string; name: string }[]) =>
    list.find(({ id }) => id === clash.id)?.name ?? '';
  const nothing = { other: null, needed: 0, left: 0, from: '', until: '' };
  const centreOf = (siteNumber: string) =>
    centres.find((centre) => centre.siteNumber === siteNumber)?.name ?? '';
  const otherOf = (other: {
    id: string;
    name: string;
    siteNumber: string;
    startsAt: string;
    endsAt: string;
  }) => ({
    ...{ id: other.id, name: other.name, startsAt: other.startsAt, endsAt: other.endsAt },
    centreName: centreOf(other.siteNumber),
  });
  const { kind } = clash;
  switch (kind) {
    case 'room':
      return { ...nothing, kind, name: named(rooms), other: otherOf(clash.other) };
    case 'lecturer':
      return { ...nothing, kind, name: named(lecturers), other: otherOf(clash.other) };
    case 'captain':
      return { ...nothing, kind, name: clash.id, other: otherOf(clash.other) };
    case 'equipment': {
      const other = clash.other && otherOf(clash.other);
      return { ...nothing, kind, name: named(equipment), other, needed: clash.needed, left: clash.left };
    }
    case 'room-booked': {
      const { id, purpose, startsAt, endsAt } = clash.booking;
      return {
        ...nothing,
        kind,
        name: named(rooms),
        other: { id, name: purpose, centreName: '', startsAt, endsAt },
      };
    }
    case 'room-closed':
      return { ...nothing, kind, name: named(rooms), from: clash.from, until: clash.until };
    case 'room-small':
      return { ...nothing, kind, name: named(rooms), left: clash.capacity };
  }
}
