import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';

const count = z.number().int();
const figures = {
  activities: count,
  lectures: count,
  sessions: count,
  meetings: count,
  attendances: count,
  sessionAttendances: count,
  peopleServed: count,
  minutes: count,
  /** The minutes as hours, to the hundredth. */
  hours: z.number(),
};

const activityReport = z.object({
  year: count,
  /** Registered at the end of the year, or today. */
  volunteers: count,
  ...figures,
  byCentre: z.array(
    z.object({ siteNumber: z.string(), centreName: z.string(), volunteers: count, ...figures }),
  ),
  byType: z.array(z.object({ typeCode: z.string(), typeName: z.string(), ...figures })),
  byBranch: z.array(z.object({ branchId: z.string().nullable(), branchName: z.string(), ...figures })),
  byMonth: z.array(z.object({ month: z.string(), ...figures })),
});
export type ActivityReport = z.infer<typeof activityReport>;

const base = oc.errors(contractErrors);
const request = z.object({
  year: z.number().int().min(2000).max(2100),
  /** One centre; all of them when left out. */
  siteNumber: z.string().max(10).optional(),
});
export type ActivityReportRequest = z.infer<typeof request>;

/** The yearly figures of volunteers and activities, counted from the rows. */
export const activityReports = {
  make: base.input(request).output(activityReport),
  /** Asks where to save; null when the person thought better of it. */
  save: base
    .input(request.extend({ form: z.enum(['xlsx', 'pdf']) }))
    .output(z.object({ path: z.string().nullable() })),
};
