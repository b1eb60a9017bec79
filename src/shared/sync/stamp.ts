/**
 * Where a change stands in the whole system: the site that made it, the site's epoch (a restored or cloned
 * installation gets a new one) and its number in that epoch, counted from 1 without gaps.
 * The stamp of the last change of an entity is the entity's version.
 */
export interface ChangeStamp {
  siteNumber: string;
  epoch: number;
  seq: number;
}

/** `13.1.57`: the written form, used as version and base version. */
export function formatStamp({ siteNumber, epoch, seq }: ChangeStamp): string {
  return `${siteNumber}.${epoch}.${seq}`;
}

/** Reads the written form; null for anything else. */
export function parseStamp(text: string): ChangeStamp | null {
  const match = /^(\d{2})\.(\d+)\.(\d+)$/.exec(text);
  if (!match) return null;
  return { siteNumber: match[1] as string, epoch: Number(match[2]), seq: Number(match[3]) };
}
