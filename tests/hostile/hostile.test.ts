import { expect, it } from 'vitest';
import { throwAll } from './run.ts';

it('nothing hostile gets through, and nothing of it fills the memory; npm run hostile throws as much as one likes', async () => {
  const { accepted, kinds, peakMegabytes, goodOnesAreTaken } = await throwAll(300, 1);
  expect(accepted).toEqual([]);
  expect(Object.keys(kinds).length).toBeGreaterThan(30);
  expect(goodOnesAreTaken).toBe(true);
  expect(peakMegabytes).toBeLessThan(256);
}, 240_000);
