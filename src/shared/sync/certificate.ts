import { z } from 'zod';

/** A public key in PEM. */
export const publicKey = z.string().min(50).max(500);
export const signature = z.string().min(20).max(200);

/** What the hub says of a centre's keys; the highest serial counts. */
export const certificate = z.strictObject({
  siteNumber: z.string().regex(/^\d{2}$/),
  /** Counts the machines that were this centre's. */
  serial: z.int().min(1),
  /** Ed25519. */
  signingKey: publicKey,
  /** X25519. */
  sealingKey: publicKey,
  /** The hub's, over `certificateText`. */
  signature,
});
export type Certificate = z.infer<typeof certificate>;

export const certificates = z.array(certificate).max(1000);

/** What the hub tells of keys: its own public ones, and everybody's. */
export const townKeys = z.object({
  signingKey: publicKey,
  sealingKey: publicKey,
  /** The number of the town's own centre, which gets everything. */
  townSite: z.string().regex(/^\d{2}$/),
  version: z.int().min(0),
  certificates,
});
export type TownKeys = z.infer<typeof townKeys>;

/** The text that the hub signs. */
export function certificateText(
  hubId: string,
  { siteNumber, serial, signingKey, sealingKey }: Omit<Certificate, 'signature'>,
): string {
  return JSON.stringify(['onewindow-certificate-1', hubId, siteNumber, serial, signingKey, sealingKey]);
}
