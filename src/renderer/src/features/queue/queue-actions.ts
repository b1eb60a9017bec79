import type { QueueTicket } from '#shared/contract/queue.ts';
import type { PriorityReason } from '#shared/domain/queue.ts';
import { explainError } from '#shared/wording/errors.ts';
import { core } from '../../app/core/core.ts';
import { createStore } from '../../app/store.ts';
import { counterLetters, lettersOf } from './counter-letters.ts';
import { refreshQueue } from './use-queue.ts';

/** A word has been read by then. */
const SAID_MS = 8000;

/** One line on how the last thing done with the queue went; empty when that can be seen. */
export const queueSaid = createStore('');
let silence: ReturnType<typeof setTimeout> | undefined;

function say(word: string): void {
  clearTimeout(silence);
  queueSaid.set(word);
  if (word !== '') silence = setTimeout(() => queueSaid.set(''), SAID_MS);
}

/** Does something with the queue, reads it anew, and says what went wrong. */
export async function queueAction<Answer>(work: () => Promise<Answer>, done = ''): Promise<Answer | null> {
  try {
    const answer = await work();
    say(done);
    return answer;
  } catch (error) {
    say(explainError(error));
    return null;
  } finally {
    void refreshQueue();
  }
}

/** Calls the next to this window, and says so when nobody waits. */
export async function callNext(counter: number): Promise<QueueTicket | null> {
  const ticket = await queueAction(() =>
    core.queue.callNext({ counter, ...lettersOf(counterLetters.get()) }),
  );
  if (!ticket && queueSaid.get() === '') say('现在没有人等候');
  return ticket;
}

export function recall(number: string): void {
  void queueAction(() => core.queue.recall({ number }), `${number} 已重呼`);
}

export async function skip(number: string): Promise<void> {
  const skipped = await queueAction(() => core.queue.skip({ number }));
  if (skipped) say(skipped.state === 'missed' ? `${number} 多次过号，已作废` : `${number} 过号，稍后再叫`);
}

export function drop(number: string): void {
  void queueAction(() => core.queue.drop({ number }), `${number} 已作废`);
}

export function prioritise(number: string, reason: PriorityReason): void {
  void queueAction(() => core.queue.prioritise({ number, reason }), `${number} 已优先`);
}

export function transfer(number: string, letter: string, counter: number | null): void {
  void queueAction(() => core.queue.transfer({ number, letter, counter }), `${number} 已转号`);
}

/** Notes that the person with the ticket is being served under this intake; nobody waits for that. */
export function serve(number: string, intakeId: string): void {
  void core.queue
    .serve({ number, intakeId })
    .catch(() => undefined)
    .finally(() => void refreshQueue());
}

/** Opens the public's screen; that it is open can be seen on it. */
export function openPublicScreen(): void {
  void queueAction(() => core.queue.openPublicScreen());
}
