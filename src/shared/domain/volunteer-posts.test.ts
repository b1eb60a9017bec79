import { describe, expect, it } from 'vitest';
import { overlaps, standingOn, vacancies } from './volunteer-posts.ts';

const holding = (fromDay: string, untilDay: string | null = null, leftOn: string | null = null) => ({
  fromDay,
  untilDay,
  leftOn,
});

describe('who holds a post on a day', () => {
  it.each([
    ['from the first day', holding('2026-06-09'), 'holds'],
    ['to the last day', holding('2026-01-01', '2026-06-09'), 'holds'],
    ['not after it', holding('2026-01-01', '2026-06-08'), 'over'],
    ['not before it begins', holding('2026-06-10'), 'ahead'],
    ['not once the volunteer has left', holding('2026-01-01', null, '2026-06-09'), 'over'],
    ['until then', holding('2026-01-01', null, '2026-06-10'), 'holds'],
  ] as const)('%s', (_, given, standing) => {
    expect(standingOn(given, '2026-06-09')).toBe(standing);
  });

  it('tells how many a post still needs', () => {
    const by = (volunteerId: string, given: ReturnType<typeof holding>) => ({ volunteerId, ...given });
    const held = [
      by('a', holding('2026-01-01')),
      by('b', holding('2026-07-01')),
      by('c', holding('2026-01-01', '2026-05-31')),
    ];
    expect(vacancies(3, held, '2026-06-09')).toBe(2);
    expect(vacancies(3, held, '2026-07-01')).toBe(1);
    expect(vacancies(0, held, '2026-06-09')).toBe(0);
    // Put on it by two centres that did not know of each other.
    expect(vacancies(3, [...held, by('a', holding('2026-02-01'))], '2026-06-09')).toBe(2);
  });
});

it.each([
  [holding('2026-01-01', '2026-03-31'), holding('2026-03-31'), true],
  [holding('2026-01-01', '2026-03-31'), holding('2026-04-01'), false],
  [holding('2026-01-01'), holding('2026-09-01', '2026-09-30'), true],
])('two spans overlap when they share a day: %j %j', (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
  expect(overlaps(other, one)).toBe(expected);
});
