import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

const certificate = z.object({
  number: z.string(),
  kind: z.enum(['service', 'course']),
  holderName: z.string(),
  verificationCode: z.string(),
  fromDay: localDate,
  untilDay: localDate,
  minutes: z.number().int(),
  inCharge: z.string(),
  handler: z.string(),
  centreName: z.string(),
  issuedAt: instant,
  withdrawnReason: z.string().nullable(),
});
export type Certificate = z.infer<typeof certificate>;

const base = oc.errors(contractErrors);
const number = z.string().trim().min(1).max(40);

/** 志愿服务记录证明: free of charge, with number and a code by which anybody can check it. */
export const certificates = {
  ofVolunteer: base.input(z.object({ volunteerId: identifier })).output(z.array(certificate)),
  issue: base
    .input(
      z.object({
        volunteerId: identifier,
        fromDay: localDate,
        untilDay: localDate,
        inCharge: z.string().trim().min(1).max(60),
      }),
    )
    .output(certificate),
  print: base
    .input(z.object({ number }))
    .output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
  savePdf: base.input(z.object({ number })).output(z.object({ path: z.string().nullable() })),
  /** Null when there is no such certificate, or the code is another one's. */
  verify: base.input(z.object({ number, code: z.string().trim().max(20) })).output(certificate.nullable()),
  withdraw: base
    .input(z.object({ number, reason: z.string().trim().min(1).max(200) }))
    .output(z.array(certificate)),
};
