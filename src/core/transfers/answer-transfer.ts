import type { Transfer } from '#shared/contract/transfers.ts';
import { requireOwnCase } from '../cases/own-case.ts';
import { caseById, caseIdByNumber } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { actingFor } from '../posts/acting-for.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { handCase } from './hand-case.ts';
import { getTransfer } from './service.ts';
import { settleTransfers } from './settle-transfers.ts';
import { answererOf, requireTransfer, stateOf, type TransferRow } from './transfer-line.ts';

interface Answer {
  id: string;
  accepted: boolean;
  reason: string;
}

/**
 * Answers what another centre asked or offered. Yes to an ask hands the case over in the same command; yes to an offer
 * lets the holder hand over as soon as the answer is there. A no says why.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `CASE_OF_OTHER_CENTRE`, `CASE_OF_COLLEAGUE`, `INVALID_ANSWERS` for a
 *   no without a reason, `TRANSFER_REFUSED`
 */
export function answerTransfer(context: CoreContext, actor: StaffActor, answer: Answer): Transfer {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  database.batch(() => {
    const row = requireTransfer(context, answer.id);
    if (answererOf(row) !== database.site.siteNumber) {
      throw failure('TRANSFER_REFUSED', { why: 'not-yours-to-answer' });
    }
    const state = stateOf(row);
    if (state === 'withdrawn') throw failure('TRANSFER_REFUSED', { why: 'withdrawn' });
    if (state !== 'waiting') throw failure('TRANSFER_REFUSED', { why: 'answered' });
    if (!answer.accepted && answer.reason === '') {
      throw failure('INVALID_ANSWERS', { problems: [{ field: 'reason', code: 'empty' }] });
    }
    if (answer.accepted && row.kind === 'ask') grant(context, actor, row, answer);
    else writeAnswer(context, actor, row, answer);
  });
  settleTransfers(context);
  return getTransfer(context, answer.id);
}

function grant(context: CoreContext, actor: StaffActor, row: TransferRow, answer: Answer): void {
  const { database } = context.data;
  const found = database.read.first(caseIdByNumber(row.case_number));
  const asked = found && database.read.first(caseById(found.id));
  if (!asked) throw failure('NOT_FOUND', { entity: 'case', id: row.case_number });
  requireOwnCase(context, asked);
  if (asked.closed_at !== null) throw failure('TRANSFER_REFUSED', { why: 'closed' });
  actingFor(database, actor, { id: asked.clerk_id, name: asked.clerk_name });
  const command = { name: 'transfers.accept', actor, subject: { entity: 'case', id: asked.id } };
  database.write({ ...command, reason: row.reason }, (unit) => {
    const clerk = { id: row.made_by, name: row.made_by_name };
    const papers = handCase(context, unit, asked, {
      to: row.to_site,
      clerk,
      by: actor,
      reason: row.reason,
    });
    unit.insert('transferAnswer', {
      transfer_id: row.id,
      outcome: 'accepted',
      case_id: asked.id,
      reason: answer.reason,
      papers,
      answered_at: database.now().toISOString(),
      answered_by: actor.id,
      answered_by_name: actor.name,
    });
  });
}

/** An answer that moves nothing by itself. */
export function writeAnswer(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  row: TransferRow,
  { accepted, reason }: Pick<Answer, 'accepted' | 'reason'>,
): void {
  const name = accepted ? 'transfers.accept' : 'transfers.refuse';
  database.write({ name, actor, subject: { entity: 'transfer', id: row.id }, reason }, (unit) =>
    unit.insert('transferAnswer', {
      transfer_id: row.id,
      outcome: accepted ? 'accepted' : 'refused',
      reason,
      answered_at: database.now().toISOString(),
      answered_by: actor.id,
      answered_by_name: actor.name,
    }),
  );
}
