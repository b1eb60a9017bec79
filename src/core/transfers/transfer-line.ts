import type { Transfer, TransferPaper } from '#shared/contract/transfers.ts';
import { answersTransfer, type TransferKind, transferState } from '#shared/domain/transfer.ts';
import { caseById, caseIdByNumber, dueNow } from '../cases/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { transferById } from './queries.ts';

export type TransferRow = NonNullable<ReturnType<typeof firstTransfer>>;

function firstTransfer(read: ReadHandle, id: string) {
  return read.first(transferById(id));
}

/** @throws CoreError `NOT_FOUND` */
export function requireTransfer({ data: { database } }: CoreContext, id: string): TransferRow {
  const row = firstTransfer(database.read, id);
  if (!row) throw failure('NOT_FOUND', { entity: 'transfer', id });
  return row;
}

/** How a stored transfer stands. */
export function stateOf(row: TransferRow) {
  return transferState({
    kind: row.kind as TransferKind,
    withdrawnAt: row.withdrawn_at,
    handedAt: row.handed_at,
    outcome: row.outcome as 'accepted' | 'refused' | null,
  });
}

/** Which site has to answer a stored transfer. */
export function answererOf(row: TransferRow): string {
  return answersTransfer({
    kind: row.kind as TransferKind,
    fromSite: row.from_site,
    toSite: row.to_site,
  });
}

/** A transfer as this site sees it. */
export function transferOf({ data: { database } }: CoreContext, row: TransferRow): Transfer {
  const { read, site } = database;
  const state = stateOf(row);
  const nameOf = (siteNumber: string) => read.first(centreBySite(siteNumber))?.name ?? siteNumber;
  const found = read.first(caseIdByNumber(row.case_number));
  const here = found && read.first(caseById(found.id).select(dueNow.as('due_now')));
  const papers = row.papers ?? row.answer_papers;
  const isOpen = state === 'waiting' || state === 'agreed';
  return {
    id: row.id,
    kind: row.kind as TransferKind,
    state,
    caseNumber: row.case_number,
    caseId: here?.id ?? null,
    itemName: here?.item_name ?? row.item_name ?? '',
    applicantName: here?.applicant_name ?? row.applicant_name ?? '',
    due: here ? here.due_now : row.due,
    fromSite: row.from_site,
    fromName: nameOf(row.from_site),
    toSite: row.to_site,
    toName: nameOf(row.to_site),
    reason: row.reason,
    madeAt: row.made_at,
    madeByName: row.made_by_name,
    answer:
      row.outcome === null
        ? null
        : {
            accepted: row.outcome === 'accepted',
            reason: row.answer_reason ?? '',
            at: row.answered_at ?? '',
            byName: row.answered_by_name ?? '',
          },
    withdrawal:
      row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdraw_reason ?? '' },
    papers: papers === null ? null : (JSON.parse(papers) as TransferPaper[]),
    toAnswer: state === 'waiting' && answererOf(row) === site.siteNumber,
    mayWithdraw: isOpen && beganBy(row) === site.siteNumber,
  };
}

/** Which site asked or offered. */
export function beganBy({ kind, from_site, to_site }: TransferRow): string {
  return kind === 'ask' ? to_site : from_site;
}
