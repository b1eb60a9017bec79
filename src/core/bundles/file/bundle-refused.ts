import type { BundleRefusal } from '#shared/sync/bundle-refusals.ts';

/** A bundle that is not taken in, or cannot be made. */
export class BundleRefused extends Error {
  readonly why: BundleRefusal;
  /** Whom it is for, where that is the reason: a site's number or `hub`. */
  readonly recipient: string | undefined;

  constructor(why: BundleRefusal, recipient?: string) {
    super(`BUNDLE_REFUSED ${why}`);
    this.why = why;
    this.recipient = recipient;
  }
}
