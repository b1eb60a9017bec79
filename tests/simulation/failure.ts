/** What must hold did not. */
export class Broken extends Error {}

/** @throws Broken */
export function hold(condition: boolean, what: () => string): asserts condition {
  if (!condition) throw new Broken(what());
}
