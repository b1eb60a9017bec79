import { expect, it } from 'vitest';
import { ow, owProcess, seededFolder } from './testing/command-line.ts';

it('as a process it answers to the same streams with the same status', async () => {
  for (const words of [
    ['help'],
    ['due', '--help'],
    ['help', '--json'],
    ['sow'],
    ['sow', '--json'],
    ['check-id', 'x'],
  ])
    expect(await owProcess(...words)).toEqual(await ow(...words));
});

it('a long answer comes out of a pipe whole', async () => {
  const folder = await seededFolder(1, 1);
  const { status, stdout } = await owProcess('catalogue', 'list', '--data', folder, '--json');
  expect(status).toBe(0);
  // More than a pipe holds at once.
  expect(stdout.length).toBeGreaterThan(2 ** 16);
  expect(stdout).toBe((await ow('catalogue', 'list', '--data', folder, '--json')).stdout);
});
