import { oc } from '@orpc/contract';
import { z } from 'zod';

/** PostgreSQL keeps no text with a zero in it. */
export const hasNoZero = (text: string) => !text.includes('\0');
export const identifier = z.string().min(1).max(500).refine(hasNoZero);
/** Of a session. */
export const token = z.string().min(20).max(100);

const errors = {
  /** The code is not one that waits for this site. */
  CODE_NOT_VALID: {},
  /** The hub does not know this site, or its signature is wrong. */
  SITE_NOT_KNOWN: {},
  /** The session is over, as after a restart of the hub; say hello again. */
  SESSION_OVER: {},
  /** The batch does not follow what the hub has; `expected` is the number it waits for. */
  OUT_OF_ORDER: { data: z.object({ expected: z.number() }) },
  /** What the site calls its log is not what the hub knows of it. */
  CHAIN_DIFFERS: { data: z.object({ seq: z.number() }) },
  /** The batch breaks the form or its signature is wrong; nothing of it was taken in. */
  BATCH_NOT_VALID: { data: z.object({ why: z.string() }) },
  /** The two speak no common version. */
  PROTOCOL_TOO_OLD: { data: z.object({ oldest: z.number(), newest: z.number() }) },
} as const;
export type HubErrorCode = keyof typeof errors;

/** What every call to the hub has in common. */
export const base = oc.errors(errors);
