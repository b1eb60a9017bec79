import type { CoreContext } from '../context.ts';
import { callNext } from '../queue/call-next.ts';
import { readGroups } from '../queue/groups.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import { moveTicket } from '../queue/move-ticket.ts';
import type { StaffActor } from '../staff/roles.ts';
import { listStaff } from '../staff/service.ts';
import { type Random, WeightedChoice } from './random.ts';

const minute = 60_000;
const served = 6;
const waiting = 4;

/** Draws today's tickets: some people were served at two windows, and some are waiting. */
export function writeTickets(
  context: CoreContext,
  random: Random,
  { now, setClock }: { now: number; setClock(moment: number): void },
): void {
  const [first, second]: (StaffActor | undefined)[] = listStaff(context).filter(
    ({ role }) => role === 'clerk',
  );
  if (!first || !second) return;
  const groups = new WeightedChoice(readGroups(context.data.database.read), (_group, at) => 6 - at);
  // Early after midnight the tickets of a day before would be drawn.
  const start = Math.max(now - (served + waiting) * 5 * minute, startOfDay(now));
  const pace = (now - start) / (served + waiting + 1);
  context.data.database.batch(() => {
    for (let at = 0; at < served + waiting; at += 1) {
      setClock(Math.floor(start + (at + 1) * pace));
      issueTicket(context, first, { letter: groups.draw(random).letter, priority: null });
      if (at >= served) continue;
      setClock(Math.floor(start + (at + 1.6) * pace));
      const called = callNext(context, at % 2 ? second : first, { counter: 1 + (at % 2) });
      if (called) moveTicket(context, first, called.number, { step: 'finish' });
    }
  });
}

function startOfDay(now: number): number {
  const day = new Date(now + 8 * 60 * minute).toISOString().slice(0, 10);
  return Date.parse(`${day}T00:00:00+08:00`);
}
