import type { PublicState } from '#shared/contract/public-screen.ts';
import { isWaiting, type TicketState } from '#shared/domain/queue.ts';
import { caseById } from '../cases/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { lastCalls, openTicketsOfDay } from '../queue/queries.ts';
import { ticketDay } from '../queue/tickets.ts';
import { openQuestion } from '../ratings/rate.ts';
import { readSettings } from '../settings/service.ts';

const callsShown = 4;

/** What the hall sees now: numbers, windows and the name of a service item, nothing of a person. */
export function publicState(context: CoreContext): PublicState {
  const { database } = context.data;
  const { read } = database;
  const day = ticketDay(context);
  const question = openQuestion(context);
  return {
    centreName: read.first(centreBySite(database.site.siteNumber))?.name ?? '',
    calls: read
      .all(lastCalls(day, callsShown))
      .flatMap(({ number, counter, called_at, calls }) =>
        counter === null || called_at === null ? [] : [{ number, counter, calledAt: called_at, calls }],
      ),
    waiting: read.all(openTicketsOfDay(day)).filter(({ state }) => isWaiting(state as TicketState)).length,
    volume: readSettings(read)['queue.volume'],
    question: question && {
      id: question.id,
      itemName: read.first(caseById(question.caseId))?.item_name ?? '',
      expiresAt: question.expiresAt,
    },
  };
}
