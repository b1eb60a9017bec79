import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './after-file.ts';
import { clearTextIn } from './clear-text.ts';

it('sees a name in a file of any folder, in every way that Windows and SQLite write text', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deep'));
  const text = '林秀英';
  writeFileSync(join(folder, 'a'), `x${text}`);
  writeFileSync(join(folder, 'b'), Buffer.from(`x${text}`, 'utf16le'));
  writeFileSync(join(folder, 'deep', 'c'), Buffer.from(`x${text}`, 'utf16le').swap16());
  writeFileSync(join(folder, 'd'), '林秀');
  expect(clearTextIn(folder, [text]).sort()).toEqual([`a: ${text}`, `b: ${text}`, `c: ${text}`]);
});
