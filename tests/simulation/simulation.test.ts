import { afterAll, expect, it } from 'vitest';
import { run } from './run.ts';
import { Folders } from './town.ts';

const folders = new Folders();
afterAll(() => folders.removeAll());

/** Small enough for every run of the tests; `npm run simulate` plays as many as one likes. */
const small = { sites: 3, ops: 90 };

it.each([1, 2])(
  'nothing is lost, nothing is overwritten in silence, all logs are equal: seed %i',
  async (seed) => {
    const { failure, changes, happened } = await run({ ...small, seed }, folders);
    expect(failure).toBeNull();
    expect(changes).toBeGreaterThan(400);
    expect(happened.answer).toBeGreaterThan(10);
  },
  60_000,
);

it.each([
  [13, 'clone'],
  [11, 'hub restored'],
])(
  'copies of a centre and a hub that went back lose nothing either: seed %i, with a %s',
  async (seed, what) => {
    const faults = ['clone', 'hub-restore', 'two-at-once', 'lose'] as const;
    const { failure, happened } = await run({ ...small, seed, faults }, folders);
    expect(failure).toBeNull();
    expect(happened[what]).toBeGreaterThan(0);
  },
  60_000,
);

it('a history that is gone on with from what was kept of it ends as one that was never stopped', async () => {
  const chapters = { ...small, ops: 90, checkEvery: 40, seed: 5 };
  const uninterrupted = await run(chapters, folders);
  expect(uninterrupted.failure).toBeNull();
  const keepIn = folders.make();
  await run({ ...chapters, keepIn }, folders);
  // What is in memory is of another history by then; what is left is the end of the last chapter but one.
  await run({ sites: 3, ops: 20, seed: 2 }, folders);
  const commands: number[] = [];
  const goneOnWith = await run(
    { ...chapters, keepIn, resume: true, progress: (command) => commands.push(command) },
    folders,
  );
  expect(commands[0]).toBe(81);
  expect(goneOnWith).toEqual(uninterrupted);
}, 60_000);

it('the same seed is the same history', async () => {
  const [one, other] = [await run({ ...small, seed: 9 }, folders), await run({ ...small, seed: 9 }, folders)];
  expect(other).toEqual(one);
}, 60_000);
