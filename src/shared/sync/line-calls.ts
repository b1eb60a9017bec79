import { z } from 'zod';
import { LARGEST_COMMAND } from './batch.ts';
import { LINES_OF_CHANGE } from './change-lines.ts';
import type { HubErrorCode } from './hub-base.ts';
import { wire } from './hub-contract.ts';

/**
 * Push and pull carry most of what travels, so their bodies are no values of JSON: a line of JSON says what they are, and
 * after it come the lines of changes or answers as bytes, which nobody has to make a text of to pass on, check or pack.
 */
export type LineCall = 'push' | 'pull';

/** Before the name of such a call in its address. */
export const LINES_PATH = '/lines/';

const token = z.string().min(20).max(100);

/** Says all of a batch but its changes. */
export const pushHead = z.object({
  token,
  siteNumber: wire.siteNumber,
  epoch: wire.counting,
  firstSeq: wire.counting,
  seen: z.array(wire.seenFrom).max(2000),
  previousChain: wire.hash,
  chain: wire.hash,
  signature: z.string().max(200),
  receipts: wire.receipts,
});
export type PushHead = z.output<typeof pushHead>;

export const pullHead = z.object({
  token,
  after: z.int().min(0),
  /** Fewer changes than a page has, for who has little time; a larger command comes whole. */
  most: z.int().min(1).optional(),
});
export type PullHead = z.output<typeof pullHead>;

/** What a hub says of a page before its lines. */
export const pageHead = z.object({
  seen: z.array(wire.seenFrom),
  cursor: z.int().min(0),
  vector: wire.vector,
  more: z.boolean(),
});
export type PageHead = z.output<typeof pageHead>;

/** How a refusal goes over the wire. */
export interface LineRefusal {
  code: HubErrorCode | 'BAD_REQUEST';
  data?: unknown;
}

const lineBreak = 10;
/** Of a change, the fields are the last line. */
const linesBeforeFields = LINES_OF_CHANGE - 1;
/** Control characters end here; none but line breaks may stand between and in lines. */
const space = 32;

/**
 * Where the changes lie in bytes of lines: for each where it begins, where its fields begin, and where it ends. Null for
 * what is not lines of changes, or too many.
 */
export function placesOfChanges(bytes: Uint8Array, most: number = LARGEST_COMMAND.changes): number[] | null {
  const { length } = bytes;
  const places: number[] = [];
  let [begin, fields, line] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= space) continue;
    if (byte !== lineBreak) return null;
    line += 1;
    if (line === linesBeforeFields) fields = at + 1;
    else if (line === LINES_OF_CHANGE) {
      places.push(begin, fields, at);
      if (places.length >= 3 * most) return null;
      begin = at + 1;
      line = 0;
    }
  }
  if (line !== linesBeforeFields) return null;
  places.push(begin, fields, length);
  return places;
}
