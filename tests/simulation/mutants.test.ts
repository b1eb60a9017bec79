import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';

const project = resolve(import.meta.dirname, '../..');

it.each(mutants)('can still be broken: $name', ({ file, find, put }) => {
  const text = readFileSync(join(project, file), 'utf8');
  expect(text.split(find)).toHaveLength(2);
  expect(put).not.toBe(find);
});
