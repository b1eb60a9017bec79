import { waitedMinutes } from '#shared/domain/queue.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { openTicketsOfDay, type TicketRow, ticketsOfDay, unclosedDays } from './queries.ts';
import { ticketDay } from './tickets.ts';

/**
 * Writes down the figures of every day that is over, by the group the ticket was drawn for, and lets nobody wait
 * on from yesterday. Answers how many days were closed.
 */
export function closeQueueDays(context: CoreContext): number {
  const { database } = context.data;
  const days = database.read.all(unclosedDays(database.site.siteNumber, ticketDay(context)));
  for (const { day } of days) database.batch(() => closeDay(context, day));
  return days.length;
}

function closeDay(context: CoreContext, day: string): void {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const at = database.now().toISOString();
  const subject = { entity: 'queueDay', id: day };
  database.write({ name: 'queue.closeDay', actor: systemActor, subject }, (unit) => {
    for (const row of unit.read.all(openTicketsOfDay(day)) as TicketRow[]) {
      const state = row.state === 'called' || row.state === 'serving' ? 'done' : 'missed';
      unit.local.put('queue_tickets', { ...row, state, ended_at: at });
    }
    const tickets = unit.read.all(ticketsOfDay(day)) as TicketRow[];
    for (const letter of new Set(tickets.map(({ number }) => number.slice(0, 1)))) {
      const rows = tickets.filter(({ number }) => number.startsWith(letter));
      const waits = rows.flatMap(({ issued_at, first_called_at }) =>
        first_called_at === null ? [] : [waitedMinutes(issued_at, first_called_at)],
      );
      unit.insert('queueDay', {
        site_number: siteNumber,
        day,
        letter,
        issued: rows.length,
        served: rows.filter(({ state }) => state === 'done').length,
        called: waits.length,
        missed: rows.filter(({ state }) => state === 'missed').length,
        priority: rows.filter(({ priority_reason }) => priority_reason !== null).length,
        waited_minutes: waits.reduce((sum, wait) => sum + wait, 0),
        longest_minutes: Math.max(0, ...waits),
      });
    }
  });
}
