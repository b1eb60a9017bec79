import type { SiteIdentity } from '../db/change-log.ts';
import { query } from '../db/query.ts';

/** Counting further would take longer than anybody looks. */
const mostCounted = 20_000;

function ownChanges({ siteNumber, epoch }: SiteIdentity) {
  return query.selectFrom('changes').where('site_number', '=', siteNumber).where('epoch', '=', epoch);
}

/** The commands of own changes before a number, newest first, change by change. */
export function ownCommandsBefore(site: SiteIdentity, before: number, limit: number) {
  return ownChanges(site)
    .select(['command_id as commandId', 'seq'])
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(limit);
}

/** How many commands the hub has not answered. */
export function waitingCommands(site: SiteIdentity, answeredSeq: number) {
  return query
    .selectFrom(
      ownChanges(site).select('command_id').where('seq', '>', answeredSeq).limit(mostCounted).as('waiting'),
    )
    .select(({ fn }) => fn.count<number>('command_id').distinct().as('count'));
}

/** How many commands of this site the hub gave back about which nobody did anything yet. */
export function refusedCommands({ siteNumber, epoch }: SiteIdentity) {
  return query
    .selectFrom('change_faults')
    .innerJoin('changes', (join) =>
      join
        .onRef('changes.site_number', '=', 'change_faults.site_number')
        .onRef('changes.epoch', '=', 'change_faults.epoch')
        .onRef('changes.seq', '=', 'change_faults.seq'),
    )
    .select(({ fn }) => fn.count<number>('changes.command_id').distinct().as('count'))
    .where('change_faults.site_number', '=', siteNumber)
    .where('change_faults.epoch', '=', epoch)
    .where('change_faults.kind', '=', 'refused')
    .where('changes.command_id', 'not in', query.selectFrom('settled_refusals').select('command_id'));
}

export function refusedBetween({ siteNumber, epoch }: SiteIdentity, from: number, before: number) {
  return query
    .selectFrom('change_faults')
    .select(['seq', 'code'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>=', from)
    .where('seq', '<', before)
    .where('kind', '=', 'refused');
}

export function auditOfCommands(commandIds: string[]) {
  return query
    .selectFrom('audit_entries')
    .select(['command_id', 'command', 'at', 'actor_id', 'actor_name', 'subject_entity', 'subject_id'])
    .where('command_id', 'in', commandIds);
}

export function casesByIds(ids: string[]) {
  return query.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids);
}
