import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REFUSALS } from './answers.ts';
import { LARGEST_COMMAND } from './batch.ts';
import { centreContacts } from './centre-contacts.ts';
import { publicKey, townKeys } from './certificate.ts';
import { unpackChanges } from './packed-batch.ts';
import { LARGEST_SCAN, PIECE_BYTES, PIECE_OUTCOMES, SCAN_PARTS } from './scan-pieces.ts';

/** The protocol a site and its hub speak; not a part of what windows may ask. */
export const PROTOCOL_VERSION = 2;

const siteNumber = z.string().regex(/^\d{2}$/);
const counting = z.int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** PostgreSQL keeps no text with a zero in it. */
const hasNoZero = (text: string) => !text.includes('\0');
const identifier = z.string().min(1).max(500).refine(hasNoZero);
const vector = z.record(z.string().regex(/^\d{2}\.\d{1,9}$/), z.int().min(0));

const change = z.object({
  siteNumber,
  epoch: counting,
  seq: counting,
  commandId: identifier,
  entity: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/),
  entityId: identifier,
  operation: z.enum(['insert', 'update', 'delete']),
  baseVersion: z.string().max(40).refine(hasNoZero).nullable(),
  fields: z
    .string()
    .max(2_000_000)
    .regex(/^\P{Cc}*$/u),
  actorId: identifier,
  clock: z.string().max(40).refine(hasNoZero),
});

const seenFrom = z.object({ siteNumber, epoch: counting, fromSeq: counting, vector });

const batch = z.object({
  siteNumber,
  epoch: counting,
  changes: z.array(change).min(1).max(LARGEST_COMMAND.changes),
  seen: z.array(seenFrom).max(2000),
  previousChain: hash,
  chain: hash,
});

const packedBatch = z
  .object({
    siteNumber,
    epoch: counting,
    firstSeq: counting,
    lines: z.string().max(40_000_000),
    seen: z.array(seenFrom).max(2000),
    previousChain: hash,
    chain: hash,
  })
  .transform(({ firstSeq, lines, ...rest }, { issues }): z.output<typeof batch> => {
    const changes = unpackChanges({ ...rest, firstSeq, lines }, LARGEST_COMMAND.changes);
    if (!changes) issues.push({ code: 'custom', input: '', message: 'not the lines of changes' });
    return { ...rest, changes: changes ?? [] };
  });

const receipt = z.string().max(200);
const order = z.object({ epoch: counting, number: counting });

const answer = z.object({
  firstSeq: counting,
  lastSeq: counting,
  outcome: z.enum(['confirmed', 'refused', 'parked']),
  order: order.nullable(),
  refusal: z.enum(REFUSALS).nullable(),
  receipt,
});
const lostNumbers = z.object({ epoch: counting, after: z.int().min(0), upTo: counting });
const hubStarts = z.array(z.object({ id: z.string(), epoch: counting, after: z.int().min(0) }));
/** `number`: under which it is handed on, where that is not the number of its order. */
const pulledChange = change.extend({ order, receipt: receipt.optional(), number: counting.optional() });
/** Of commands that a hub answered before it was restored from a backup. */
const receipts = z.array(z.object({ firstSeq: counting, receipt })).max(LARGEST_COMMAND.changes);

/** Changes by their stamps. */
const stamps = z.array(z.string().regex(/^\d{2}\.\d{1,9}\.\d{1,15}$/)).max(2000);

/** What became of changes that one site learned from another: taken by the hub, with their orders, or refused. */
const outcomes = z.object({
  taken: z.array(change.extend({ order })).max(2000),
  seen: z.array(seenFrom).max(10_000),
  refused: stamps,
});
export type Outcomes = z.infer<typeof outcomes>;

/** The forms that bundles carry as well. */
export const wire = {
  siteNumber,
  counting,
  hash,
  vector,
  change,
  seenFrom,
  batch,
  order,
  answer,
  hubStarts,
  pulledChange,
  receipts,
  stamps,
  outcomes,
};

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

const base = oc.errors(errors);
const token = z.string().min(20).max(100);
/** One file of one scan, named by the record of it. */
const scanFile = { token, scanId: identifier, part: z.enum(SCAN_PARTS) };
const piece = z.instanceof(Blob).refine(({ size }) => size <= PIECE_BYTES);

