import { hash } from 'node:crypto';
import type { Answer, Refusal } from '#shared/sync/answers.ts';
import { commandsOf } from '#shared/sync/batch.ts';
import { changeText } from '#shared/sync/change.ts';
import type { HubDatabase } from './database/schema.ts';
import { storedChanges } from './feed.ts';
import type { HubSession } from './sessions.ts';

/** So many changes are answered at once. */
const answeredAtOnce = 2000;

/** An answer, and by which command it is to: a copy of a site tells by it where its log parts from the other's. */
export interface KnownAnswer extends Answer {
  /** SHA-256 over the texts of its changes. */
  readonly digest: string;
}

/** What became of a site's changes after a number, command by command, as far as the site itself sent them. */
export async function answersFor(
  database: HubDatabase,
  session: Pick<HubSession, 'siteNumber' | 'epoch'>,
  afterSeq: number,
  upTo: number,
): Promise<KnownAnswer[]> {
  const read = (limit: number) =>
    storedChanges(database, session, afterSeq + 1, Math.min(upTo, afterSeq + limit));
  let changes = await read(answeredAtOnce);
  let commands = commandsOf(changes);
  if (commands.length === 1 && changes.length === answeredAtOnce) {
    changes = await read(answeredAtOnce * 20);
    commands = commandsOf(changes);
  }
  // The last may go on beyond what was read.
  if (commands.length > 1 && (changes.at(-1)?.seq ?? 0) < upTo) commands.pop();
  const firsts = commands.map((command) => command[0]?.seq ?? 0);
  const said = await database
    .selectFrom('changes')
    .select(['seq', 'order_epoch', 'order_number', 'outcome', 'refusal', 'receipt'])
    .where('site_number', '=', session.siteNumber)
    .where('epoch', '=', session.epoch)
    .where('seq', '>=', firsts[0] ?? 0)
    .where('seq', '<=', firsts.at(-1) ?? -1)
    .execute();
  const saidOf = new Map(said.map((row) => [row.seq, row]));
  return commands.map((command): KnownAnswer => {
    const row = saidOf.get(command[0]?.seq ?? 0);
    const [epoch, number] = [row?.order_epoch ?? null, row?.order_number ?? null];
    return {
      firstSeq: command[0]?.seq ?? 0,
      lastSeq: command.at(-1)?.seq ?? 0,
      outcome: row?.outcome ?? 'refused',
      order: epoch === null || number === null ? null : { epoch, number },
      refusal: (row?.refusal ?? null) as Refusal | null,
      receipt: row?.receipt ?? '',
      digest: hash('sha256', command.map((change) => `${changeText(change)}\n`).join('')),
    };
  });
}
