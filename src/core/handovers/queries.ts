import { dueNow, heldByUnindexed } from '../cases/queries.ts';
import { query } from '../db/query.ts';

/**
 * The open cases that a clerk has for a centre, the most urgent first. A case may still name who had it before it went to
 * another centre.
 */
export function openCasesOfClerk(clerkId: string, siteNumber: string) {
  return query
    .selectFrom('cases')
    .select([
      'id',
      'number',
      'item_name',
      'applicant_name',
      'state',
      dueNow.as('promised_due'),
      'promised_days',
      'suspended_on',
    ])
    .where('closed_at', 'is', null)
    .where('clerk_id', '=', clerkId)
    .where(heldByUnindexed, '=', siteNumber)
    .orderBy(dueNow)
    .orderBy('id');
}

/** Originals that came in with the open cases that a clerk has for a centre. */
export function originalsOfClerk(clerkId: string, siteNumber: string) {
  return (
    query
      .selectFrom('cases')
      .innerJoin('case_materials as material', 'material.case_id', 'cases.id')
      .select(['cases.number', 'cases.applicant_name', 'material.name', 'material.originals'])
      .where('cases.closed_at', 'is', null)
      .where(heldByUnindexed, '=', siteNumber)
      .where('cases.clerk_id', '=', clerkId)
      // The papers of a case that a department has went with it; they come back when it is returned.
      .where('cases.state', '<>', 'forwarded')
      .where('material.received', '=', 1)
      .where('material.originals', '>', 0)
      .orderBy('cases.promised_due')
      .orderBy('cases.id')
      .orderBy('material.position')
  );
}

/** The unfinished intakes of a clerk, the latest first. */
export function draftsOfClerk(staffId: string) {
  return query
    .selectFrom('intake_drafts')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('saved_at', 'desc');
}

/** Tickets of a day that were called to a clerk and are not finished with. */
export function openTicketsOf(clerkId: string, day: string) {
  return query
    .selectFrom('queue_tickets')
    .select(['number', 'state'])
    .where('day', '=', day)
    .where('clerk_id', '=', clerkId)
    .where('ended_at', 'is', null)
    .orderBy('number');
}

/** The latest hand-overs of a site. */
export function handoversOfSite(siteNumber: string, limit: number) {
  return query
    .selectFrom('handovers')
    .selectAll()
    .where('site_number', '=', siteNumber)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
}

export function handoverById(id: string) {
  return query.selectFrom('handovers').selectAll().where('id', '=', id);
}

/** Who has a case now, at which centre, and whether it is still open. */
export function caseInHand(id: string) {
  return query
    .selectFrom('cases')
    .select(['id', 'state', 'clerk_id', 'closed_at', 'site_number', 'held_by'])
    .where('id', '=', id);
}

export function lastStepOfCase(id: string) {
  return query
    .selectFrom('case_events')
    .select('step_number')
    .where('case_id', '=', id)
    .orderBy('step_number', 'desc')
    .limit(1);
}

/** The kept files of a hand-over list. */
export function filesOfHandover(id: string) {
  return query.selectFrom('handover_files').select(['sha256', 'page_sha256']).where('handover_id', '=', id);
}
