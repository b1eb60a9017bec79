import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { localDate } from './primitives.ts';
import { syncStatus } from './sync.ts';

export const systemStatus = z.object({
  version: z.string(),
  /** The data folder holds generated people; its key lies beside it. */
  demo: z.boolean(),
  centre: z.object({ siteNumber: z.string(), name: z.string(), phone: z.string(), address: z.string() }),
  today: localDate,
  /** Years whose official calendar of days off is known here. */
  calendarYears: z.array(z.number().int()),
  /** Changes written here that no hub has confirmed. */
  changesWaiting: z.number().int(),
  sync: syncStatus,
});
export type SystemStatus = z.infer<typeof systemStatus>;

export const system = {
  status: oc.errors(contractErrors).output(systemStatus),
};
