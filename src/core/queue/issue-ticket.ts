import type { QueueTicket } from '#shared/contract/queue.ts';
import {
  formatTicketNumber,
  isWaiting,
  type PriorityReason,
  type TicketState,
} from '#shared/domain/queue.ts';
import type { CoreContext } from '../context.ts';
import type { LocalTables } from '../db/local-tables.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { readGroups } from './groups.ts';
import { lastPlace, openTicketsOfDay, serialOf, type TicketRow } from './queries.ts';
import { ticketDay, ticketReader, waitingOf } from './tickets.ts';

/**
 * 取号: the next number of the group on this day; each day begins at 001. A priority needs its reason, which goes
 * into the audit.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` for a group the town does not have
 */
export function issueTicket(
  context: CoreContext,
  actor: StaffActor,
  { letter, priority }: { letter: string; priority: PriorityReason | null },
): { ticket: QueueTicket; before: number } {
  requireRole(actor, 'clerk', 'handler', 'manager');
  const { database } = context.data;
  const row = database.batch(() => {
    if (!readGroups(database.read).some((group) => group.letter === letter)) {
      throw failure('NOT_FOUND', { entity: 'queueGroup', id: letter });
    }
    const issued = nextTicket(context, letter, priority);
    if (priority === null) database.writeLocal((local) => put(local, issued));
    else {
      const subject = { entity: 'ticket', id: `${issued.row.day}/${issued.row.number}` };
      database.write({ name: 'queue.issue', actor, subject, reason: priority }, (unit) =>
        put(unit.local, issued),
      );
    }
    return issued.row;
  });
  return { ticket: ticketReader(context)(row), before: ticketsBefore(context, row) };
}

interface Issued {
  row: TicketRow;
  serial: number;
  drawnFor: string;
}

function nextTicket(context: CoreContext, letter: string, priority: PriorityReason | null): Issued {
  const { read } = context.data.database;
  const day = ticketDay(context);
  const serial = (read.first(serialOf(day, letter))?.last_serial ?? 0) + 1;
  const at = context.data.database.now().toISOString();
  const row: TicketRow = {
    day,
    number: formatTicketNumber(letter, serial),
    letter,
    state: 'waiting',
    place: Math.floor(read.first(lastPlace(day))?.place ?? 0) + 1,
    priority_reason: priority,
    for_counter: null,
    issued_at: at,
    waiting_since: at,
    first_called_at: null,
    called_at: null,
    calls: 0,
    skips: 0,
    counter: null,
    clerk_id: null,
    clerk_name: null,
    ended_at: null,
    intake_id: null,
  };
  return { row, serial, drawnFor: letter };
}

function put(local: LocalTables, { row, serial, drawnFor }: Issued): void {
  local.put('queue_serials', { day: row.day, letter: drawnFor, last_serial: serial });
  local.put('queue_tickets', row);
}

/** How many of the same group are called before this ticket. */
export function ticketsBefore(context: CoreContext, row: TicketRow): number {
  const own = waitingOf(row);
  return context.data.database.read
    .all(openTicketsOfDay(row.day))
    .filter(
      ({ state, letter, number }) =>
        isWaiting(state as TicketState) && letter === row.letter && number !== row.number,
    )
    .map(waitingOf)
    .filter((other) => (other.priority === own.priority ? other.place < own.place : other.priority)).length;
}
