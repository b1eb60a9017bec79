import { z } from 'zod';
import { COUNTED_KINDS } from '../domain/activity-types.ts';
import { identifier } from './primitives.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** By day of the week, 1 Monday to 7 Sunday; a day that is not named is closed. Null: nobody has said. */
export const openingHours = z
  .partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.object({ from: time, until: time }))
  .nullable();

const room = z.object({
  id: identifier,
  name: z.string(),
  kind: z.string(),
  siteNumber: z.string(),
  centreName: z.string(),
  capacity: z.number().int(),
  openingHours,
  /** First letters of the pinyin. */
  initials: z.string(),
});
export type Room = z.infer<typeof room>;

const lecturer = z.object({
  id: identifier,
  name: z.string(),
  title: z.string(),
  phone: z.string(),
  subjects: z.string(),
  /** First letters of the pinyin. */
  initials: z.string(),
});
export type Lecturer = z.infer<typeof lecturer>;

const equipment = z.object({
  id: identifier,
  name: z.string(),
  siteNumber: z.string(),
  quantity: z.number().int(),
});
export type Equipment = z.infer<typeof equipment>;

const activityType = z.object({
  code: identifier,
  name: z.string(),
  countsAs: z.enum(COUNTED_KINDS),
  givesHours: z.boolean(),
});
export type ActivityType = z.infer<typeof activityType>;

/** What a form of activities may choose from: what is in use, this centre's first. */
export const activityChoices = z.object({
  ownSite: z.string(),
  types: z.array(activityType),
  rooms: z.array(room),
  lecturers: z.array(lecturer),
  equipment: z.array(equipment),
  squads: z.array(z.object({ id: identifier, name: z.string(), captain: z.string() })),
  branches: z.array(z.object({ id: identifier, name: z.string() })),
  centres: z.array(z.object({ siteNumber: z.string(), name: z.string() })),
});
export type ActivityChoices = z.infer<typeof activityChoices>;

/** A room of this centre, made (without an id) or changed. For managers and administrators, like all below. */
export const saveRoom = room.pick({ capacity: true, openingHours: true }).extend({
  id: identifier.nullable(),
  name: z.string().trim().min(1).max(50),
  kind: z.string().trim().max(20),
  capacity: z.number().int().min(0).max(10_000),
});
export const saveLecturer = z.object({
  id: identifier.nullable(),
  name: z.string().trim().min(1).max(50),
  title: z.string().trim().max(50),
  phone: z.string().trim().max(40),
  subjects: z.string().trim().max(200),
});
export const saveEquipment = z.object({
  id: identifier.nullable(),
  name: z.string().trim().min(1).max(50),
  quantity: z.number().int().min(1).max(10_000),
});
/** Not offered any more; what it was used for stays as it was. */
export const closeResource = z.object({ kind: z.enum(['room', 'lecturer', 'equipment']), id: identifier });
