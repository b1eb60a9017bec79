import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/after-file.ts';
import { faultOf } from '../testing/fault.ts';
import { generateKey, readDemoKey, readKeyFile, writeKeyFile } from './key-file.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
const keyFile = () => join(folder, 'key.json');

describe('the key file', () => {
  it('is read as it was written, and only its owner can read it', () => {
    const demo = { kind: 'demo', key: generateKey() } as const;
    writeKeyFile(folder, demo);
    expect(readKeyFile(folder)).toEqual(demo);
    expect(readDemoKey(folder)).toBe(demo.key);
    if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o077).toBe(0);
  });

  it('holds the key of real people only as the key store wrapped it', () => {
    const wrapped = { kind: 'system', wrappedKey: Buffer.from('wrapped').toString('base64') } as const;
    writeKeyFile(folder, wrapped);
    expect(readKeyFile(folder)).toEqual(wrapped);
    expect(faultOf(() => readDemoKey(folder)).code).toBe('key-in-system-store');
  });

  it('is missed only where there is a database', () => {
    expect(faultOf(() => readKeyFile(folder)).code).toBe('no-data');
    writeFileSync(join(folder, 'onewindow.db'), '');
    expect(faultOf(() => readKeyFile(folder)).code).toBe('key-missing');
  });

  it.each([
    '',
    '{',
    'null',
    '{"kind":"demo"}',
    '{"kind":"demo","key":"short"}',
    '{"kind":"other","key":"x"}',
  ])('is unreadable as %j', (text) => {
    writeFileSync(keyFile(), text);
    expect(faultOf(() => readKeyFile(folder)).code).toBe('key-unreadable');
  });

  it('replaces the file before it as a whole', () => {
    writeKeyFile(folder, { kind: 'demo', key: generateKey() });
    const second = { kind: 'demo', key: generateKey() } as const;
    writeKeyFile(folder, second);
    expect(JSON.parse(readFileSync(keyFile(), 'utf8'))).toEqual(second);
    rmSync(keyFile());
    expect(faultOf(() => readKeyFile(folder)).code).toBe('no-data');
  });

  it('has 256 random bits', () => {
    const keys = Array.from({ length: 100 }, generateKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
