import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PIECE_BYTES, pieceCount } from '#shared/sync/file-pieces.ts';
import { syncFolder } from './write-file-durably.ts';

const nonceLength = 12;
const tagLength = 16;
const frameLength = nonceLength + tagLength + PIECE_BYTES;

/** What a file is, that travels in pieces. */
export interface PieceFileOptions {
  /** Where it lies once it is whole; until then its name ends in `.part`. */
  path: string;
  /** 32 bytes. */
  key: Buffer;
  sha256: string;
  /** Bytes of the content. */
  size: number;
}

/**
 * A file that arrives in pieces: each is sealed with AES-256-GCM in a frame of its own, bound to the file's hash and to its
 * place. How much is here is read from the file itself, so that it can be cut off anywhere: a frame torn by a crash does
 * not open and counts as not there. Only when all is here and has the right hash does the file get its name.
 */
export class PieceFile {
  private readonly options: PieceFileOptions;

  constructor(options: PieceFileOptions) {
    this.options = options;
  }

  private get part(): string {
    return `${this.options.path}.part`;
  }

  async isWhole(): Promise<boolean> {
    return (await stat(this.options.path).catch(() => null)) !== null;
  }

  /** Bytes of the content of a whole file, told from its length on the disk; null when it is not whole. */
  async wholeSize(): Promise<number | null> {
    const found = await stat(this.options.path).catch(() => null);
    if (!found) return null;
    return found.size - Math.ceil(found.size / frameLength) * (nonceLength + tagLength);
  }

  /** Bytes of the content that are here, from its beginning. */
  async received(): Promise<number> {
    const { size } = this.options;
    if (await this.isWhole()) return size;
    const handle = await open(this.part, 'r').catch(() => null);
    if (!handle) return 0;
    try {
      const { size: length } = await handle.stat();
      let pieces = Math.min(Math.ceil(length / frameLength), pieceCount(size));
      while (pieces > 0 && !(await this.readFrame(handle, pieces - 1))) pieces -= 1;
      return Math.min(pieces * PIECE_BYTES, size);
    } finally {
      await handle.close();
    }
  }

  /** Keeps the piece that begins at an offset; written twice is written once. */
  async write(offset: number, piece: Uint8Array): Promise<void> {
    mkdirSync(dirname(this.part), { recursive: true, mode: 0o700 });
    const at = offset / PIECE_BYTES;
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.options.key, nonce).setAAD(this.bound(at));
    const sealed = Buffer.concat([cipher.update(piece), cipher.final()]);
    const handle = await open(this.part, 'r+').catch(() => open(this.part, 'w+', 0o600));
    try {
      const frame = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
      for (let written = 0; written < frame.length; ) {
        const { bytesWritten } = await handle.write(
          frame,
          written,
          frame.length - written,
          at * frameLength + written,
        );
        written += bytesWritten;
      }
    } finally {
      await handle.close();
    }
  }

  /** The piece that begins at an offset of a whole file. @throws when it was changed on the disk */
  async read(offset: number): Promise<Buffer> {
    const handle = await open(this.options.path, 'r');
    try {
      const piece = await this.readFrame(handle, offset / PIECE_BYTES);
      if (!piece) throw new Error(`A piece of ${this.options.sha256} is damaged`);
      return piece;
    } finally {
      await handle.close();
    }
  }

  /** All of a whole file; null when it was changed on the disk. */
  async content(): Promise<Buffer | null> {
    const { size } = this.options;
    const pieces: Buffer[] = [];
    for (let offset = 0; offset < size; offset += PIECE_BYTES) {
      const piece = await this.read(offset).catch(() => null);
      if (!piece) return null;
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  /**
   * Names the file once all of it is here.
   * @returns false when the hash is another: nothing of it is kept then
   */
  async finish(): Promise<boolean> {
    const { size, sha256, path } = this.options;
    const digest = createHash('sha256');
    const handle = await open(this.part, 'r+');
    let right = true;
    try {
      for (let at = 0; right && at < pieceCount(size); at += 1) {
        const piece = await this.readFrame(handle, at);
        if (piece) digest.update(piece);
        else right = false;
      }
      right = right && digest.digest('hex') === sha256;
      if (right) {
        await handle.truncate(size + pieceCount(size) * (nonceLength + tagLength));
        await handle.datasync();
      }
    } finally {
      await handle.close();
    }
    if (!right) rmSync(this.part, { force: true });
    else {
      await rename(this.part, path);
      syncFolder(dirname(path));
    }
    return right;
  }

  /** Takes all of it away, also what is not whole yet. */
  remove(): void {
    rmSync(this.part, { force: true });
    rmSync(this.options.path, { force: true });
  }

  /** Null where the frame is not there or does not open. */
  private async readFrame(handle: FileHandle, at: number): Promise<Buffer | null> {
    const length = Math.min(PIECE_BYTES, this.options.size - at * PIECE_BYTES) + nonceLength + tagLength;
    const frame = Buffer.alloc(length);
    const { bytesRead } = await handle.read(frame, 0, length, at * frameLength);
    if (bytesRead < length) return null;
    const nonce = frame.subarray(0, nonceLength);
    const tag = frame.subarray(nonceLength, nonceLength + tagLength);
    const decipher = createDecipheriv('aes-256-gcm', this.options.key, nonce, { authTagLength: tagLength })
      .setAAD(this.bound(at))
      .setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(frame.subarray(nonceLength + tagLength)), decipher.final()]);
    } catch {
      return null;
    }
  }

  private bound(at: number): Buffer {
    return Buffer.from(`onewindow-piece-1 ${this.options.sha256} ${at}`);
  }
}
