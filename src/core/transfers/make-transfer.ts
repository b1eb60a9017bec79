import { uuidv7 } from 'uuidv7';
import type { Transfer } from '#shared/contract/transfers.ts';
import { holderOf } from '#shared/domain/case-holder.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import { isOwnCase, requireOwnCase } from '../cases/own-case.ts';
import { caseById, caseIdByNumber, dueNow } from '../cases/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { actingFor } from '../posts/acting-for.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { transfersOfNumber } from './queries.ts';
import { getTransfer } from './service.ts';
import { beganBy, requireTransfer, stateOf } from './transfer-line.ts';

/**
 * Asks the centre that holds a case for it. The case need not be known here: its number tells who took it in, and if it
 * has gone on since, that centre says to whom.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` for no number of another centre, `TRANSFER_REFUSED`
 */
export function askForCase(
  context: CoreContext,
  actor: StaffActor,
  { number: text, reason }: { number: string; reason: string },
): Transfer {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const parsed = parsePaperNumber(text)?.case ?? parseCaseNumber(text);
  if (!parsed) throw failure('NOT_FOUND', { entity: 'case', id: text });
  const number = formatCaseNumber(parsed);
  const found = database.read.first(caseIdByNumber(number));
  const row = found && database.read.first(caseById(found.id));
  if (row && isOwnCase(context, row)) throw failure('TRANSFER_REFUSED', { why: 'own-case' });
  if (row && row.closed_at !== null) throw failure('TRANSFER_REFUSED', { why: 'closed' });
  const holder = row ? holderOf(row) : parsed.site;
  const isCentre = database.read.first(centreBySite(holder)) !== undefined;
  if (holder === database.site.siteNumber || !isCentre) {
    throw failure('NOT_FOUND', { entity: 'case', id: number });
  }
  refuseSecond(context, number);
  const id = uuidv7();
  database.write({ name: 'transfers.ask', actor, subject: { entity: 'transfer', id }, reason }, (unit) =>
    unit.insert('transfer', {
      id,
      kind: 'ask',
      case_id: row?.id ?? null,
      case_number: number,
      from_site: holder,
      to_site: database.site.siteNumber,
      reason,
      made_at: database.now().toISOString(),
      made_by: actor.id,
      made_by_name: actor.name,
    }),
  );
  return getTransfer(context, id);
}

/**
 * Offers a case of this centre to another one. Until that centre has agreed and the case was handed over, everything
 * goes on here.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` (case, centre), `CASE_OF_OTHER_CENTRE`, `CASE_OF_COLLEAGUE`,
 *   `TRANSFER_REFUSED`
 */
export function offerCase(
  context: CoreContext,
  actor: StaffActor,
  { caseId, toSite, reason }: { caseId: string; toSite: string; reason: string },
): Transfer {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const row = database.read.first(caseById(caseId).select(dueNow.as('due_now')));
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id: caseId });
  requireOwnCase(context, row);
  const isOther = toSite !== database.site.siteNumber && database.read.first(centreBySite(toSite));
  if (!isOther) throw failure('NOT_FOUND', { entity: 'centre', id: toSite });
  if (row.closed_at !== null) throw failure('TRANSFER_REFUSED', { why: 'closed' });
  actingFor(database, actor, { id: row.clerk_id, name: row.clerk_name });
  refuseSecond(context, row.number);
  const id = uuidv7();
  database.write({ name: 'transfers.offer', actor, subject: { entity: 'transfer', id }, reason }, (unit) =>
    unit.insert('transfer', {
      id,
      kind: 'offer',
      case_id: caseId,
      case_number: row.number,
      from_site: database.site.siteNumber,
      to_site: toSite,
      item_name: row.item_name,
      applicant_name: row.applicant_name,
      due: row.due_now,
      reason,
      made_at: database.now().toISOString(),
      made_by: actor.id,
      made_by_name: actor.name,
    }),
  );
  return getTransfer(context, id);
}

/** One at a time: who asks twice, or offers to two, would have to take one back anyway. */
function refuseSecond(context: CoreContext, caseNumber: string): void {
  const { read, site } = context.data.database;
  const open = read
    .all(transfersOfNumber(caseNumber))
    .filter((row) => beganBy(row) === site.siteNumber && ['waiting', 'agreed'].includes(stateOf(row)));
  if (open.length > 0) throw failure('TRANSFER_REFUSED', { why: 'already-asked' });
}

/**
 * Takes back what this centre asked or offered. Taking back twice changes nothing more.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `TRANSFER_REFUSED` for another's and for what has come to an end
 */
export function withdrawTransfer(
  context: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Transfer {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const row = requireTransfer(context, id);
  if (beganBy(row) !== database.site.siteNumber) throw failure('TRANSFER_REFUSED', { why: 'not-yours' });
  const state = stateOf(row);
  if (state === 'handed') throw failure('TRANSFER_REFUSED', { why: 'handed' });
  if (state === 'refused') throw failure('TRANSFER_REFUSED', { why: 'answered' });
  if (state !== 'withdrawn') {
    const command = { name: 'transfers.withdraw', actor, subject: { entity: 'transfer', id }, reason };
    database.write(command, (unit) =>
      unit.update(
        'transfer',
        { id },
        { withdrawn_at: database.now().toISOString(), withdraw_reason: reason },
      ),
    );
  }
  return getTransfer(context, id);
}
