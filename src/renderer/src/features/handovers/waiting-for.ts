import type { HandoverLine } from '#shared/contract/handovers.ts';

/** Neither taken by the receiver nor taken back by the giver. */
export function isWaiting({ confirmedAt, withdrawnAt }: HandoverLine): boolean {
  return confirmedAt === null && withdrawnAt === null;
}

/** What was handed to a person who has not taken it yet. */
export function waitingFor(staffId: string, handovers: readonly HandoverLine[]): HandoverLine[] {
  return handovers.filter((one) => one.toId === staffId && isWaiting(one));
}
