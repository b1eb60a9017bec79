import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLedger, type LedgerEntry, type LedgerKind } from './volunteer-ledger.ts';

const entry = (id: string, given: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  volunteerId: 'v',
  kind: 'hours',
  amount: 60,
  activityId: 'a',
  reverses: null,
  ...given,
});
const reversal = (id: string, reverses: string, given: Partial<LedgerEntry> = {}) =>
  entry(id, { amount: 0, reverses, ...given });

/** A ledger of a few people at a few activities, with entries of several centres and whatever takes them back. */
const ledgers = fc
  .array(
    fc.record({
      volunteerId: fc.constantFrom('v1', 'v2', 'v3'),
      activityId: fc.constantFrom('a1', 'a2', 'a3'),
      kind: fc.constantFrom<LedgerKind>('hours', 'points'),
      amount: fc.integer({ min: 0, max: 600 }),
      takenBack: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.flatMap(({ takenBack, ...given }, at) => [
      entry(`e${at}`, given),
      ...Array.from({ length: takenBack }, (_, time) =>
        reversal(`r${at}-${time}`, `e${at}`, { ...given, amount: 0 }),
      ),
    ]),
  );

/** The same counted the other way round: for each person and activity one after the other, what stands there. */
function countAgain(entries: readonly LedgerEntry[], volunteerId: string, kind: LedgerKind): number {
  const activities = [...new Set(entries.map(({ activityId }) => activityId))];
  return activities
    .map((activityId) =>
      entries.filter(
        (one) =>
          one.volunteerId === volunteerId &&
          one.kind === kind &&
          one.activityId === activityId &&
          one.reverses === null &&
          entries.every((other) => other.reverses !== one.id),
      ),
    )
    .filter((standing) => standing.length > 0)
    .map((standing) => Math.min(...standing.map(({ amount }) => amount)))
    .reduce((sum, amount) => sum + amount, 0);
}

describe('a ledger', () => {
  it('adds up hours and points apart', () => {
    const { balances, problems } = countLedger([
      entry('h1'),
      entry('h2', { activityId: 'b', amount: 90 }),
      entry('p1', { kind: 'points', amount: 12 }),
    ]);
    expect(balances.get('v')).toEqual({ minutes: 150, points: 12 });
    expect(problems).toEqual([]);
  });

  it('does not count what was taken back, however often, and counts what was booked anew', () => {
    const entries = [entry('e1'), reversal('r1', 'e1'), reversal('r2', 'e1'), entry('e2', { amount: 45 })];
    expect(countLedger(entries).balances.get('v')).toEqual({ minutes: 45, points: 0 });
  });

  it('counts once what two centres confirmed: the smaller, until one is taken back', () => {
    const both = [entry('at-13', { amount: 180 }), entry('at-02', { amount: 120 })];
    const { balances, counted, problems } = countLedger(both);
    expect(balances.get('v')?.minutes).toBe(120);
    expect([...counted]).toEqual(['at-02']);
    expect(problems).toEqual([{ code: 'counted-twice', entryIds: ['at-02', 'at-13'] }]);
    const settled = countLedger([...both, reversal('r', 'at-02')]);
    expect(settled.balances.get('v')?.minutes).toBe(180);
    expect(settled.problems).toEqual([]);
  });

  it('names damage: what takes back nothing, another one, or a reversal, and amounts nobody earns', () => {
    const { problems } = countLedger([
      entry('e1'),
      reversal('r1', 'gone'),
      reversal('r2', 'r1'),
      reversal('r3', 'e1', { activityId: 'b' }),
      entry('wild', { activityId: 'c', amount: -5 }),
      entry('half', { activityId: 'd', amount: 0.5 }),
    ]);
    expect(Object.fromEntries(problems.map(({ code, entryIds: [id] }) => [id, code]))).toEqual({
      r1: 'reverses-nothing',
      r2: 'reverses-reversal',
      r3: 'reverses-other',
      wild: 'wild-amount',
      half: 'wild-amount',
    });
  });

  it('is a function of the set: order and doubling change nothing', () => {
    fc.assert(
      fc.property(
        ledgers.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          const plain = (count: ReturnType<typeof countLedger>) => ({
            balances: [...count.balances].sort(),
            counted: [...count.counted].sort(),
          });
          expect(plain(countLedger([...shuffled, ...entries]))).toEqual(plain(countLedger(entries)));
        },
      ),
    );
  });

  it('comes to what a second way of counting comes to, and counts no service twice', () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        const { balances, counted } = countLedger(entries);
        for (const volunteerId of ['v1', 'v2', 'v3']) {
          expect(balances.get(volunteerId)?.minutes ?? 0).toBe(countAgain(entries, volunteerId, 'hours'));
          expect(balances.get(volunteerId)?.points ?? 0).toBe(countAgain(entries, volunteerId, 'points'));
        }
        const services = entries
          .filter(({ id }) => counted.has(id))
          .map(({ volunteerId, activityId, kind }) => `${volunteerId} ${activityId} ${kind}`);
        expect(new Set(services).size).toBe(services.length);
      }),
    );
  });
});
