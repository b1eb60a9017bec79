const BLOCK = 100_000;

/**
 * After which serial a year's numbers begin in an epoch of an installation. Two copies of one centre count on without
 * knowing of each other; each epoch has a hundred thousand numbers a year of its own, so that from the moment they know
 * they give no number out twice.
 */
export function serialBlock(epoch: number): number {
  return (epoch - 1) * BLOCK;
}
