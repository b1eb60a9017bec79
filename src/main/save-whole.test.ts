import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { saveWhole } from './save-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'onewindow-save-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a saved file is there whole, and takes the place of an older one', async () => {
  const path = join(folder, 'a.owb');
  await saveWhole(path, Buffer.from('first, and longer'));
  await saveWhole(path, Buffer.from('second'));
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['a.owb']);
});

it('what cannot be written leaves nothing behind, and says so', async () => {
  await expect(saveWhole(join(folder, 'pulled out', 'a.owb'), Buffer.from('x'))).rejects.toThrow();
  mkdirSync(join(folder, 'b.owb'));
  await expect(saveWhole(join(folder, 'b.owb'), Buffer.from('x'))).rejects.toThrow();
  expect(readdirSync(folder).sort()).toEqual(['a.owb', 'b.owb']);
});
