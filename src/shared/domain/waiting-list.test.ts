import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givePlaces, type SignUp } from './waiting-list.ts';

const person = (participantId: string, minute: number, withdrawn = false): SignUp => ({
  participantId,
  signedUpAt: new Date(Date.UTC(2026, 8, 1, 0, minute)).toISOString(),
  withdrawnAt: withdrawn ? '2026-09-02T00:00:00.000Z' : null,
});
const names = (signUps: readonly SignUp[]) => signUps.map(({ participantId }) => participantId);
const places = (signUps: SignUp[], capacity: number) => {
  const { placed, waiting } = givePlaces(signUps, capacity);
  return [names(placed).join(''), names(waiting).join('')];
};

describe('the places of an activity', () => {
  it('go to those who signed up first', () => {
    expect(places([person('c', 3), person('a', 1), person('b', 2)], 2)).toEqual(['ab', 'c']);
  });

  it('move the next one up when somebody withdraws', () => {
    expect(places([person('a', 1, true), person('b', 2), person('c', 3)], 2)).toEqual(['bc', '']);
  });

  it('put whoever withdrew and signed up again behind the others', () => {
    expect(places([person('a', 9), person('b', 2), person('c', 3)], 2)).toEqual(['bc', 'a']);
  });

  it('are for all who come when there is no limit', () => {
    expect(places([person('b', 1), person('a', 1)], 0)).toEqual(['ab', '']);
  });

  it('read an instant as a time, however it is written', () => {
    const earlier = { ...person('z', 0), signedUpAt: '2026-09-01T08:00:30+08:00' };
    expect(places([person('a', 1), earlier], 1)).toEqual(['z', 'a']);
  });
});

const anyCrowd = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      minute: fc.integer({ min: 0, max: 9 }),
      withdrawn: fc.boolean(),
    })
    .map(({ id, minute, withdrawn }) => person(id, minute, withdrawn)),
  { selector: ({ participantId }) => participantId, maxLength: 12 },
);

describe('any crowd', () => {
  it('gets the same places in whatever order the sign-ups arrived, nobody twice, nobody who withdrew', () => {
    fc.assert(
      fc.property(
        anyCrowd,
        fc.integer({ min: 0, max: 6 }),
        fc.infiniteStream(fc.nat()),
        (crowd, capacity, chance) => {
          const [...order] = chance.take(crowd.length);
          const shuffled = crowd
            .map((one, at) => ({ one, key: order[at] as number }))
            .sort((a, b) => a.key - b.key);
          const given = givePlaces(
            shuffled.map(({ one }) => one),
            capacity,
          );
          expect(given).toEqual(givePlaces(crowd, capacity));
          const all = names([...given.placed, ...given.waiting]);
          expect([...all].sort()).toEqual(
            names(crowd.filter(({ withdrawnAt }) => withdrawnAt === null)).sort(),
          );
          if (capacity > 0) expect(given.placed.length).toBe(Math.min(capacity, all.length));
        },
      ),
    );
  });

  it('loses nobody a place when another one withdraws, and gives the gap to the first who waits', () => {
    fc.assert(
      fc.property(anyCrowd, fc.integer({ min: 1, max: 6 }), fc.nat(), (crowd, capacity, which) => {
        const before = givePlaces(crowd, capacity);
        const leaving = before.placed[which % Math.max(1, before.placed.length)];
        if (!leaving) return;
        const after = givePlaces(
          crowd.map((one) => (one === leaving ? { ...one, withdrawnAt: '2026-09-02T00:00:00.000Z' } : one)),
          capacity,
        );
        const stay = names(before.placed).filter((id) => id !== leaving.participantId);
        expect(names(after.placed)).toEqual([...stay, ...names(before.waiting).slice(0, 1)]);
      }),
    );
  });
});
