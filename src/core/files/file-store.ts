import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PieceFile } from './piece-file.ts';
import { syncFolder, writeFileDurably } from './write-file-durably.ts';

const formatVersion = 1;
const nonceLength = 12;
const tagLength = 16;

/** The name a content is kept under. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Files outside the database (PDFs, scans), named by the SHA-256 of their content and encrypted with
 * AES-256-GCM under a key that only the encrypted database holds.
 * On disk: version byte, 12 bytes nonce, 16 bytes tag, ciphertext; the hash is authenticated with it.
 */
export class FileStore {
  private readonly folder: string;
  private readonly key: Buffer;

  /** @param key 32 bytes as hexadecimal digits */
  constructor(folder: string, key: string) {
    this.folder = folder;
    this.key = Buffer.from(key, 'hex');
  }

  /** Keeps the content and answers with its hash; content already kept is not written again. */
  put(content: Uint8Array): { sha256: string; size: number } {
    const sha256 = hashOf(content);
    const path = this.pathOf(sha256);
    if (!existsSync(path)) {
      if (mkdirSync(dirname(path), { recursive: true }) !== undefined) syncFolder(this.folder);
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(sha256));
      const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
      writeFileDurably(path, Buffer.concat([Buffer.of(formatVersion), nonce, cipher.getAuthTag(), sealed]));
    }
    return { sha256, size: content.length };
  }

  /** @throws when the file is missing, was changed on disk, or has the form of a later application */
  get(sha256: string): Buffer {
    return this.opened(sha256, readFileSync(this.pathOf(sha256)));
  }

  /** The same without holding anybody up while the disk is read. */
  async read(sha256: string): Promise<Buffer> {
    return this.opened(sha256, await readFile(this.pathOf(sha256)));
  }

  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256));
  }

  /** Bytes of the content, told from its length on the disk; null when it is not here. */
  sizeOf(sha256: string): number | null {
    const found = statSync(this.pathOf(sha256), { throwIfNoEntry: false });
    return found ? found.size - 1 - nonceLength - tagLength : null;
  }

  /** A file that comes from elsewhere piece by piece; it is no kept file before `takeIn`. */
  incoming(sha256: string, size: number): PieceFile {
    return new PieceFile({ path: join(this.folder, 'incoming', sha256), key: this.key, sha256, size });
  }

  /** Keeps a file that came whole. @returns false when what lies there is damaged; it is thrown away */
  async takeIn(sha256: string, incoming: PieceFile): Promise<boolean> {
    const content = await incoming.content();
    if (content) this.put(content);
    incoming.remove();
    return content !== null && this.has(sha256);
  }

  private opened(sha256: string, stored: Buffer): Buffer {
    if (stored[0] !== formatVersion) throw new Error(`The file ${sha256} has format ${stored[0]}`);
    const nonce = stored.subarray(1, 1 + nonceLength);
    const tag = stored.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
    // A file cut short must not pass with a shorter tag.
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagLength })
      .setAAD(Buffer.from(sha256))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(stored.subarray(1 + nonceLength + tagLength)), decipher.final()]);
  }

  /** Removes a file, and what a crash left of writing it. Whoever calls this has made sure that nobody refers to it. */
  remove(sha256: string): void {
    const path = this.pathOf(sha256);
    if (!existsSync(dirname(path))) return;
    for (const name of readdirSync(dirname(path))) {
      if (name.startsWith(sha256)) rmSync(join(dirname(path), name), { force: true });
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}
