import { heldBy } from '#core/cases/queries.ts';
import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { askForRecords } from '#core/records/service.ts';
import type { Random } from '#core/seed/random.ts';
import { answerTransfer } from '#core/transfers/answer-transfer.ts';
import { askForCase, offerCase, withdrawTransfer } from '#core/transfers/make-transfer.ts';
import { listTransfers } from '#core/transfers/service.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { anybodyServed } from './counter-work.ts';
import { aClerk } from './people.ts';

/** Few sites ask for the same few cases, so that requests meet. */
const contested = 6;
const sites = ['01', '02', '03'];

/** From the paper in the resident's hand: often nobody here knows the case, and sometimes nobody at all. */
export function askForOne(context: CoreContext, random: Random): void {
  const year = Number(localDateInShanghai(context.data.database.now()).slice(0, 4));
  const number = formatCaseNumber({
    site: random.pick(sites),
    year: Math.min(2999, Math.max(2000, year)),
    serial: random.between(1, contested),
  });
  askForCase(context, aClerk(context, random), { number, reason: '申请人在本中心' });
}

export function offerOne(context: CoreContext, random: Random): void {
  const { read, site } = context.data.database;
  const own = read.all(
    query
      .selectFrom('cases')
      .select('id')
      .where(heldBy, '=', site.siteNumber)
      .where('closed_at', 'is', null)
      .orderBy('id')
      .limit(contested),
  );
  const others = sites.filter((each) => each !== site.siteNumber);
  if (own.length === 0) return;
  const caseId = random.pick(own).id;
  offerCase(context, aClerk(context, random), {
    caseId,
    toSite: random.pick(others),
    reason: '申请人已搬走',
  });
}

export function answerOne(context: CoreContext, random: Random): void {
  const waiting = listTransfers(context).filter(({ toAnswer }) => toAnswer);
  if (waiting.length === 0) return;
  const accepted = random.chance(0.7);
  const answer = { accepted, reason: accepted ? '' : '这件快办好了' };
  answerTransfer(context, aClerk(context, random), { id: random.pick(waiting).id, ...answer });
}

export function withdrawOne(context: CoreContext, random: Random): void {
  const mine = listTransfers(context).filter(({ mayWithdraw }) => mayWithdraw);
  if (mine.length === 0) return;
  withdrawTransfer(context, aClerk(context, random), { id: random.pick(mine).id, reason: '不用了' });
}

export function askForSomebody(context: CoreContext, random: Random): void {
  const wanted = { identityKind: 'resident-id', ...anybodyServed(random), reason: '到本中心办事' };
  askForRecords(context, aClerk(context, random), wanted);
}
