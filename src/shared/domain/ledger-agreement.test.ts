import { describe, expect, it } from 'vitest';
import { disagreements, type ListedAttendance } from './ledger-agreement.ts';
import { countLedger, type LedgerEntry } from './volunteer-ledger.ts';

const listed = (given: Partial<ListedAttendance> = {}): ListedAttendance => ({
  ...{ volunteerId: 'v', activityId: 'a', state: 'confirmed', minutes: 90, givesHours: true },
  ...given,
});
const entry = (id: string, kind: LedgerEntry['kind'], amount: number): LedgerEntry => ({
  ...{ id, volunteerId: 'v', kind, amount, activityId: 'a', reverses: null },
});
const found = (attendance: ListedAttendance, ...entries: LedgerEntry[]) =>
  disagreements([attendance], entries, countLedger(entries)).map(({ entryIds }) => entryIds);

describe('the organiser’s list and the ledger', () => {
  it('agree where the list is confirmed and the ledger counts just that', () => {
    expect(found(listed(), entry('h', 'hours', 90), entry('p', 'points', 17))).toEqual([]);
    expect(found(listed({ minutes: 0 }))).toEqual([]);
    expect(found(listed({ state: 'void', minutes: null }), entry('h', 'hours', 0))).toEqual([]);
    expect(found(listed({ givesHours: false }), entry('p', 'points', 3))).toEqual([]);
  });

  it.each([
    ['void, but hours count', listed({ state: 'void', minutes: null }), [entry('h', 'hours', 90)]],
    ['waiting, but points count', listed({ state: 'reported', minutes: null }), [entry('p', 'points', 5)]],
    ['confirmed, but nothing counts', listed(), []],
    ['confirmed, but other minutes count', listed(), [entry('h', 'hours', 60)]],
    ['confirmed without minutes', listed({ minutes: null }), [entry('h', 'hours', 60)]],
    ['hours of what gives none', listed({ givesHours: false }), [entry('h', 'hours', 90)]],
  ])('disagree: %s', (_, attendance, entries) => {
    expect(found(attendance, ...entries)).toEqual([entries.map(({ id }) => id)]);
  });

  it('are not compared while several entries claim one attendance', () => {
    expect(found(listed({ state: 'void' }), entry('h', 'hours', 90), entry('i', 'hours', 0))).toEqual([]);
  });
});
