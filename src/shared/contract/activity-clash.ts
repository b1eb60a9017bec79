import { z } from 'zod';
import { instant } from './primitives.ts';

/** Something in the way of an activity, with the names a sentence needs (wording/activities.ts). */
export const activityClash = z.object({
  kind: z.enum(['room', 'lecturer', 'captain', 'equipment', 'room-booked', 'room-closed', 'room-small']),
  /** Of the room, lecturer, captain or equipment. */
  name: z.string(),
  /** The other activity, or the booking of a room by its purpose; null where there is none. */
  other: z
    .object({ id: z.string(), name: z.string(), centreName: z.string(), startsAt: instant, endsAt: instant })
    .nullable(),
  /** Of equipment: pieces wanted and pieces left. Of a room that is too small: its capacity as `left`. */
  needed: z.number().int(),
  left: z.number().int(),
  /** Opening hours of a room that is closed then; empty when it is closed all day. */
  from: z.string(),
  until: z.string(),
});
export type ActivityClash = z.infer<typeof activityClash>;
