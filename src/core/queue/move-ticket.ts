import type { QueueTicket } from '#shared/contract/queue.ts';
import {
  isWaiting,
  type PriorityReason,
  placeAfterSkip,
  type TicketState,
  type TicketStep,
} from '#shared/domain/queue.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { readSettings } from '../settings/service.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { readGroups } from './groups.ts';
import { openTicketsOfDay, type TicketRow } from './queries.ts';
import { findTicket, stepped, ticketReader } from './tickets.ts';

/** A move of a ticket and what goes with it. */
export type TicketMove =
  | { step: 'recall' | 'skip' | 'drop' | 'finish' }
  | { step: 'serve'; intakeId: string }
  | { step: 'transfer'; letter: string; counter: number | null }
  | { step: 'prioritise'; reason: PriorityReason };

/** What changes somebody's place or chance is written into the audit; a call is not. */
const AUDITED: readonly TicketStep[] = ['skip', 'drop', 'transfer', 'prioritise'];

/**
 * Moves a ticket of today.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `NOT_FOUND` (ticket, queueGroup); `TICKET_STEP_NOT_ALLOWED` when it is in
 *   another state by now, and nothing is written then
 */
export function moveTicket(
  context: CoreContext,
  actor: StaffActor,
  number: string,
  move: TicketMove,
): QueueTicket {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const moved = database.batch(() => {
    const before = findTicket(context, number);
    const row = after(context, before, move);
    if (AUDITED.includes(move.step)) {
      const subject = { entity: 'ticket', id: `${row.day}/${row.number}` };
      const command = { name: `queue.${move.step}`, actor, subject, reason: reasonOf(before, move) };
      database.write(command, (unit) => unit.local.put('queue_tickets', row));
    } else database.writeLocal((local) => local.put('queue_tickets', row));
    return row;
  });
  return ticketReader(context)(moved);
}

function reasonOf(before: TicketRow, move: TicketMove): string {
  if (move.step === 'prioritise') return move.reason;
  if (move.step !== 'transfer') return '';
  return `${before.letter} > ${move.letter}${move.counter === null ? '' : `, ${move.counter}`}`;
}

function after(context: CoreContext, before: TicketRow, move: TicketMove): TicketRow {
  const at = context.data.database.now().toISOString();
  const row = stepped(before, move.step);
  switch (move.step) {
    case 'recall':
      return { ...row, called_at: at, calls: row.calls + 1 };
    case 'serve':
      return { ...row, intake_id: move.intakeId };
    case 'skip':
      return skipped(context, row, at);
    case 'drop':
    case 'finish':
      return { ...row, ended_at: at };
    case 'prioritise':
      return { ...row, priority_reason: move.reason };
    case 'transfer':
      if (!readGroups(context.data.database.read).some(({ letter }) => letter === move.letter)) {
        throw failure('NOT_FOUND', { entity: 'queueGroup', id: move.letter });
      }
      return { ...row, letter: move.letter, for_counter: move.counter, counter: null, waiting_since: at };
  }
}

/** Whoever did not come stands behind some others, and after the last time comes no more. */
function skipped(context: CoreContext, row: TicketRow, at: string): TicketRow {
  const { read } = context.data.database;
  const settings = readSettings(read);
  const skips = row.skips + 1;
  if (skips > settings['queue.most-skips']) return { ...row, state: 'missed', skips, ended_at: at };
  const others = read
    .all(openTicketsOfDay(row.day))
    .filter(({ state }) => isWaiting(state as TicketState))
    .map(({ place }) => place);
  const place = placeAfterSkip(others, row.place, settings['queue.comes-back-after']);
  return { ...row, skips, place, counter: null, priority_reason: null };
}
