import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';
import { type Change, changeText } from '#shared/sync/change.ts';
import type { SiteIdentity } from '../db/change-log.ts';

/** The changes of one command as the log holds them now. */
export interface CommandChanges {
  commandId: string;
  firstSeq: number;
  count: number;
  digest: string;
}

const changesSql = `SELECT site_number AS siteNumber, epoch, seq, command_id AS commandId, entity,
    entity_id AS entityId, operation, base_version AS baseVersion, fields, actor_id AS actorId, clock
  FROM changes WHERE site_number = ? AND epoch = ? AND seq > ? AND seq <= ? ORDER BY seq`;

/**
 * Walks through the log of a site, command by command, holding one change at a time.
 * @param range what was written in that epoch: after one number, up to another
 * @param onGap called for numbers that are not there
 */
export function* commandsOf(
  connection: Connection,
  { siteNumber, epoch }: SiteIdentity,
  range: { after: number; upTo: number },
  onGap: (first: number, last: number) => void,
): Generator<CommandChanges, void> {
  const changes = connection
    .prepare(changesSql)
    .iterate(siteNumber, epoch, range.after, range.upTo) as IterableIterator<Change>;
  let command = { commandId: '', firstSeq: 0, count: 0 };
  let digest = createHash('sha256');
  let expected = range.after + 1;
  for (const change of changes) {
    if (change.seq !== expected) onGap(expected, change.seq - 1);
    expected = change.seq + 1;
    if (command.commandId !== change.commandId) {
      if (command.count > 0) yield { ...command, digest: digest.digest('hex') };
      command = { commandId: change.commandId, firstSeq: change.seq, count: 0 };
      digest = createHash('sha256');
    }
    command.count += 1;
    digest.update(`${changeText(change)}\n`);
  }
  if (command.count > 0) yield { ...command, digest: digest.digest('hex') };
}
