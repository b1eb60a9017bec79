/**
 * One run of the hub's process. All numbers within it were given by one writer, so two who know the same start agree on
 * the numbers up to its end: a hub that was restored from a backup lacks the starts that came after the backup.
 */
export interface HubStart {
  readonly id: string;
  readonly epoch: number;
  /** The last number that had been given before it. */
  readonly after: number;
}

/** Numbers that a hub had given and, restored from a backup, does not know any more. */
export interface LostNumbers {
  readonly epoch: number;
  readonly after: number;
  readonly upTo: number;
}

/**
 * Up to which number a site and its hub have the same history.
 * @param known the starts this site knows of, oldest first
 * @param told all starts of the hub, or those from the last one on that this site knows
 * @param cursor the last number this site has; @param lastNumber the last one the hub has given
 */
export function agreedNumber(
  known: readonly HubStart[],
  told: readonly HubStart[],
  cursor: number,
  lastNumber: number,
): number {
  const at = known.findLastIndex(({ id }) => told.some((start) => start.id === id));
  const common = known[at];
  if (!common) return 0;
  const next = told[told.findIndex(({ id }) => id === common.id) + 1];
  return Math.min(cursor, known[at + 1]?.after ?? cursor, next?.after ?? lastNumber);
}

/** What a site had been given of a history that the hub does not have any more, start by start. */
export function lostNumbers(known: readonly HubStart[], agreed: number, cursor: number): LostNumbers[] {
  return known
    .map(({ epoch, after }, at) => ({
      epoch,
      after: Math.max(after, agreed),
      upTo: Math.min(known[at + 1]?.after ?? cursor, cursor),
    }))
    .filter(({ after, upTo }) => upTo > after);
}

/** Up to which number a place of each epoch is sure to be the same at the hub, by the history that both have. */
export function sureNumbers(known: readonly HubStart[], agreed: number): ReadonlyMap<number, number> {
  return new Map(
    known.flatMap(({ epoch, after }, at): [number, number][] => {
      const upTo = Math.min(known[at + 1]?.after ?? agreed, agreed);
      return upTo > after ? [[epoch, upTo]] : [];
    }),
  );
}

/** The starts a site knows after the hub has told of its own. */
export function joinedStarts(known: readonly HubStart[], told: readonly HubStart[]): HubStart[] {
  const at = known.findIndex(({ id }) => id === told[0]?.id);
  return [...known.slice(0, Math.max(at, 0)), ...told];
}
