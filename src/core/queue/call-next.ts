import type { QueueTicket } from '#shared/contract/queue.ts';
import { isWaiting, type TicketState, turnOrder } from '#shared/domain/queue.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { readGroups } from './groups.ts';
import { openTicketsOfDay, type TicketRow } from './queries.ts';
import { stepped, ticketDay, ticketReader, waitingOf } from './tickets.ts';

/** Where somebody calls, and for which groups; all groups when none are named. */
export interface CallPosition {
  counter: number;
  letters?: readonly string[] | undefined;
}

/**
 * 下一位: whoever is at this window is done with, and the next in turn is called to it; null when nobody waits.
 * It is one transaction from the first look on, so two clerks never get the same ticket.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function callNext(
  context: CoreContext,
  actor: StaffActor,
  position: CallPosition,
): QueueTicket | null {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const called = database.batch(() => {
    const open = database.read.all(openTicketsOfDay(ticketDay(context)));
    const at = database.now().toISOString();
    for (const row of open.filter((ticket) => isAt(ticket, position.counter))) {
      const done = { ...stepped(row, 'finish'), ended_at: at };
      database.writeLocal((local) => local.put('queue_tickets', done));
    }
    const [next] = inTurn(context, open, position);
    if (!next) return null;
    const row: TicketRow = {
      ...stepped(next, 'call'),
      counter: position.counter,
      clerk_id: actor.id,
      clerk_name: actor.name,
      called_at: at,
      first_called_at: next.first_called_at ?? at,
      calls: next.calls + 1,
    };
    database.writeLocal((local) => local.put('queue_tickets', row));
    return row;
  });
  return called && ticketReader(context)(called);
}

/** Whether a ticket is being called to, or served at, a window. */
export function isAt(row: TicketRow, counter: number): boolean {
  return row.counter === counter && (row.state === 'called' || row.state === 'serving');
}

/** Those of the open tickets that a window may call, whose turn it is first. */
export function inTurn(
  context: CoreContext,
  open: readonly TicketRow[],
  { counter, letters }: CallPosition,
): TicketRow[] {
  const waiting = open.filter(({ state }) => isWaiting(state as TicketState)).map(waitingOf);
  // Of a group that was taken away meanwhile somebody may still be waiting.
  const all = [...readGroups(context.data.database.read), ...waiting].map(({ letter }) => letter);
  return turnOrder(waiting, counter, letters ?? all).map(({ row }) => row);
}
