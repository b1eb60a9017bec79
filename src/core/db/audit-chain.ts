import { hash } from 'node:crypto';
import type { SiteIdentity } from './change-log.ts';
import type { StatementCache } from './read-handle.ts';

/** One entry of a site's audit chain, without the two hashes that chain it. */
export interface AuditContent {
  siteNumber: string;
  epoch: number;
  number: number;
  commandId: string;
  at: string;
  actorId: string;
  actorName: string;
  command: string;
  subjectEntity: string;
  subjectId: string;
  reason: string;
  changeCount: number;
  changesDigest: string;
}

/** What stands before the first entry of a chain. */
export const chainStart = '0'.repeat(64);

/** The hash of an entry: over its content and the hash before it, so that no entry can change, go or move. */
export function auditHash(content: AuditContent, previousHash: string): string {
  return hash(
    'sha256',
    JSON.stringify([
      previousHash,
      content.siteNumber,
      content.epoch,
      content.number,
      content.commandId,
      content.at,
      content.actorId,
      content.actorName,
      content.command,
      content.subjectEntity,
      content.subjectId,
      content.reason,
      content.changeCount,
      content.changesDigest,
    ]),
  );
}

const lastSql = `SELECT number, hash FROM audit_entries WHERE site_number = ? AND epoch = ?
  ORDER BY number DESC LIMIT 1`;
const appendSql = `INSERT INTO audit_entries
  (site_number, epoch, number, command_id, at, actor_id, actor_name, command, subject_entity, subject_id, reason,
   change_count, changes_digest, previous_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Appends the entry of a command to this site's chain, inside the command's transaction. */
export function appendAuditEntry(
  cache: StatementCache,
  site: SiteIdentity,
  entry: Omit<AuditContent, 'siteNumber' | 'epoch' | 'number'>,
): void {
  const last = cache.get(lastSql).get(site.siteNumber, site.epoch) as
    | { number: number; hash: string }
    | undefined;
  const previousHash = last?.hash ?? chainStart;
  const content: AuditContent = {
    siteNumber: site.siteNumber,
    epoch: site.epoch,
    ...entry,
    number: (last?.number ?? 0) + 1,
  };
  cache
    .get(appendSql)
    .run(
      content.siteNumber,
      content.epoch,
      content.number,
      content.commandId,
      content.at,
      content.actorId,
      content.actorName,
      content.command,
      content.subjectEntity,
      content.subjectId,
      content.reason,
      content.changeCount,
      content.changesDigest,
      previousHash,
      auditHash(content, previousHash),
    );
}
