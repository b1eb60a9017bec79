import type { Answer } from '#shared/sync/answers.ts';
import { chainOver } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { CoreContext } from '../context.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import type { EntityName } from '../db/folded-rows.ts';
import type { SettledBy } from '../db/settling.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import type { NextRun } from './next-run.ts';
import { ordersWithin, ownChangesAfter, sharedWithin } from './queries.ts';
import { sha256 } from './signing.ts';

/** How many commands the hub answered, each way. */
export interface AnswerCount {
  confirmed: number;
  refused: number;
}

/**
 * Takes the hub's answers in, in the order of the own log; those that were taken before change nothing. What was
 * refused is folded out of its rows, and the record stays in the log with the reason.
 * @param pushed what they answer, which saves reading it again
 */
export function takeAnswers(
  { data: { database } }: CoreContext,
  answers: readonly Answer[],
  pushed?: NextRun,
  settledBy: SettledBy = 'commit',
): AnswerCount {
  return database.sync((log) => {
    const state = syncState(log.read) as SyncState;
    const count = { confirmed: 0, refused: 0 };
    const own = { site: database.site, after: state.answered_seq };
    const due = consecutive(answers, own.after);
    const upTo = due.at(-1)?.lastSeq ?? own.after;
    const known = pushed && isNextOf(state, own.site, pushed) && pushed.lastSeq === upTo ? pushed : null;
    const read = () => log.read.all(ownChangesAfter(own.site, own.after, upTo - own.after));
    const changes = known ? null : read();
    const length = known ? upTo - own.after : (changes?.length ?? 0);
    const taken = due.filter(({ lastSeq }) => lastSeq <= own.after + length);
    const last = taken.at(-1);
    if (!last) return count;
    const answered = (of: readonly Change[]) => of.slice(0, last.lastSeq - own.after);
    // A restored hub may say otherwise than it did.
    const orders = ordersWithin(own.site, own.after, last.lastSeq);
    const before = new Map(log.read.all(orders).map(({ seq, place }) => [seq, place]));
    for (const answer of taken) log.keepAnswer(answer);
    const moved = new Set(
      before.size === 0
        ? []
        : log.read
            .all(orders)
            .flatMap(({ seq, place }) => (before.has(seq) && before.get(seq) !== place ? [seq] : [])),
    );
    const refused = new Set<number>();
    for (const answer of taken) {
      count[answer.outcome === 'refused' ? 'refused' : 'confirmed'] += 1;
      if (answer.order) continue;
      const code = answer.refusal ?? 'bad-shape';
      for (let seq = answer.firstSeq; seq <= answer.lastSeq; seq += 1) {
        log.addFault({ ...own.site, seq }, { kind: 'refused', code });
        refused.add(seq);
      }
    }
    log.save({
      answered_seq: last.lastSeq,
      sent_seq: Math.max(last.lastSeq, state.sent_seq),
      chain: known?.head.chain ?? chainOver(state.chain, answered(changes ?? []), sha256),
    });
    // An order can change which of two values came first.
    const shared = new Set(log.read.all(sharedWithin(own.site, own.after, last.lastSeq)).map(nameOf));
    const isTouched = (change: Change) =>
      refused.has(change.seq) || moved.has(change.seq) || shared.has(nameOf(change));
    const none = refused.size + moved.size + shared.size === 0;
    const touched = none ? [] : answered(changes ?? read()).filter(isTouched);
    const names = new Map(
      touched.map((change) => [
        nameOf(change),
        { entity: change.entity, entityId: change.entityId } as EntityName,
      ]),
    );
    // What refers to others was written after them, and goes before them.
    for (const name of [...names.values()].reverse()) log.refoldOrWait(name);
    for (const name of log.waitingRows()) log.refoldOrWait(name);
    return count;
  }, settledBy);
}

/** Whether it is what follows on what was answered. */
function isNextOf({ answered_seq, chain }: SyncState, { epoch }: SiteIdentity, { head }: NextRun): boolean {
  return head.epoch === epoch && head.firstSeq === answered_seq + 1 && head.previousChain === chain;
}

function nameOf({ entity, entityId }: Pick<Change, 'entity' | 'entityId'>): string {
  return `${entity} ${entityId}`;
}

/** The answers that follow without a gap on what was answered before. */
function consecutive(answers: readonly Answer[], after: number): Answer[] {
  const due: Answer[] = [];
  let last = after;
  for (const answer of answers) {
    if (answer.lastSeq <= last) continue;
    if (answer.firstSeq !== last + 1) break;
    due.push(answer);
    last = answer.lastSeq;
  }
  return due;
}