export const hubContract = {
  /** Makes a site known by a one-time code; the key is the public one with which it signs from now on. */
  enrol: base
    .input(
      z.object({
        code: z.string().min(8).max(100),
        siteNumber,
        publicKey: z.string().max(500),
        /** For which bundles to the site are sealed. */
        sealingKey: z.string().max(500),
      }),
    )
    /** `epoch`: the next that no installation of this site has used; one that has done nothing yet begins it. */
    .output(z.object({ hubId: z.string(), epoch: counting.default(1) })),
  /** A text to be signed by whoever says hello, so that nobody can say it twice. */
  challenge: base.output(z.object({ challenge: z.string() })),
  hello: base
    .input(
      z.object({
        protocol: counting,
        siteNumber,
        epoch: counting,
        schema: counting,
        challenge: z.string().max(100),
        /** Over `helloText`. */
        signature: z.string().max(200),
        /** For the town's overview; an older site tells nothing. */
        report: z
          .object({
            version: z
              .string()
              .max(40)
              .regex(/^[\w.+-]*$/),
            lastSeq: z.int().min(0),
            scansWaiting: z.int().min(0),
            clock: z.number(),
          })
          .optional(),
        /** The last start of the hub that the site knows; empty at first. */
        start: z.string().max(40),
      }),
    )
    .output(
      z.object({
        token,
        hubId: z.string(),
        hubEpoch: counting,
        /** The highest number given so far. */
        lastNumber: z.int().min(0),
        /** The starts of the hub, from the one on that the site named, or all when the hub does not know it. */
        starts: hubStarts,
        /** What the hub has of this epoch of the site, and its chain hash there. */
        lastSeq: z.int().min(0),
        chain: hash,
        /** How much more of it others brought back after a restored backup, and SHA-256 of the last of these changes. */
        broughtBack: z.object({ seq: counting, digest: hash }).nullable(),
        /** Changes when a centre got keys; what they are is asked for then. */
        keysVersion: z.int().min(0),
        /** Whether this is the town's site, which may ask how the centres stand. */
        isTown: z.boolean().default(false),
        /** The hub's clock, in milliseconds. */
        now: z.number(),
      }),
    ),
  push: base
    .input(z.object({ token, batch: packedBatch, signature: z.string().max(200), receipts }))
    /** A line for each command, as `answerLine` writes them. */
    .output(z.object({ answers: z.string() })),
  /** The keys of the hub and of all centres, for bundles; a site that has not given its own gives it. */
  keys: base.input(z.object({ token, sealingKey: publicKey })).output(townKeys),
  /** Of changes that were learned from another centre: those in scope that the hub has taken, and those it refused. */
  outcomes: base.input(z.object({ token, of: stamps })).output(outcomes),
  /** What became of changes that were pushed before. */
  answers: base
    .input(z.object({ token, afterSeq: z.int().min(0) }))
    .output(z.object({ answers: z.array(answer.extend({ digest: hash })) })),
  /**
   * An epoch of its own for an installation that is a copy, and after which number the work of the other one begins that
   * follows the last change both have.
   */
  newEpoch: base
    .input(z.object({ token, agreed: z.int().min(0) }))
    .output(z.object({ epoch: counting, cursor: z.int().min(0) })),
  /** What the hub has taken in of every site, by what the site had been given and the hub has lost. */
  taken: base.input(z.object({ token, lost: z.array(lostNumbers).max(1000) })).output(z.object({ vector })),
  /** Commands of other sites that the hub lost, with what it had said of them. */
  bringBack: base
    .input(
      z.object({
        token,
        commands: z
          .array(z.object({ changes: z.array(change).min(1), seen: vector, receipt }))
          .max(LARGEST_COMMAND.changes),
      }),
    )
    .output(z.object({ placed: z.int().min(0) })),
  /** Changes of other sites after a hub order, whole commands, as far as they are in the site's scope. */
  pull: base.input(z.object({ token, after: z.int().min(0) })).output(
    z.object({
      /** As `packPage` writes them. */
      lines: z.string(),
      seen: z.array(seenFrom),
      /** The hub order up to which everything in scope is now delivered. */
      cursor: z.int().min(0),
      /** What has been seen by whoever has everything up to the cursor. */
      vector,
      more: z.boolean(),
    }),
  ),
  /** For the town's site: when each centre was here last and what had not come by then. No personal data. */
  centres: base.input(z.object({ token })).output(centreContacts),
  /** How many bytes of own scans the hub has; null for what it knows no record of. */
  scanState: base.input(z.object({ token, scanIds: z.array(identifier).max(200) })).output(
    z.object({
      scans: z.array(
        z.object({ scanId: z.string(), page: z.int().nullable(), thumbnail: z.int().nullable() }),
      ),
    }),
  ),
  /** A piece of an own scan, in order. `have` says where to go on, also when the piece was not the next one. */
  putScan: base
    .input(
      z.object({
        ...scanFile,
        offset: z.int().min(0).max(LARGEST_SCAN),
        size: z.int().min(1).max(LARGEST_SCAN),
        piece,
      }),
    )
    .output(z.object({ outcome: z.enum(PIECE_OUTCOMES), have: z.int().min(0) })),
  /** A piece of a scan that this site may read; null with the reason. */
  getScan: base.input(z.object({ ...scanFile, offset: z.int().min(0).max(LARGEST_SCAN) })).output(
    z.object({
      outcome: z.enum(['piece', 'not-allowed', 'not-here']),
      size: z.int().min(0),
      piece: z.instanceof(Blob).nullable(),
    }),
  ),
};

/** The text signed by a site that says hello. */
export function helloText(hello: {
  hubId: string;
  siteNumber: string;
  epoch: number;
  challenge: string;
}): string {
  return JSON.stringify(['onewindow-hello-1', hello.hubId, hello.siteNumber, hello.epoch, hello.challenge]);
}
