import { holderOf } from '#shared/domain/case-holder.ts';
import type { CaseRow } from '../cases/case-course.ts';
import { caseById, caseIdByNumber } from '../cases/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { writeAnswer } from './answer-transfer.ts';
import { handCase } from './hand-case.ts';
import { unsettledOfHolder } from './queries.ts';
import type { TransferRow } from './transfer-line.ts';

/**
 * What follows by itself for a holder: an offer that the other centre agreed to is handed over, and what has become
 * pointless, because the case went elsewhere or came to an end, is said to be so. Runs after every round with the hub
 * and after every answer; doing it again does nothing more.
 * @returns how many were settled
 */
export function settleTransfers(context: CoreContext): number {
  const { database } = context.data;
  return database.batch(
    () =>
      database.read
        .all(unsettledOfHolder(database.site.siteNumber))
        .filter((row) => settle(context, row as TransferRow)).length,
  );
}

function settle(context: CoreContext, row: TransferRow): boolean {
  const { database } = context.data;
  const found = database.read.first(caseIdByNumber(row.case_number));
  const about = found && database.read.first(caseById(found.id));
  const obstacle = obstacleOf(context, about);
  if (row.kind === 'ask') {
    if (obstacle === null) return false;
    writeAnswer(context, systemActor, row, { accepted: false, reason: obstacle });
    return true;
  }
  if (about && row.outcome === 'accepted' && holderOf(about) === row.to_site) {
    // An ask that crossed the offer was quicker.
    end(context, row, { handed_at: database.now().toISOString() });
    return true;
  }
  if (about && obstacle === null) {
    if (row.outcome === 'accepted') hand(context, row, about);
    return row.outcome === 'accepted';
  }
  const crossed = about !== undefined && holderOf(about) === row.to_site;
  const why = crossed ? '已按对方的请求转去' : obstacle;
  end(context, row, { withdrawn_at: database.now().toISOString(), withdraw_reason: why });
  return true;
}

/** Why a case cannot go from here any more; null when it can. */
function obstacleOf({ data: { database } }: CoreContext, about: CaseRow | undefined): string | null {
  if (!about) return '本中心没有这个编号的办件';
  const holder = holderOf(about);
  if (holder !== database.site.siteNumber) {
    const name = database.read.first(centreBySite(holder))?.name ?? holder;
    return `这件已由${name}承办`;
  }
  return about.closed_at === null ? null : '这件已经办结';
}

function hand(context: CoreContext, row: TransferRow, about: CaseRow): void {
  const { database } = context.data;
  const subject = { entity: 'case', id: about.id };
  const command = { name: 'transfers.hand-over', actor: systemActor, subject, reason: row.reason };
  database.write(command, (unit) => {
    const clerk = { id: row.answered_by ?? '', name: row.answered_by_name ?? '' };
    const by = { id: systemActor.id, name: row.made_by_name };
    const papers = handCase(context, unit, about, { to: row.to_site, clerk, by, reason: row.reason });
    unit.update('transfer', { id: row.id }, { handed_at: database.now().toISOString(), papers });
  });
}

function end(
  { data: { database } }: CoreContext,
  { id }: TransferRow,
  fields: { handed_at: string } | { withdrawn_at: string; withdraw_reason: string | null },
): void {
  const command = { name: 'transfers.settle', actor: systemActor, subject: { entity: 'transfer', id } };
  database.write(command, (unit) => unit.update('transfer', { id }, fields));
}
