import type { Database as Connection } from 'better-sqlite3';
import { type AuditContent, auditHash, chainStart } from '../db/audit-chain.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import { type CommandChanges, commandsOf } from './command-changes.ts';
import type { ProblemList } from './problems.ts';

type AuditEntry = AuditContent & { previousHash: string; hash: string };

const sitesSql = `SELECT site_number AS siteNumber, epoch FROM changes
  UNION SELECT site_number, epoch FROM audit_entries`;
const auditSql = `SELECT site_number AS siteNumber, epoch, number, command_id AS commandId, at,
    actor_id AS actorId, actor_name AS actorName, command, subject_entity AS subjectEntity,
    subject_id AS subjectId, reason, change_count AS changeCount, changes_digest AS changesDigest,
    previous_hash AS previousHash, hash
  FROM audit_entries WHERE site_number = ? AND epoch = ? ORDER BY number`;
const hasAuditSql = 'SELECT 1 FROM audit_entries WHERE site_number = ? AND epoch = ? LIMIT 1';
/** How far ahead the audit entry of a command is looked for when log and audit chain have parted. */
const soonSql = `SELECT 1 FROM audit_entries
  WHERE site_number = ? AND epoch = ? AND number > ? AND number <= ? + 1000 AND command_id = ?`;

/**
 * The change log and the audit chain: both numbered without gaps, each entry chained to the one before it, and
 * the changes of each command as its entry counted and hashed them.
 */
export function checkLog(connection: Connection, problems: ProblemList): void {
  const { site_number: own, epoch } = connection
    .prepare('SELECT site_number, epoch FROM site_identity')
    .get() as { site_number: string; epoch: number };
  for (const site of connection.prepare(sitesSql).all() as SiteIdentity[]) {
    // Of other sites only what concerns this one is here, and their audit chains stay with them.
    if (site.siteNumber !== own) continue;
    // What an installation before this one did came by sync as well; its audit chain was lost with it.
    if (site.epoch !== epoch && !connection.prepare(hasAuditSql).get(site.siteNumber, site.epoch)) continue;
    const commands = commandsOf(connection, site, (first, last) =>
      problems.add(
        'change-log',
        'change-missing',
        `${nameOf(site)} ${first === last ? first : `${first}-${last}`}`,
      ),
    );
    checkAuditChain(connection, site, commands, problems);
  }
}

function checkAuditChain(
  connection: Connection,
  site: SiteIdentity,
  commands: Iterator<CommandChanges, void>,
  problems: ProblemList,
): void {
  const entries = connection.prepare(auditSql).iterate(site.siteNumber, site.epoch);
  const soon = connection.prepare(soonSql).pluck();
  let previousHash = chainStart;
  let expected = 1;
  let changes = nextOf(commands);
  for (const entry of entries as IterableIterator<AuditEntry>) {
    const report = (code: Parameters<ProblemList['add']>[1]) =>
      problems.add('audit-chain', code, `${nameOf(site)} ${entry.number} ${entry.command}`);
    if (entry.number !== expected) {
      problems.add('audit-chain', 'audit-entry-missing', `${nameOf(site)} ${expected}-${entry.number - 1}`);
    } else if (entry.previousHash !== previousHash) report('audit-chain-broken');
    if (auditHash(entry, entry.previousHash) !== entry.hash) report('audit-entry-changed');
    expected = entry.number + 1;
    previousHash = entry.hash;

    const comesLater = (commandId: string) =>
      soon.get(site.siteNumber, site.epoch, entry.number, entry.number, commandId) !== undefined;
    while (changes && changes.commandId !== entry.commandId && !comesLater(changes.commandId)) {
      problems.add('audit-chain', 'changes-without-audit', `${nameOf(site)} ${changes.firstSeq}`);
      changes = nextOf(commands);
    }
    const own = changes?.commandId === entry.commandId ? changes : null;
    if (own) changes = nextOf(commands);
    if ((own?.count ?? 0) !== entry.changeCount || (own && own.digest !== entry.changesDigest)) {
      report('changes-differ-from-audit');
    }
  }
  for (; changes; changes = nextOf(commands)) {
    problems.add('audit-chain', 'changes-without-audit', `${nameOf(site)} ${changes.firstSeq}`);
  }
}

function nextOf(commands: Iterator<CommandChanges, void>): CommandChanges | null {
  const step = commands.next();
  return step.done ? null : step.value;
}

function nameOf({ siteNumber, epoch }: SiteIdentity): string {
  return `${siteNumber}.${epoch}`;
}
