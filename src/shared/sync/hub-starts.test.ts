import { describe, expect, it } from 'vitest';
import { agreedNumber, type HubStart, joinedStarts, lostNumbers, sureNumbers } from './hub-starts.ts';

const start = (id: string, epoch: number, after: number): HubStart => ({ id, epoch, after });

describe('how far a site and its hub have the same history', () => {
  it('is as far as the site is, while the hub only starts anew', () => {
    const known = [start('a', 1, 0)];
    expect(agreedNumber(known, [start('a', 1, 0), start('b', 2, 900)], 500, 950)).toBe(500);
    expect(agreedNumber([], [start('a', 1, 0)], 0, 950)).toBe(0);
  });

  it('is where the backup was taken, whatever was given since on either side', () => {
    const known = [start('a', 1, 0), start('b', 2, 400), start('c', 3, 450)];
    expect(agreedNumber(known, [start('a', 1, 0), start('x', 9, 300)], 500, 700)).toBe(300);
    expect(agreedNumber(known, [start('a', 1, 0), start('b', 2, 400), start('x', 9, 430)], 500, 700)).toBe(
      430,
    );
    expect(agreedNumber(known.slice(0, 1), [start('a', 1, 0)], 500, 300)).toBe(300);
  });

  it('is nothing when they have no start in common', () => {
    expect(agreedNumber([start('a', 1, 0)], [start('x', 9, 0)], 500, 700)).toBe(0);
  });
});

it('a place is sure within the starts that both know, and in no other epoch', () => {
  const known = [start('a', 1, 0), start('b', 2, 400), start('c', 3, 450)];
  expect([...sureNumbers(known, 430)]).toEqual([
    [1, 400],
    [2, 430],
  ]);
  expect([...sureNumbers(known, 500)]).toEqual([
    [1, 400],
    [2, 450],
    [3, 500],
  ]);
  expect([...sureNumbers(known, 0)]).toEqual([]);
});

describe('what a hub lost', () => {
  it('is told start by start', () => {
    const known = [start('a', 1, 0), start('b', 2, 400), start('c', 3, 450)];
    expect(lostNumbers(known, 300, 500)).toEqual([
      { epoch: 1, after: 300, upTo: 400 },
      { epoch: 2, after: 400, upTo: 450 },
      { epoch: 3, after: 450, upTo: 500 },
    ]);
    expect(lostNumbers(known, 500, 500)).toEqual([]);
  });
});

it('the starts that are known from now on are those of the hub', () => {
  const known = [start('a', 1, 0), start('b', 2, 400), start('c', 3, 450)];
  const told = [start('b', 2, 400), start('x', 9, 430)];
  expect(joinedStarts(known, told)).toEqual([known[0], ...told]);
  expect(joinedStarts(known, [start('y', 5, 0)])).toEqual([start('y', 5, 0)]);
});

/** A hub as a model: what it gave, number by number; a site remembers what it was given. */
it('agrees with a model over any restores', () => {
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  for (let history = 0; history < 300; history += 1) {
    let given: number[] = [];
    let starts = [start('0', 1, 0)];
    let next = 0;
    const backups = [{ given, starts }];
    const site = { given: [] as number[], starts: [] as HubStart[] };
    for (let step = 0; step < 60; step += 1) {
      const what = below(10);
      if (what < 5) given = [...given, ...Array.from({ length: 1 + below(4) }, () => (next += 1))];
      else if (what === 5) backups.push({ given, starts });
      else if (what < 8) {
        if (what === 7) ({ given, starts } = backups[below(backups.length)] as (typeof backups)[0]);
        next += 1;
        starts = [...starts, start(`${next}`, starts.length + 1, given.length)];
      } else {
        const last = site.starts.at(-1)?.id;
        const from = starts.findIndex(({ id }) => id === last);
        const told = starts.slice(Math.max(from, 0));
        const agreed = agreedNumber(site.starts, told, site.given.length, given.length);
        expect(site.given.slice(0, agreed)).toEqual(given.slice(0, agreed));
        // No further back than needed: the next number is another, or there is none.
        if (agreed < Math.min(site.given.length, given.length)) {
          expect(site.given[agreed]).not.toBe(given[agreed]);
        }
        site.starts = joinedStarts(site.starts, told);
        expect(site.starts).toEqual(starts);
        site.given = given.slice(0, agreed + below(given.length - agreed + 1));
      }
    }
  }
});
