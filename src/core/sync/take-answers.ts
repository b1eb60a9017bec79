import type { Answer } from '#shared/sync/answers.ts';
import { chainOver } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { CoreContext } from '../context.ts';
import type { EntityName } from '../db/folded-rows.ts';
import type { SyncLog } from '../db/sync-log.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { foreignChangeOf, ownChangesAfter } from './queries.ts';
import { sha256 } from './signing.ts';

/** How many commands the hub answered, each way. */
export interface AnswerCount {
  confirmed: number;
  refused: number;
}

/**
 * Takes the hub's answers in, in the order of the own log; those that were taken before change nothing. What was
 * refused is folded out of its rows, and the record stays in the log with the reason.
 */
export function takeAnswers({ data: { database } }: CoreContext, answers: readonly Answer[]): AnswerCount {
  return database.sync((log) => {
    const state = syncState(log.read) as SyncState;
    const count = { confirmed: 0, refused: 0 };
    let { answered_seq: answered, chain } = state;
    const touched = new Map<string, EntityName>();
    for (const answer of answers) {
      if (answer.lastSeq <= answered) continue;
      if (answer.firstSeq !== answered + 1) break;
      const length = answer.lastSeq - answered;
      const changes = log.read.all(ownChangesAfter(database.site, answered, length));
      if (changes.length < length) break;
      count[answer.outcome === 'refused' ? 'refused' : 'confirmed'] += 1;
      for (const [at, change] of changes.entries()) takeAnswer(log, change, answer, at, touched);
      chain = chainOver(chain, changes, sha256);
      answered = answer.lastSeq;
    }
    if (answered === state.answered_seq) return count;
    log.save({ answered_seq: answered, sent_seq: Math.max(answered, state.sent_seq), chain });
    // What refers to others was written after them, and goes before them.
    for (const name of [...touched.values()].reverse()) log.refoldOrWait(name);
    for (const name of log.waitingRows()) log.refoldOrWait(name);
    return count;
  });
}

function takeAnswer(
  log: SyncLog,
  change: Change,
  { order, refusal }: Answer,
  at: number,
  touched: Map<string, EntityName>,
): void {
  const { entity, entityId, siteNumber } = change;
  if (order) log.setOrder(change, { epoch: order.epoch, number: order.number + at });
  else log.addFault(change, { kind: 'refused', code: refusal ?? 'bad-shape' });
  // An order can change which of two values came first.
  if (!order || log.read.first(foreignChangeOf(entity, entityId, siteNumber))) {
    touched.set(`${entity} ${entityId}`, { entity, entityId } as EntityName);
  }
}
