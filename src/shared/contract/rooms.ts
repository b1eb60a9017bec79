import { oc } from '@orpc/contract';
import { z } from 'zod';
import { openingHours } from './activity-resources.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

const text = (most: number) => z.string().trim().max(most);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const use = z.object({
  id: identifier,
  /** What takes the room: an activity of the calendar, or a booking by the public. */
  what: z.enum(['activity', 'booking']),
  name: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** Of a booking: who, and how many. */
  bookedBy: z.string(),
  phone: z.string(),
  people: z.number().int(),
});
export type RoomUseLine = z.infer<typeof use>;

const room = z.object({
  id: identifier,
  name: z.string(),
  kind: z.string(),
  capacity: z.number().int(),
  openingHours,
  /** Of the week; null where nobody has said when it is open. */
  openMinutes: z.number().int().nullable(),
  usedMinutes: z.number().int(),
  uses: z.array(use),
});
export type RoomOfWeek = z.infer<typeof room>;

const week = z.object({
  today: localDate,
  siteNumber: z.string(),
  /** Whether they are rooms of this centre, which are booked here. */
  own: z.boolean(),
  /** Monday to Sunday. */
  days: z.array(localDate).length(7),
  rooms: z.array(room),
});
export type RoomWeek = z.infer<typeof week>;

const base = oc.errors(contractErrors);

/** 场地: what of a centre's rooms is taken, and bookings by the public. Rooms are kept by `activities.saveRoom`. */
export const rooms = {
  /** The week a day lies in, this one without a day; of this centre unless another is named. */
  week: base
    .input(z.object({ day: localDate.optional(), siteNumber: z.string().max(10).optional() }))
    .output(week),
  /** Books a room for somebody. Where something is in the way a reason is needed. */
  book: base
    .input(
      z.object({
        roomId: identifier,
        day: localDate,
        startTime: time,
        endTime: time,
        purpose: text(100).min(1),
        bookedBy: text(60).min(1),
        phone: text(40),
        people: z.number().int().min(1).max(10_000),
        clashReason: text(200).default(''),
      }),
    )
    .output(z.object({ id: identifier })),
  cancel: base
    .input(z.object({ id: identifier, reason: text(200).min(1) }))
    .output(z.object({ id: identifier })),
};
