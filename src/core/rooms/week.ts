import type { RoomOfWeek, RoomUseLine, RoomWeek } from '#shared/contract/rooms.ts';
import type { OpeningHours } from '#shared/domain/clashes.ts';
import { addCalendarDays, localDateInShanghai, startOfDayInShanghai } from '#shared/domain/local-date.ts';
import { roomUse, weekOf } from '#shared/domain/room-use.ts';
import type { CoreContext } from '../context.ts';
import { activitiesInRooms, bookingsBetween, roomsOfSite } from './queries.ts';

/** Everything that takes the rooms of a centre in a week, Monday to Sunday, with how much of their time that is. */
export function readWeek(
  { data: { database } }: CoreContext,
  { day, siteNumber }: { day?: string | undefined; siteNumber?: string | undefined },
): RoomWeek {
  const { read, site } = database;
  const today = localDateInShanghai(database.now());
  const asked = siteNumber ?? site.siteNumber;
  const days = weekOf(day ?? today);
  const [monday] = days as [string];
  const rows = read.all(roomsOfSite(asked));
  const ids = rows.map(({ id }) => id);
  const span = [startOfDayInShanghai(monday), startOfDayInShanghai(addCalendarDays(monday, 7))] as const;
  const taken =
    ids.length === 0
      ? []
      : takenIn(read.all(activitiesInRooms(...span, ids)), read.all(bookingsBetween(...span, ids)));
  return {
    ...{ today, siteNumber: asked, own: asked === site.siteNumber, days },
    rooms: rows.map(({ id, name, kind, capacity, opening_hours }): RoomOfWeek => {
      const openingHours = JSON.parse(opening_hours) as RoomOfWeek['openingHours'];
      const uses = taken
        .filter(({ roomId }) => roomId === id)
        .map(({ line }) => line)
        .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
      const { openMinutes, usedMinutes } = roomUse(days, openingHours as OpeningHours | null, uses);
      return { id, name, kind, capacity, openingHours, openMinutes, usedMinutes, uses };
    }),
  };
}

function takenIn(
  activities: readonly {
    id: string;
    name: string;
    room_id: string | null;
    starts_at: string;
    ends_at: string;
  }[],
  bookings: readonly {
    id: string;
    purpose: string;
    room_id: string;
    starts_at: string;
    ends_at: string;
    booked_by: string;
    phone: string;
    people: number;
  }[],
): { roomId: string | null; line: RoomUseLine }[] {
  return [
    ...activities.map(({ id, name, room_id, starts_at, ends_at }) => ({
      roomId: room_id,
      line: {
        ...{ id, what: 'activity' as const, name, startsAt: starts_at, endsAt: ends_at },
        ...{ bookedBy: '', phone: '', people: 0 },
      },
    })),
    ...bookings.map(({ id, purpose, room_id, starts_at, ends_at, booked_by, phone, people }) => ({
      roomId: room_id,
      line: {
        ...{ id, what: 'booking' as const, name: purpose, startsAt: starts_at, endsAt: ends_at },
        ...{ bookedBy: booked_by, phone, people },
      },
    })),
  ];
}
