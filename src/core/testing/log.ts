import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';
import { type Change, changeText } from '#shared/sync/change.ts';
import { type AuditContent, auditHash, chainStart } from '../db/audit-chain.ts';

export type AuditEntry = AuditContent & { previousHash: string; hash: string };

/** The whole change log in the order of its numbers. */
export function readChanges(connection: Connection): Change[] {
  return connection
    .prepare(
      `SELECT site_number AS siteNumber, epoch, seq, command_id AS commandId, entity, entity_id AS entityId,
              operation, base_version AS baseVersion, fields, actor_id AS actorId, clock
       FROM changes ORDER BY site_number, epoch, seq`,
    )
    .all() as Change[];
}

/** The whole audit chain in the order of its numbers. */
export function readAudit(connection: Connection): AuditEntry[] {
  return connection
    .prepare(
      `SELECT site_number AS siteNumber, epoch, number, command_id AS commandId, at, actor_id AS actorId,
              actor_name AS actorName, command, subject_entity AS subjectEntity, subject_id AS subjectId, reason,
              change_count AS changeCount, changes_digest AS changesDigest, previous_hash AS previousHash, hash
       FROM audit_entries ORDER BY site_number, epoch, number`,
    )
    .all() as AuditEntry[];
}

/**
 * What does not hold in the log of one site: gaps in the numbers, an entry whose hash or place is wrong, a
 * command whose changes are not those it was recorded with, a change that no entry covers.
 */
export function logFaults(connection: Connection): string[] {
  const faults: string[] = [];
  const changes = readChanges(connection);
  changes.forEach((change, at) => {
    if (change.seq !== at + 1) faults.push(`change ${at + 1} has the number ${change.seq}`);
  });
  const changesOf = new Map<string, Change[]>();
  for (const change of changes) {
    changesOf.set(change.commandId, [...(changesOf.get(change.commandId) ?? []), change]);
  }
  let previousHash = chainStart;
  readAudit(connection).forEach((entry, at) => {
    if (entry.number !== at + 1) faults.push(`entry ${at + 1} has the number ${entry.number}`);
    if (entry.previousHash !== previousHash)
      faults.push(`entry ${entry.number} does not follow the one before`);
    if (auditHash(entry, previousHash) !== entry.hash) faults.push(`entry ${entry.number} was changed`);
    const own = changesOf.get(entry.commandId) ?? [];
    changesOf.delete(entry.commandId);
    const digest = createHash('sha256');
    for (const change of own) digest.update(changeText(change)).update('\n');
    if (own.length !== entry.changeCount || digest.digest('hex') !== entry.changesDigest) {
      faults.push(`the changes of entry ${entry.number} are not those it was made with`);
    }
    previousHash = entry.hash;
  });
  for (const commandId of changesOf.keys()) faults.push(`no entry covers the changes of ${commandId}`);
  return faults;
}
