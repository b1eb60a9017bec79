import type { HubSession } from '../sessions.ts';
import { type FilesPlace, fileState } from './calls.ts';
import { recordFile } from './known-files.ts';

/** How many bytes of own scans the hub has, as a site asks that is older than recordings; null for what it knows no record of. */
export async function scanState(place: FilesPlace, session: HubSession, scanIds: readonly string[]) {
  const bytesOf = async (scanId: string, part: 'page' | 'thumbnail'): Promise<number | null> => {
    const known = await recordFile(place.database, scanId, part);
    if (!known) return null;
    const { sha256, size } = known;
    // A small picture is one piece, of which such a site does not say the size: it is there or not.
    const there = await place.files.fileOf(known.place, sha256, size ?? 1).wholeSize();
    const { have } = await fileState(place, session, [
      { recordId: scanId, part, sha256, size: size ?? there ?? 1 },
    ]);
    return have[0] ?? null;
  };
  const scans = [];
  for (const scanId of scanIds) {
    const [page, thumbnail] = [await bytesOf(scanId, 'page'), await bytesOf(scanId, 'thumbnail')];
    scans.push({ scanId, page, thumbnail });
  }
  return { scans };
}
