import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/after-file.ts';
import { FileStore } from './file-store.ts';

const key = '0f'.repeat(32);
let folder: string;
let store: FileStore;
beforeEach(() => {
  folder = temporaryFolder();
  store = new FileStore(folder, key);
});

const content = Buffer.from('受理通知书 林秀英 440783198001150014');
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

describe('a kept file', () => {
  it('comes back as it was, under the hash of its content', () => {
    const { sha256, size } = store.put(content);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(size).toBe(content.length);
    expect(store.get(sha256).equals(content)).toBe(true);
  });

  it('may have any content, also none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(store.get(store.put(bytes).sha256).equals(bytes)).toBe(true);
      }),
    );
    expect(store.get(store.put(new Uint8Array()).sha256)).toHaveLength(0);
  });

  it('is written once, and leaves nothing else behind', () => {
    const { sha256 } = store.put(content);
    const before = readFileSync(pathOf(sha256));
    store.put(content);
    expect(readFileSync(pathOf(sha256)).equals(before)).toBe(true);
    expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
  });

  it('is not in clear on the disk', () => {
    const stored = readFileSync(pathOf(store.put(content).sha256));
    for (const text of ['林秀英', '440783198001150014', '受理']) expect(stored.includes(text)).toBe(false);
  });

  it('is refused when any byte of it was changed', () => {
    const { sha256 } = store.put(content);
    const stored = readFileSync(pathOf(sha256));
    for (let at = 1; at < stored.length; at += 1) {
      const changed = Buffer.from(stored);
      changed[at] = (changed[at] as number) ^ 1;
      writeFileSync(pathOf(sha256), changed);
      expect(() => store.get(sha256), `byte ${at}`).toThrow();
    }
  });

  it('is refused when its end is missing, wherever it was cut', () => {
    for (const bytes of [content, new Uint8Array()]) {
      const { sha256 } = store.put(bytes);
      const { length } = readFileSync(pathOf(sha256));
      for (let size = length - 1; size >= 0; size -= 1) {
        truncateSync(pathOf(sha256), size);
        expect(() => store.get(sha256), `${size} of ${length} bytes`).toThrow();
      }
    }
  });

  it('is refused under the name of another file', () => {
    const [first, second] = [store.put(content), store.put(Buffer.from('other'))];
    writeFileSync(pathOf(second.sha256), readFileSync(pathOf(first.sha256)));
    expect(() => store.get(second.sha256)).toThrow();
  });

  it('is refused with the key of another site, and when it is missing', () => {
    const { sha256 } = store.put(content);
    expect(() => new FileStore(folder, 'f0'.repeat(32)).get(sha256)).toThrow();
    rmSync(pathOf(sha256));
    expect(() => store.get(sha256)).toThrow(/ENOENT/);
  });

  it('is gone with what a crash left of it once it is removed, and nothing else is', () => {
    const [first, second] = [store.put(content), store.put(Buffer.from('other'))];
    writeFileSync(`${pathOf(first.sha256)}.4711.tmp`, 'half');
    store.remove(first.sha256);
    expect(readdirSync(join(folder, first.sha256.slice(0, 2)))).toEqual([]);
    expect(store.get(second.sha256).toString()).toBe('other');
    expect(() => store.remove('ab'.repeat(32))).not.toThrow();
  });

  it('is refused in a form of a later application', () => {
    const { sha256 } = store.put(content);
    const stored = readFileSync(pathOf(sha256));
    stored[0] = 2;
    writeFileSync(pathOf(sha256), stored);
    expect(() => store.get(sha256)).toThrow(/format 2/);
  });
});
