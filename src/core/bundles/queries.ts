import type { Change } from '#shared/sync/change.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import { query } from '../db/query.ts';

export function certificateOfSite(siteNumber: string) {
  return query
    .selectFrom('certificates_of_sites')
    .select(['serial', 'certificate'])
    .where('site_number', '=', siteNumber);
}

export function allCertificates() {
  return query.selectFrom('certificates_of_sites').select('certificate').orderBy('site_number');
}

/** What the latest epoch of another centre had seen, as far as its changes are here. */
export function latestSeenBy(siteNumber: string) {
  return query
    .selectFrom('seen_vectors')
    .select('vector')
    .where('site_number', '=', siteNumber)
    .orderBy('epoch', 'desc')
    .orderBy('from_seq', 'desc')
    .limit(1);
}

/** Own changes after a number that the hub gave back. */
export function refusedOwnChanges({ siteNumber, epoch }: SiteIdentity, afterSeq: number) {
  return query
    .selectFrom('change_faults')
    .select('seq')
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .where('kind', '=', 'refused');
}

/** What another centre wrote, as far as the hub has taken it: by this one knows what is its business. */
export function changesOfSite(siteNumber: string) {
  return query
    .selectFrom('changes')
    .select(['entity', 'entity_id as entityId', 'operation', 'fields'])
    .where('site_number', '=', siteNumber)
    .where('hub_number', 'is not', null)
    .$castTo<Pick<Change, 'entity' | 'entityId' | 'operation' | 'fields'>>();
}

export function scanInsert(scanId: string) {
  return query
    .selectFrom('changes')
    .select(['operation', 'fields'])
    .where('entity_id', '=', scanId)
    .where('entity', '=', 'caseScan')
    .where('operation', '=', 'insert')
    .limit(1);
}

export function caseHolder(id: string) {
  return query.selectFrom('cases').select(['site_number as siteNumber', 'state']).where('id', '=', id);
}

export function staffSite(id: string) {
  return query.selectFrom('staff').select(['site_number as siteNumber', 'role']).where('id', '=', id);
}

/** Whether others than this centre have written an entity. */
export function writtenByOthers(entity: string, entityId: string, siteNumber: string) {
  return query
    .selectFrom('changes')
    .select('seq')
    .where('entity_id', '=', entityId)
    .where('entity', '=', entity)
    .where('site_number', '<>', siteNumber)
    .limit(1);
}

/** The own commands after a change, up to another. */
export function ownCommandsAfter({ siteNumber, epoch }: SiteIdentity, afterSeq: number, upTo: number) {
  return query
    .selectFrom('changes')
    .select('command_id as commandId')
    .distinct()
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .where('seq', '<=', upTo);
}

export function auditedCommands(commandIds: string[]) {
  return query.selectFrom('audit_entries').select('command').where('command_id', 'in', commandIds);
}
