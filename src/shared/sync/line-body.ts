import type { ChangeStamp } from './stamp.ts';

const lineBreak = 10;

/** A body of a line call: what it is, as a line of JSON that says how long the rest is, and the rest. */
export function lineBody(head: object, rest: Uint8Array): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify({ ...head, length: rest.length })}\n`);
  const body = new Uint8Array(line.length + rest.length);
  body.set(line);
  body.set(rest, line.length);
  return body;
}

/** The two parts of such a body; null for what is none, or not all of one. @param parse throws what it cannot read */
export function readLineBody<Bytes extends Uint8Array>(
  body: Bytes,
  parse: (head: Bytes) => unknown = (head) => JSON.parse(new TextDecoder().decode(head)),
): { head: unknown; rest: Bytes } | null {
  const end = body.indexOf(lineBreak);
  if (end < 0) return null;
  try {
    const head = parse(body.subarray(0, end) as Bytes) as { length?: unknown } | null;
    const rest = body.subarray(end + 1) as Bytes;
    return head?.length === rest.length ? { head, rest } : null;
  } catch {
    return null;
  }
}

/** Longer than most changes are. */
let room = new Uint8Array(65_536);

/**
 * The digests of changes by their lines, as `digestOfChange` makes them of values.
 * @param places as `placesOfChanges` finds them
 * @param sha256 of bytes, as 64 hexadecimal digits
 */
export function digestsOfLines(
  lines: Uint8Array,
  places: readonly number[],
  count: number,
  { siteNumber, epoch, seq: firstSeq }: ChangeStamp,
  sha256: (bytes: Uint8Array) => string,
): string[] {
  const digests: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const begin = places[3 * at] as number;
    const end = places[3 * at + 2] as number;
    const stamp = `${siteNumber}\n${epoch}\n${firstSeq + at}\n`;
    const length = stamp.length + end - begin;
    if (room.length < length) room = new Uint8Array(2 * length);
    // Digits and line breaks, of one byte each.
    for (let each = 0; each < stamp.length; each += 1) room[each] = stamp.charCodeAt(each);
    room.set(lines.subarray(begin, end), stamp.length);
    digests.push(sha256(room.subarray(0, length)));
  }
  return digests;
}
