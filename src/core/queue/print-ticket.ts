import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { renderSVG } from 'uqr';
import type { PriorityReason } from '#shared/domain/queue.ts';
import { priorityWord } from '#shared/wording/queue.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { readGroups } from './groups.ts';
import { ticketsBefore } from './issue-ticket.ts';
import { findTicket } from './tickets.ts';

/** The roll of a ticket printer, in millimetres. */
export const ticketPaper = { width: 80, height: 110 };

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The paper ticket as HTML. Its QR code holds day and number. @throws CoreError `NOT_FOUND` */
export function renderTicket(context: CoreContext, number: string): string {
  const { database } = context.data;
  const row = findTicket(context, number);
  const group = readGroups(database.read).find(({ letter }) => letter === row.letter);
  // Templates are data: Liquid runs no code of theirs, and every value is escaped.
  const engine = new Liquid({
    root: join(context.resourcesFolder, 'templates'),
    outputEscape: 'escape',
    strictVariables: true,
    strictFilters: true,
  });
  return engine.renderFileSync('queue-ticket.html', {
    paper: ticketPaper,
    centre: database.read.first(centreBySite(database.site.siteNumber))?.name ?? '',
    number: row.number,
    group: group?.name ?? '',
    departments: group?.departments.join(' ') ?? '',
    before: ticketsBefore(context, row),
    priority: row.priority_reason === null ? '' : priorityWord(row.priority_reason as PriorityReason),
    issuedAt: clock.format(new Date(row.issued_at)),
    qrCode: renderSVG(`${row.day} ${row.number}`, { border: 0 }),
  }) as string;
}

/**
 * Sends the paper ticket to the printer. Without one the number still counts: it is called out and shown.
 * @throws CoreError `NOT_FOUND`; `PRINTING_FAILED` away from the desktop
 */
export async function printTicket(
  context: CoreContext,
  number: string,
): Promise<{ printed: boolean; problem: 'no-printer' | 'printer-failed' | null }> {
  const html = renderTicket(context, number);
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  const answer = await context.desktop.print(html, ticketPaper);
  return answer === 'printed' ? { printed: true, problem: null } : { printed: false, problem: answer };
}
