import {
  aboutHub,
  aboutNeighbour,
  aboutSite,
  type BundleKind,
  batchPart,
  hubPart,
  kindOf,
  ownChangesPart,
} from '#shared/sync/bundle.ts';
import type { Change } from '#shared/sync/change.ts';
import { BundleRefused } from './bundle-refused.ts';
import { type BundleReader, openParts, readSigned } from './read-bundle.ts';

/** What can be told of a bundle without taking anything in. */
export interface InspectedBundle {
  kind: BundleKind;
  /** `hub`, or a centre's number. */
  from: string;
  to: string;
  bytes: number;
  /** What only its recipient can see. */
  inside: { madeAt: string; records: number; answers: number } | null;
}

/** @throws BundleRefused as when it would be taken in, but for a bundle that is for somebody else */
export function inspectBundle(bytes: Buffer, reader: BundleReader): InspectedBundle {
  const signed = readSigned(bytes, reader);
  const { from, to } = signed.header;
  const kind = kindOf(signed.header);
  const outside = { kind, from, to, bytes: bytes.length };
  if (to !== reader.name) return { ...outside, inside: null };
  const parts = openParts(signed, reader);
  const about = parts.next(
    { 'to-hub': aboutSite, 'to-site': aboutHub, 'between-sites': aboutNeighbour }[kind],
  );
  if (!about) throw new BundleRefused('wrong-content');
  const records = new Set<string>();
  let answers = 0;
  const count = (changes: readonly Change[]) => {
    for (const { commandId } of changes) records.add(commandId);
  };
  for (;;) {
    if (kind === 'to-hub') {
      const part = parts.next(batchPart);
      if (!part) break;
      count(part.batch.changes);
    } else if (kind === 'between-sites') {
      const part = parts.next(ownChangesPart);
      if (!part) break;
      count(part.changes);
    } else {
      const part = parts.next(hubPart);
      if (!part) break;
      if ('answers' in part) answers += part.answers.length;
      else count('outcomes' in part ? part.outcomes.taken : part.changes);
    }
  }
  const madeAt = new Date(about.madeAt).toISOString();
  return { ...outside, inside: { madeAt, records: records.size, answers } };
}
