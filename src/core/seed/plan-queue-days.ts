import type { LocalDate } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { callNext } from '../queue/call-next.ts';
import { closeQueueDays } from '../queue/close-days.ts';
import { readGroups } from '../queue/groups.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import { listStaff } from '../staff/service.ts';
import type { LaterActs } from './later-acts.ts';
import { officeMoments } from './office-days.ts';
import { type Random, WeightedChoice } from './random.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Plans who drew a ticket and was called at two windows on days that are over, so that reports have a waiting time. */
export function planQueueDays(
  context: CoreContext,
  later: LaterActs,
  random: Random,
  days: readonly LocalDate[],
): void {
  const clerks = listStaff(context).filter(({ role }) => role === 'clerk');
  const groups = new WeightedChoice(readGroups(context.data.database.read), (_group, at) => 6 - at);
  for (const date of days) {
    const midnight = Date.parse(`${date}T00:00:00+08:00`);
    for (const issuedAt of officeMoments(random, date, random.between(8, 16), midnight + day)) {
      const { letter } = groups.draw(random);
      const counter = random.between(1, 2);
      const clerk = clerks[counter - 1];
      if (!clerk) return;
      later.plan(issuedAt, () => issueTicket(context, clerk, { letter, priority: null }));
      later.plan(issuedAt + random.between(1, 18) * minute, () => callNext(context, clerk, { counter }));
    }
    later.plan(midnight + day, () => closeQueueDays(context));
  }
}
