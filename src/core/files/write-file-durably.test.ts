import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/after-file.ts';
import { writeFileDurably } from './write-file-durably.ts';

describe('writeFileDurably', () => {
  it('writes text and bytes whole, for the owner alone, and leaves no other file', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'key.json');
    writeFileDurably(file, '钥匙');
    expect(readFileSync(file, 'utf8')).toBe('钥匙');
    const bytes = new Uint8Array(3_000_000).fill(7);
    writeFileDurably(file, bytes);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['key.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file when the new one cannot take its place', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'occupied');
    mkdirSync(file);
    writeFileSync(join(file, 'inside'), 'old');
    expect(() => writeFileDurably(file, 'new')).toThrow();
    expect(readFileSync(join(file, 'inside'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['occupied']);
  });
});
