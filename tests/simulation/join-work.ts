import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { openCase } from '#core/intake/open-case.ts';
import { joinRecords, undoJoin } from '#core/joins/join-records.ts';
import { listRepeatedNumbers, recordsOf } from '#core/joins/service.ts';
import type { Random } from '#core/seed/random.ts';
import { fullDraft, newApplicant } from '#core/testing/drafts.ts';

import { anybodyServed, items } from './counter-work.ts';
import { aClerk, manager } from './people.ts';

/** Somebody served at another centre comes here, where nobody knows of it: a second record is made. */
export function takeInAgain(context: CoreContext, random: Random): void {
  const applicant = newApplicant(1, anybodyServed(random));
  openCase(context, aClerk(context, random), fullDraft(context, random.pick(items), applicant), 'accept', {});
}

/** A manager sees that two records are one person, and joins them either way. */
export function joinOne(context: CoreContext, random: Random): void {
  const { rows } = listRepeatedNumbers(context, { limit: 20 });
  if (rows.length === 0) return;
  const { standing, apart } = recordsOf(context, manager(context), random.pick(rows).residentId);
  const other = random.pick(apart);
  const [keep, joined] = random.shuffled([standing.id, other.id]) as [string, string];
  joinRecords(context, manager(context), { keep, other: joined, reason: '同一个人' });
}

/** They were two people after all. */
export function undoOneJoin(context: CoreContext, random: Random): void {
  const joined = context.data.database.read.all(
    query.selectFrom('residents').select('id').where('joined_into', 'is not', null).limit(10),
  );
  if (joined.length > 0)
    undoJoin(context, manager(context), { id: random.pick(joined).id, reason: '不是同一个人' });
}
