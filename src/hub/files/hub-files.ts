import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { PieceFile } from '#core/files/piece-file.ts';

/** Where the files of some records lie in the hub's folder. */
export type FilePlace = `scans/${string}` | typeof RECORDINGS;
/** What any centre may hear lies together, whoever sent it. */
export const RECORDINGS = 'recordings/town';
/**
 * Scans lie apart by the centre that sent them: who names a hash in a record of its own gets nothing by that which it did not
 * send.
 */
export const scansOf = (siteNumber: string): FilePlace => `scans/${siteNumber}`;

/** The files of records at the hub. Encrypted under a key made of the hub's own. */
export class HubFiles {
  private readonly folder: string;
  private readonly key: Buffer;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(folder: string, hubKey: string) {
    this.folder = folder;
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(hubKey, 'hex'), '', 'onewindow-hub-scans', 32));
  }

  fileOf(place: FilePlace, sha256: string, size: number): PieceFile {
    const path = join(this.folder, place, sha256.slice(0, 2), sha256);
    return new PieceFile({ path, key: this.key, sha256, size });
  }

  /**
   * Lets those who write one file do so one after the other: a centre that was killed comes again while its last piece is
   * still being written.
   */
  inTurn<Result>(place: FilePlace, sha256: string, work: () => Promise<Result>): Promise<Result> {
    const name = `${place}/${sha256}`;
    const turn = (this.turns.get(name) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => {})
      .finally(() => {
        if (this.turns.get(name) === ended) this.turns.delete(name);
      });
    this.turns.set(name, ended);
    return turn;
  }

  remove(place: FilePlace, sha256: string): void {
    this.fileOf(place, sha256, 0).remove();
  }
}
