/** Where a ticket stands. `skipped` and `transferred` still wait; `done` and `missed` are the ends. */
export const TICKET_STATES = [
  'waiting',
  'called',
  'serving',
  'done',
  'skipped',
  'transferred',
  'missed',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** What can be done with a ticket: 叫号 重呼 开始办理 过号 作废 转号 办完 优先. */
export const TICKET_STEPS = [
  'call',
  'recall',
  'serve',
  'skip',
  'drop',
  'transfer',
  'finish',
  'prioritise',
] as const;
export type TicketStep = (typeof TICKET_STEPS)[number];

/** Why somebody comes before others: 老年人 残疾人 军人 孕妇 带婴幼儿 急事. */
export const PRIORITY_REASONS = [
  'elderly',
  'disabled',
  'soldier',
  'pregnant',
  'with-infant',
  'emergency',
] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

interface TicketTransition {
  readonly from: readonly TicketState[];
  readonly to: TicketState | 'unchanged';
}

const WAITING = ['waiting', 'skipped', 'transferred'] as const;

/** The whole life of a ticket on its day, one table for the screen and the core. */
export const TICKET_TRANSITIONS: Readonly<Record<TicketStep, TicketTransition>> = {
  call: { from: WAITING, to: 'called' },
  recall: { from: ['called', 'serving'], to: 'unchanged' },
  serve: { from: ['called'], to: 'serving' },
  skip: { from: ['called'], to: 'skipped' },
  // Somebody who never came, or left the hall.
  drop: { from: [...WAITING, 'called'], to: 'missed' },
  transfer: { from: [...WAITING, 'called', 'serving'], to: 'transferred' },
  finish: { from: ['called', 'serving'], to: 'done' },
  prioritise: { from: WAITING, to: 'unchanged' },
};

/** The state a step leads to, or null where it is not allowed. */
export function ticketAfter(state: TicketState, step: TicketStep): TicketState | null {
  const { from, to } = TICKET_TRANSITIONS[step];
  if (!from.includes(state)) return null;
  return to === 'unchanged' ? state : to;
}

/** Whether a ticket is still to be called. */
export function isWaiting(state: TicketState): boolean {
  return (WAITING as readonly TicketState[]).includes(state);
}

/** `A017`: the letter of the business group and the serial of its day, three digits or as many as it takes. */
export function formatTicketNumber(letter: string, serial: number): string {
  return `${letter}${String(serial).padStart(3, '0')}`;
}

/** What decides whose turn it is. */
export interface Waiting {
  readonly number: string;
  readonly letter: string;
  /** Grows with the moment of issue over all groups; a fraction lies between two others. */
  readonly place: number;
  readonly priority: boolean;
  /** Handed over to one window, which alone may call it; null for any. */
  readonly forCounter: number | null;
}

function inTurn(a: Waiting, b: Waiting): number {
  return Number(b.priority) - Number(a.priority) || a.place - b.place;
}

/**
 * Those a window may call, whose turn it is first: people with a reason for priority, then by place. A transferred
 * ticket keeps its place, so it stands among the new group as if it had been drawn there at the same moment.
 */
export function turnOrder<Ticket extends Waiting>(
  waiting: readonly Ticket[],
  counter: number,
  letters: readonly string[],
): Ticket[] {
  return waiting
    .filter(({ forCounter, letter }) =>
      forCounter === null ? letters.includes(letter) : forCounter === counter,
    )
    .sort(inTurn);
}

/**
 * Where somebody who did not come stands again: behind the next `after` of those waiting, of whatever group, since
 * a window that calls several groups would otherwise call the same person again at once.
 * @param places of those waiting, in any order
 */
export function placeAfterSkip(places: readonly number[], own: number, after: number): number {
  const sorted = [...places].sort((a, b) => a - b);
  const before = sorted[after - 1];
  const behind = sorted[after];
  if (behind === undefined) return Math.max(own, sorted.at(-1) ?? own) + 1;
  return Math.max(own, before === undefined ? behind - 1 : (before + behind) / 2);
}

/** Whole minutes somebody has waited between two instants, never negative. */
export function waitedMinutes(since: string, until: Date | string): number {
  const end = typeof until === 'string' ? Date.parse(until) : until.getTime();
  return Math.max(0, Math.floor((end - Date.parse(since)) / 60_000));
}
