import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatTicketNumber,
  isWaiting,
  placeAfterSkip,
  TICKET_STATES,
  TICKET_STEPS,
  type TicketState,
  type TicketStep,
  ticketAfter,
  turnOrder,
  type Waiting,
  waitedMinutes,
} from './queue.ts';

describe('the life of a ticket', () => {
  /** Every pair that leads somewhere; all others lead nowhere. */
  const allowed: Record<TicketStep, Partial<Record<TicketState, TicketState>>> = {
    call: { waiting: 'called', skipped: 'called', transferred: 'called' },
    recall: { called: 'called', serving: 'serving' },
    serve: { called: 'serving' },
    skip: { called: 'skipped' },
    drop: { waiting: 'missed', skipped: 'missed', transferred: 'missed', called: 'missed' },
    transfer: {
      waiting: 'transferred',
      skipped: 'transferred',
      transferred: 'transferred',
      called: 'transferred',
      serving: 'transferred',
    },
    finish: { called: 'done', serving: 'done' },
    prioritise: { waiting: 'waiting', skipped: 'skipped', transferred: 'transferred' },
  };
  const pairs = TICKET_STEPS.flatMap((step) => TICKET_STATES.map((state) => [step, state] as const));

  it.each(pairs)('%s from %s', (step, state) => {
    expect(ticketAfter(state, step)).toBe(allowed[step][state] ?? null);
  });

  it('ends as done or missed, and nothing leads on from there', () => {
    const ends = TICKET_STATES.filter((state) => TICKET_STEPS.every((step) => !ticketAfter(state, step)));
    expect(ends).toEqual(['done', 'missed']);
    expect(TICKET_STATES.filter(isWaiting)).toEqual(['waiting', 'skipped', 'transferred']);
  });
});

describe('a ticket number', () => {
  it('has three digits, and more when a day needs them', () => {
    expect([1, 17, 999, 1000].map((serial) => formatTicketNumber('A', serial))).toEqual([
      'A001',
      'A017',
      'A999',
      'A1000',
    ]);
  });
});

const ticket = (number: string, place: number, more: Partial<Waiting> = {}): Waiting => ({
  number,
  letter: number.slice(0, 1),
  place,
  priority: false,
  forCounter: null,
  ...more,
});
const numbers = (tickets: readonly Waiting[]) => tickets.map(({ number }) => number);

describe('whose turn it is', () => {
  it('goes by the moment of drawing over all groups a window calls', () => {
    const waiting = [ticket('B001', 2), ticket('A002', 3), ticket('A001', 1), ticket('C001', 0)];
    expect(numbers(turnOrder(waiting, 1, ['A', 'B']))).toEqual(['A001', 'B001', 'A002']);
    expect(numbers(turnOrder(waiting, 1, []))).toEqual([]);
  });

  it('is first that of people with a reason for priority, among them by place', () => {
    const waiting = [
      ticket('A001', 1),
      ticket('A003', 3, { priority: true }),
      ticket('A002', 2, { priority: true }),
    ];
    expect(numbers(turnOrder(waiting, 1, ['A']))).toEqual(['A002', 'A003', 'A001']);
  });

  it('never is that of one handed over to another window, whatever its group', () => {
    const waiting = [ticket('A001', 1, { forCounter: 2 }), ticket('A002', 2)];
    expect(numbers(turnOrder(waiting, 1, ['A']))).toEqual(['A002']);
    expect(numbers(turnOrder(waiting, 2, ['B']))).toEqual(['A001']);
  });
});

describe('somebody who did not come', () => {
  it('stands behind so many others, or at the end where there are fewer', () => {
    expect(placeAfterSkip([2, 3, 4, 5], 1, 3)).toBe(4.5);
    expect(placeAfterSkip([2, 3], 1, 3)).toBe(4);
    expect(placeAfterSkip([], 7, 3)).toBe(8);
  });

  it('never comes before the turn it had, and has at most so many of the later ones before it', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 9 }),
        (others, own, after) => {
          const place = placeAfterSkip(
            others.filter((other) => other !== own),
            own,
            after,
          );
          expect(place).toBeGreaterThanOrEqual(own);
          const later = others.filter((other) => other > own);
          expect(later.filter((other) => other < place).length).toBeLessThanOrEqual(Math.max(after, 0));
        },
      ),
    );
  });
});

describe('waiting', () => {
  it('is counted in whole minutes and never below none', () => {
    expect(waitedMinutes('2026-06-09T02:00:00.000Z', '2026-06-09T02:04:59.000Z')).toBe(4);
    expect(waitedMinutes('2026-06-09T02:00:00.000Z', new Date('2026-06-09T01:59:00Z'))).toBe(0);
  });
});
