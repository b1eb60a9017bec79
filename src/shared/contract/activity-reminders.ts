import { oc } from '@orpc/contract';
import { z } from 'zod';
import { activityLine } from './activities.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

const person = z.object({
  participantId: identifier,
  name: z.string(),
  /** Empty: nobody can be called, somebody has to go there or send word. */
  phone: z.string(),
  /** Of a volunteer, where he lives. */
  area: z.string(),
  /** When it was said to him; null while it has not been, or not since the activity was moved or cancelled. */
  toldAt: instant.nullable(),
  /** Was promised a place at one centre that others had at another: waits, and does not know. */
  displaced: z.boolean(),
});
export type PersonToTell = z.infer<typeof person>;

const remindedActivity = activityLine.extend({
  cancelledReason: z.string().nullable(),
  /** Who speaks, with the number to remind him by. */
  speakers: z.array(z.object({ name: z.string(), phone: z.string() })),
  organiser: z.string(),
  organiserPhone: z.string(),
  /** Who has a place, people without a telephone first; of a cancelled one and of a promised place those who wait, too. */
  people: z.array(person),
});
export type RemindedActivity = z.infer<typeof remindedActivity>;

const reminders = z.object({ today: localDate, activities: z.array(remindedActivity) });
export type Reminders = z.infer<typeof reminders>;

const base = oc.errors(contractErrors);

/** 活动提醒: what is on at this centre from today on, and who has still to be told of it. */
export const activityReminders = {
  /** Of today and the three days after it. Cancelled ones stand in it as long as somebody has not been told. */
  list: base.output(reminders),
  /** Everybody who has still to be told, as a page to call from. */
  viewList: base.output(z.object({ html: z.string() })),
  printList: base.output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
};
