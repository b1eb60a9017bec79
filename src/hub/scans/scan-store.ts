import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { PieceFile } from '#core/files/piece-file.ts';

/**
 * The files of scans at the hub, apart by the centre that sent them: who names a hash in a record of its own gets nothing
 * by that which it did not send. Encrypted under a key made of the hub's own.
 */
export class ScanStore {
  private readonly folder: string;
  private readonly key: Buffer;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(folder: string, hubKey: string) {
    this.folder = join(folder, 'scans');
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(hubKey, 'hex'), '', 'onewindow-hub-scans', 32));
  }

  fileOf(siteNumber: string, sha256: string, size: number): PieceFile {
    const path = join(this.folder, siteNumber, sha256.slice(0, 2), sha256);
    return new PieceFile({ path, key: this.key, sha256, size });
  }

  /**
   * Lets those who write one file do so one after the other: a centre that was killed comes again while its last piece is
   * still being written.
   */
  inTurn<Result>(siteNumber: string, sha256: string, work: () => Promise<Result>): Promise<Result> {
    const name = `${siteNumber}/${sha256}`;
    const turn = (this.turns.get(name) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => {})
      .finally(() => {
        if (this.turns.get(name) === ended) this.turns.delete(name);
      });
    this.turns.set(name, ended);
    return turn;
  }

  remove(siteNumber: string, sha256: string): void {
    this.fileOf(siteNumber, sha256, 0).remove();
  }
}
