import type { QueueOverview } from '#shared/contract/queue.ts';
import { isWaiting, type TicketState, waitedMinutes } from '#shared/domain/queue.ts';
import type { CoreContext } from '../context.ts';
import { type CallPosition, inTurn, isAt } from './call-next.ts';
import { readGroups } from './groups.ts';
import { type TicketRow, ticketsOfDay } from './queries.ts';
import { ticketDay, ticketReader } from './tickets.ts';

/** The queue as one window sees it: who is here, who comes next, how long people wait. */
export function queueOverview(context: CoreContext, position: CallPosition): QueueOverview {
  const { database } = context.data;
  const day = ticketDay(context);
  const rows = database.read.all(ticketsOfDay(day)) as TicketRow[];
  const waiting = rows.filter(({ state }) => isWaiting(state as TicketState));
  const current = rows
    .filter((row) => isAt(row, position.counter))
    .sort((a, b) => (b.called_at ?? '').localeCompare(a.called_at ?? ''))[0];
  const toTicket = ticketReader(context);
  const now = database.now();
  const waits = rows.flatMap(({ issued_at, first_called_at }) =>
    first_called_at === null ? [] : [waitedMinutes(issued_at, first_called_at)],
  );
  return {
    day,
    groups: readGroups(database.read).map((group) => ({
      ...group,
      waiting: waiting.filter(({ letter }) => letter === group.letter).length,
    })),
    current: current ? toTicket(current) : null,
    waiting: inTurn(context, waiting, position).map(toTicket),
    waitingCount: waiting.length,
    averageWait:
      waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
    longestWait:
      waiting.length === 0 ? null : Math.max(...waiting.map((row) => waitedMinutes(row.waiting_since, now))),
  };
}
