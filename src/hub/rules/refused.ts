import type { Refusal } from '#shared/sync/answers.ts';

/** A command that is not taken in; all of it or nothing. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
