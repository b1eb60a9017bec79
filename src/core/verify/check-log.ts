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
/** How far ahead the audit entry of a command is looked for when log and audit chain have parted. */
const soonSql = `SELECT 1 FROM audit_entries
  WHERE site_number = ? AND epoch = ? AND number > ? AND number <= ? + 1000 AND command_id = ?`;

/**
 * The change log and the audit chain: both numbered without gaps, each entry chained to the one before it, and
 * the changes of each command as its entry counted and hashed them.
 */
export function checkLog(connection: Connection, problems: ProblemList): void {
  const own = connection
    .prepare('SELECT site_number AS siteNumber, epoch FROM site_identity')
    .get() as SiteIdentity;
  const left = connection
    .prepare('SELECT epoch, last_seq AS lastSeq, next_epoch AS nextEpoch, moved FROM left_epochs')
    .all() as LeftEpoch[];
  for (const site of connection.prepare(sitesSql).all() as SiteIdentity[]) {
    const end = left.find(({ epoch }) => epoch === site.epoch);
    // Of others only what concerns this installation is here, and their audit chains stay with them; so it is with what a
    // copy of this one did.
    if (site.siteNumber !== own.siteNumber || !(end || site.epoch === own.epoch)) continue;
    const missing = (first: number, last: number) =>
      problems.add(
        'change-log',
        'change-missing',
        `${nameOf(site)} ${first === last ? first : `${first}-${last}`}`,
      );
    const upTo = end?.lastSeq ?? Number.MAX_SAFE_INTEGER;
    const moved = Math.min(upTo, left.find(({ nextEpoch }) => nextEpoch === site.epoch)?.moved ?? 0);
    checkMoved(connection, commandsOf(connection, site, { after: 0, upTo: moved }, missing), problems);
    const commands = commandsOf(connection, site, { after: moved, upTo }, missing);
    checkAuditChain(connection, site, commands, problems);
  }
}

interface LeftEpoch {
  epoch: number;
  lastSeq: number;
  nextEpoch: number;
  moved: number;
}

/** What was stamped anew is as it was then; its audit entries are of the epoch in which it was done. */
function checkMoved(connection: Connection, commands: Iterable<CommandChanges>, problems: ProblemList): void {
  const digest = connection.prepare('SELECT digest FROM moved_commands WHERE command_id = ?').pluck();
  for (const command of commands) {
    if (digest.get(command.commandId) === command.digest) continue;
    problems.add('audit-chain', 'changes-differ-from-audit', `moved ${command.firstSeq}`);
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
  const moved = connection.prepare('SELECT 1 FROM moved_commands WHERE command_id = ?').pluck();
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
    if (moved.get(entry.commandId) !== undefined) continue;
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
