/** A town as small as most histories are of. */
const few = 4;
/** More rounds under way at once than in a small town, and each of them hardly moves. */
const usualRounds = 3;

/**
 * By how much a town is larger than a small one. What befalls all of it at once, a night or a hub that falls over, comes by the
 * clock and not by the number of commands; otherwise hardly a round of many centres would ever come to its end.
 */
export function crowd(sites: number): number {
  return Math.max(1, sites / few);
}

/** How much more seldom a round begins while so many are under way: a message of each has to move before it ends. */
export function eagerness(roundsUnderWay: number): number {
  return Math.min(1, usualRounds / Math.max(1, roundsUnderWay));
}
