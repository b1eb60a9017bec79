import type { Change } from '#shared/sync/change.ts';
import { asJoinedChange } from '#shared/sync/change-columns.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import { query } from '../db/query.ts';

/** The changes of a command of this site that the town gave back, each with the reason. */
export function refusedCommand({ siteNumber, epoch }: SiteIdentity, commandId: string) {
  return query
    .selectFrom('audit_entries')
    .innerJoin('change_faults', (join) =>
      join.onRef('change_faults.site_number', '=', 'audit_entries.site_number').on('kind', '=', 'refused'),
    )
    .innerJoin('changes', (join) =>
      join
        .onRef('changes.site_number', '=', 'change_faults.site_number')
        .onRef('changes.epoch', '=', 'change_faults.epoch')
        .onRef('changes.seq', '=', 'change_faults.seq')
        .onRef('changes.command_id', '=', 'audit_entries.command_id'),
    )
    .select([...asJoinedChange, 'change_faults.code'])
    .where('audit_entries.command_id', '=', commandId)
    .where('changes.site_number', '=', siteNumber)
    .where('changes.epoch', '=', epoch)
    .orderBy('changes.seq')
    .$castTo<Change & { code: string }>();
}

/** What was done about a record that came back. */
export function settledRefusal(commandId: string) {
  return query
    .selectFrom('settled_refusals')
    .select(['how', 'settled_at as at', 'settled_by_name as by'])
    .where('command_id', '=', commandId)
    .$castTo<{ how: 'acknowledged' | 'sent-anew'; at: string; by: string }>();
}

/** Of these commands, what was done about those that came back. */
export function settledAmong(commandIds: string[]) {
  return query
    .selectFrom('settled_refusals')
    .select(['command_id', 'how'])
    .where('command_id', 'in', commandIds);
}
