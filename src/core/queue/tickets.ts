import type { QueueTicket } from '#shared/contract/queue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import {
  isWaiting,
  type PriorityReason,
  type TicketState,
  type TicketStep,
  ticketAfter,
  type Waiting,
  waitedMinutes,
} from '#shared/domain/queue.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { readGroups } from './groups.ts';
import { type TicketRow, ticketByNumber } from './queries.ts';

/** The day whose tickets count now. */
export function ticketDay(context: CoreContext): string {
  return localDateInShanghai(context.data.database.now());
}

/** A ticket of today. @throws CoreError `NOT_FOUND` */
export function findTicket(context: CoreContext, number: string): TicketRow {
  const row = context.data.database.read.first(ticketByNumber(ticketDay(context), number));
  if (!row) throw failure('NOT_FOUND', { entity: 'ticket', id: number });
  return row;
}

/** The row after a step. @throws CoreError `TICKET_STEP_NOT_ALLOWED` */
export function stepped(row: TicketRow, step: TicketStep): TicketRow {
  const state = ticketAfter(row.state as TicketState, step);
  if (!state) throw failure('TICKET_STEP_NOT_ALLOWED', { number: row.number, state: row.state, step });
  return { ...row, state };
}

/** What the rule of turns needs to know. */
export function waitingOf(row: TicketRow): Waiting & { row: TicketRow } {
  const { number, letter, place, priority_reason, for_counter } = row;
  return { number, letter, place, priority: priority_reason !== null, forCounter: for_counter, row };
}

/** Turns rows of one answer into tickets as a window sees them. */
export function ticketReader(context: CoreContext): (row: TicketRow) => QueueTicket {
  const { database } = context.data;
  const now = database.now();
  const names = new Map(readGroups(database.read).map(({ letter, name }) => [letter, name]));
  return (row) => {
    const state = row.state as TicketState;
    return {
      number: row.number,
      letter: row.letter,
      groupName: names.get(row.letter) ?? '',
      state,
      priority: row.priority_reason as PriorityReason | null,
      forCounter: row.for_counter,
      counter: row.counter,
      issuedAt: row.issued_at,
      calledAt: row.called_at,
      waitedMinutes: isWaiting(state)
        ? waitedMinutes(row.waiting_since, now)
        : waitedMinutes(row.issued_at, row.first_called_at ?? row.ended_at ?? now),
      skips: row.skips,
      intakeId: row.intake_id,
    };
  };
}
