import { z } from 'zod';
import { REFUSALS } from './answers.ts';
import { LARGEST_COMMAND } from './batch.ts';
import { centreContacts } from './centre-contacts.ts';
import { publicKey, townKeys } from './certificate.ts';
import { fileCalls } from './file-calls.ts';
import { base, hasNoZero, identifier, token } from './hub-base.ts';
import { unpackChanges } from './packed-batch.ts';

/** The protocol a site and its hub speak; not a part of what windows may ask. */
export const PROTOCOL_VERSION = 2;

const siteNumber = z.string().regex(/^\d{2}$/);
const counting = z.int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** By epochs of sites, and by commands. */
const vector = z.record(z.string().regex(/^(?:\d{2}\.\d{1,9}|#\P{Cc}{1,500})$/u), z.int().min(0));

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

/**
 * What became of changes that one site learned from another, or with a place of a time that the hub lost: taken, with their orders,
 * refused, or here and none of the site's business.
 */
const outcomes = z.object({
  taken: z.array(change.extend({ order })).max(2000),
  seen: z.array(seenFrom).max(10_000),
  refused: stamps,
  outOfScope: stamps.default([]),
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

export const hubContract = {
  /** Makes a site known by a one-time code; the key is the public one with which it signs from now on. */
  enrol: base
    .input(
      z.object({
        code: z.string().min(8).max(100),
        siteNumber,
        /** What enrols: a centre, or the hub of a town that is to show this one its figures. Older sites are centres. */
        kind: z.enum(['centre', 'hub']).default('centre'),
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
        /** Whether it takes the files of any record; an older hub knows those of scans, by calls that nobody makes any more. */
        takesFiles: z.boolean().default(false),
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
  ...fileCalls,
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
