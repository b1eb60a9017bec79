import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';

/** For whom a bundle is: `hub`, or a centre's number. */
const recipient = z.union([z.literal('hub'), z.string().regex(/^\d{2}$/)]);

export const bundleRecipient = z.object({ to: recipient, name: z.string() });
export type BundleRecipient = z.infer<typeof bundleRecipient>;

export const bundlePreview = z.object({
  to: recipient,
  /** How many records it would hold, by commands. */
  records: z.number().int(),
  /** The same, by what was done. */
  kinds: z.array(z.object({ title: z.string(), count: z.number().int() })),
  /** How many of them lie on a stick already, and have not been answered since. */
  exportedBefore: z.number().int(),
  exportedAt: z.string().nullable(),
});
export type BundlePreview = z.infer<typeof bundlePreview>;

const exported = z.object({
  /** Where it lies; null when the clerk cancelled the dialog. */
  path: z.string().nullable(),
  records: z.number().int(),
  /** Whether more waits than fits into one bundle. */
  more: z.boolean(),
});

export const importedBundle = z.object({
  from: recipient,
  fromName: z.string(),
  confirmed: z.number().int(),
  refused: z.number().int(),
  received: z.number().int(),
  parked: z.number().int(),
  setAside: z.number().int(),
});
export type ImportedBundle = z.infer<typeof importedBundle>;

/** What a bundle for this site says of itself. */
export const inspectedBundle = z.object({
  from: recipient,
  fromName: z.string(),
  madeAt: z.string(),
  records: z.number().int(),
  answers: z.number().int(),
});
export type InspectedBundle = z.infer<typeof inspectedBundle>;

/** A third more than the largest bundle, for base64. */
const largestContent = 43_000_000;

const base = oc.errors(contractErrors);

export const bundles = {
  recipients: base.output(z.array(bundleRecipient)),
  preview: base.input(z.object({ to: recipient })).output(bundlePreview),
  /** Makes the bundle, asks where it is to lie, and writes it there. */
  export: base.input(z.object({ to: recipient })).output(exported),
  /** Looks into a bundle, and takes nothing in. */
  inspect: base.input(z.object({ content: z.base64().max(largestContent) })).output(inspectedBundle),
  import: base.input(z.object({ content: z.base64().max(largestContent) })).output(importedBundle),
};
