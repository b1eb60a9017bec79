import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { PIECE_BYTES } from '#shared/sync/file-pieces.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { PieceFile } from './piece-file.ts';

const key = randomBytes(32);
const content = randomBytes(2 * PIECE_BYTES + 5000);
const sha256 = createHash('sha256').update(content).digest('hex');
let path: string;
let file: PieceFile;
beforeEach(() => {
  path = join(temporaryFolder(), 'incoming', sha256);
  file = new PieceFile({ path, key, sha256, size: content.length });
});

const pieceAt = (offset: number) => content.subarray(offset, offset + PIECE_BYTES);
async function goOn(): Promise<void> {
  for (;;) {
    const have = await file.received();
    if (have === content.length) return;
    await file.write(have, pieceAt(have));
  }
}

describe('a file that arrives in pieces', () => {
  it('has its name only when all of it is there and right, and reads back piece by piece', async () => {
    expect(await file.received()).toBe(0);
    await file.write(0, pieceAt(0));
    expect([await file.received(), await file.isWhole(), await file.wholeSize()]).toEqual([
      PIECE_BYTES,
      false,
      null,
    ]);
    await goOn();
    expect(existsSync(path)).toBe(false);
    expect(await file.finish()).toBe(true);
    expect([await file.isWhole(), await file.wholeSize()]).toEqual([true, content.length]);
    expect((await file.read(PIECE_BYTES)).equals(pieceAt(PIECE_BYTES))).toBe(true);
    expect((await file.content())?.equals(content)).toBe(true);
    expect(readFileSync(path).includes(content.subarray(100, 200))).toBe(false);
  });

  it('goes on from the last whole piece wherever it was cut off', async () => {
    await goOn();
    const whole = readFileSync(`${path}.part`);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(200), async (length, zeros) => {
        // What a power cut leaves: a shorter file, or one whose end was never written.
        writeFileSync(`${path}.part`, Buffer.concat([whole.subarray(0, length), Buffer.alloc(zeros)]));
        const have = await file.received();
        expect(have).toBeLessThanOrEqual(length);
        if (zeros === 0) expect(have).toBeGreaterThan(length - PIECE_BYTES - 100);
        await goOn();
        expect(await file.finish()).toBe(true);
        expect((await file.content())?.equals(content)).toBe(true);
        file.remove();
      }),
      { numRuns: 40 },
    );
  });

  it('of another content is thrown away', async () => {
    await goOn();
    await file.write(PIECE_BYTES, Buffer.alloc(PIECE_BYTES, 1));
    expect(await file.finish()).toBe(false);
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });

  it('is not taken for whole when pieces changed places, or belong to another file', async () => {
    await goOn();
    const bytes = readFileSync(`${path}.part`);
    const frame = bytes.length - 5000 - 28;
    const [first, second] = [bytes.subarray(0, frame / 2), bytes.subarray(frame / 2, frame)];
    writeFileSync(`${path}.part`, Buffer.concat([second, first, bytes.subarray(frame)]));
    expect(await file.finish()).toBe(false);
    await goOn();
    const other = new PieceFile({ path, key, sha256: '0'.repeat(64), size: content.length });
    expect(await other.received()).toBe(0);
  });

  it('that was changed on the disk is not handed out', async () => {
    await goOn();
    await file.finish();
    const bytes = readFileSync(path);
    bytes[40] = (bytes[40] as number) ^ 1;
    writeFileSync(path, bytes);
    await expect(file.read(0)).rejects.toThrow('damaged');
    expect(await file.content()).toBe(null);
  });
});
