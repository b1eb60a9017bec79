import type { OutboxLine, OutboxPage, OutboxQuestion } from '#shared/contract/sync.ts';
import { commandTitle } from '#shared/wording/commands.ts';
import { refusalWord } from '#shared/wording/sync.ts';
import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import {
  auditOfCommands,
  casesByIds,
  ownCommandsBefore,
  refusedBetween,
  waitingCommands,
} from './outbox-queries.ts';
import { refusedCommand, settledAmong } from './refused-queries.ts';
import { numberIn } from './refused-record.ts';

/** So many changes are looked through for one page; a search that finds little goes on from there. */
const lookedThrough = 2000;
const mostRounds = 20;

/**
 * What was done here, newest first, and how far each record is on its way to the town. A page may be short while more
 * follows: a search looks through a limited number of records at once.
 */
export function listOutbox({ data: { database } }: CoreContext, question: OutboxQuestion): OutboxPage {
  const state = syncState(database.read);
  const lines: OutboxLine[] = [];
  let before: number | null = question.before ?? Number.MAX_SAFE_INTEGER;
  for (let round = 0; round < mostRounds && before !== null && lines.length < question.limit; round += 1) {
    const found = linesBefore({ database }, state, before);
    for (const line of found.lines) {
      before = line.seq;
      if (matches(line, question)) lines.push(line);
      if (lines.length === question.limit) break;
    }
    if (lines.length < question.limit) before = found.next;
  }
  const waiting = state
    ? (database.read.first(waitingCommands(database.site, state.answered_seq))?.count ?? 0)
    : 0;
  return { lines, waiting: Number(waiting), next: before };
}

function linesBefore(
  { database }: Pick<CoreContext['data'], 'database'>,
  state: SyncState | null,
  before: number,
): { lines: OutboxLine[]; next: number | null } {
  const { read, site } = database;
  const changes = read.all(ownCommandsBefore(site, before, lookedThrough));
  const commands = new Map<string, { first: number; last: number }>();
  for (const { commandId, seq } of changes) {
    const command = commands.get(commandId);
    if (command) command.first = seq;
    else commands.set(commandId, { first: seq, last: seq });
  }
  const ends = changes.length < lookedThrough;
  // The oldest may go on beyond what was read, unless it is alone.
  if (!ends && commands.size > 1) commands.delete(changes.at(-1)?.commandId ?? '');
  const oldest = [...commands.values()].at(-1)?.first ?? 1;
  const entries = new Map(
    read.all(auditOfCommands([...commands.keys()])).map((entry) => [entry.command_id, entry]),
  );
  const caseIds = [...entries.values()].map(({ subject_id }) => subject_id);
  const numbers = new Map(read.all(casesByIds(caseIds)).map(({ id, number }) => [id, number]));
  const refused = new Map(read.all(refusedBetween(site, oldest, before)).map(({ seq, code }) => [seq, code]));
  const settled = new Map(
    read.all(settledAmong([...commands.keys()])).map(({ command_id, how }) => [command_id, how]),
  );
  const lines = [...commands].map(([commandId, { first, last }]): OutboxLine => {
    const entry = entries.get(commandId);
    const refusal = refused.get(first) ?? null;
    const known = numbers.get(entry?.subject_id ?? '') ?? null;
    // The number on the resident's paper, also when no case came of it.
    const caseNumber = known ?? (refusal ? numberIn(read.all(refusedCommand(site, commandId))) : null);
    return {
      commandId,
      seq: first,
      at: entry?.at ?? '',
      actorName: entry?.actor_name ?? '',
      title: commandTitle(entry?.command ?? ''),
      caseNumber,
      state: refusal ? 'refused' : stateOf(state, last),
      refusal,
      settled: (settled.get(commandId) ?? null) as OutboxLine['settled'],
    };
  });
  return { lines, next: ends ? null : oldest };
}

function stateOf(state: SyncState | null, seq: number): OutboxLine['state'] {
  if (!state) return 'saved';
  if (seq > state.sent_seq) return seq > state.exported_seq ? 'saved' : 'exported';
  return seq > state.answered_seq ? 'sent' : 'confirmed';
}

function matches(line: OutboxLine, { text, state }: OutboxQuestion): boolean {
  if (state !== null && line.state !== state) return false;
  const wanted = text.trim();
  const reason = line.refusal ? refusalWord(line.refusal) : '';
  return [line.title, line.actorName, line.caseNumber ?? '', reason].some((part) => part.includes(wanted));
}
