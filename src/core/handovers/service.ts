import { uuidv7 } from 'uuidv7';
import { type Handover, type HandoverLine, handoverContent } from '#shared/contract/handovers.ts';
import { holderOf } from '#shared/domain/case-holder.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { findStaffMember } from '../staff/service.ts';
import { gatherInHand } from './gather.ts';
import { caseInHand, draftsOfClerk, handoverById, handoversOfSite, lastStepOfCase } from './queries.ts';

/** How many hand-overs the page shows. */
const SHOWN = 20;

interface HandoverRow {
  id: string;
  from_id: string;
  from_name: string;
  to_id: string;
  to_name: string;
  made_at: string;
  confirmed_at: string | null;
  withdrawn_at: string | null;
  content: string;
}

function handoverOf(row: HandoverRow): Handover {
  return {
    id: row.id,
    fromId: row.from_id,
    fromName: row.from_name,
    toId: row.to_id,
    toName: row.to_name,
    madeAt: row.made_at,
    confirmedAt: row.confirmed_at,
    withdrawnAt: row.withdrawn_at,
    content: handoverContent.parse(JSON.parse(row.content)),
  };
}

/** The latest hand-overs of this site, newest first. */
export function listHandovers(context: CoreContext): HandoverLine[] {
  const { database } = context.data;
  return database.read.all(handoversOfSite(database.site.siteNumber, SHOWN)).map((row) => {
    const { content, ...line } = handoverOf(row);
    return {
      ...line,
      cases: content.cases.length,
      originals: content.originals.reduce((sum, { originals }) => sum + originals, 0),
      drafts: content.drafts.length,
    };
  });
}

/** @throws CoreError `NOT_FOUND` */
export function getHandover(context: CoreContext, id: string): Handover {
  const row = context.data.database.read.first(handoverById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'handover', id });
  return handoverOf(row);
}

/**
 * 交班: writes down what the clerk has in hand and who is to have it. Until that person confirms it, everything stays
 * with the giver.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` (receiver), `INVALID_ANSWERS` when somebody hands over to himself,
 *   `HANDOVER_REFUSED` while another hand-over of the same clerk waits to be confirmed
 */
export function makeHandover(
  context: CoreContext,
  actor: StaffActor,
  { toId, things, note }: { toId: string; things: string; note: string },
): Handover {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const receiver = findStaffMember(context, toId);
  if (toId === actor.id)
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'toId', code: 'same-person' }] });
  const waiting = listHandovers(context).some(
    (one) => one.fromId === actor.id && one.confirmedAt === null && one.withdrawnAt === null,
  );
  if (waiting) throw failure('HANDOVER_REFUSED', { why: 'waiting', name: actor.name });
  const content = { ...gatherInHand(context, actor.id), things: things.trim(), note: note.trim() };
  const id = uuidv7();
  database.write({ name: 'handovers.make', actor, subject: { entity: 'handover', id } }, (unit) =>
    unit.insert('handover', {
      id,
      site_number: database.site.siteNumber,
      from_id: actor.id,
      from_name: actor.name,
      to_id: receiver.id,
      to_name: receiver.name,
      made_at: database.now().toISOString(),
      content: JSON.stringify(content),
    }),
  );
  return getHandover(context, id);
}

/**
 * 接班, by the receiver: the cases of the list that are still open, still this centre's and still the giver's become the
 * receiver's, with an entry in the history of each; so do the giver's drafts. Asking twice changes nothing more.
 * @throws CoreError `NOT_FOUND`, `HANDOVER_REFUSED` for anybody else and when the giver took it back
 */
export function confirmHandover(context: CoreContext, actor: StaffActor, id: string): Handover {
  const { database } = context.data;
  database.batch(() => {
    const handover = getHandover(context, id);
    if (actor.id !== handover.toId)
      throw failure('HANDOVER_REFUSED', { why: 'not-receiver', name: handover.toName });
    if (handover.withdrawnAt !== null)
      throw failure('HANDOVER_REFUSED', { why: 'withdrawn', name: handover.fromName });
    if (handover.confirmedAt !== null) return;
    database.write({ name: 'handovers.confirm', actor, subject: { entity: 'handover', id } }, (unit) => {
      const at = database.now().toISOString();
      unit.update('handover', { id }, { confirmed_at: at });
      for (const each of handover.content.cases)
        handCase(unit, handover, each.id, at, actor, database.site.siteNumber);
      const listed = new Set(handover.content.drafts.map((draft) => draft.id));
      for (const draft of unit.read.all(draftsOfClerk(handover.fromId))) {
        if (listed.has(draft.id)) unit.local.put('intake_drafts', { ...draft, staff_id: actor.id });
      }
    });
  });
  return getHandover(context, id);
}

function handCase(
  unit: UnitOfWork,
  handover: Handover,
  caseId: string,
  at: string,
  actor: StaffActor,
  siteNumber: string,
): void {
  const row = unit.read.first(caseInHand(caseId));
  if (!row || row.closed_at !== null || row.clerk_id !== handover.fromId) return;
  if (holderOf(row) !== siteNumber) return;
  unit.update('case', { id: caseId }, { clerk_id: actor.id, clerk_name: actor.name });
  unit.insert('caseEvent', {
    case_id: caseId,
    step_number: 1 + (unit.read.first(lastStepOfCase(caseId))?.step_number ?? 0),
    step: 'hand-over',
    from_state: row.state,
    to_state: row.state,
    at,
    actor_id: actor.id,
    actor_name: actor.name,
    site_number: siteNumber,
    note: `${handover.fromName}交给${handover.toName}`,
  });
}

/**
 * The giver takes back what was not confirmed yet.
 * @throws CoreError `NOT_FOUND`, `HANDOVER_REFUSED` for anybody else and once it was confirmed
 */
export function withdrawHandover(context: CoreContext, actor: StaffActor, id: string): Handover {
  const { database } = context.data;
  const handover = getHandover(context, id);
  if (actor.id !== handover.fromId)
    throw failure('HANDOVER_REFUSED', { why: 'not-giver', name: handover.fromName });
  if (handover.confirmedAt !== null)
    throw failure('HANDOVER_REFUSED', { why: 'confirmed', name: handover.toName });
  if (handover.withdrawnAt === null) {
    database.write({ name: 'handovers.withdraw', actor, subject: { entity: 'handover', id } }, (unit) =>
      unit.update('handover', { id }, { withdrawn_at: database.now().toISOString() }),
    );
  }
  return getHandover(context, id);
}
