/**
 * Why a bundle is not taken in. `damaged` is also said of a wrong signature: who changed a file on the way cannot be told
 * from a stick that lost something.
 */
export const BUNDLE_REFUSALS = [
  /** No bundle at all. */
  'not-a-bundle',
  'too-large',
  /** Of another version of the format. */
  'other-format',
  'damaged',
  /** Of another hub than this one's. */
  'other-town',
  /** Its recipient is another centre, or the town. */
  'for-another',
  /** The sender is no centre of this town, or its machine was replaced. */
  'unknown-sender',
  /** Sealed for a key that this machine does not have (any more). */
  'other-key',
  /** Made before the hub was restored. */
  'outdated',
  /** The hub was restored and lacks what the sender stands on. */
  'behind',
  /** Something in between is missing: an earlier bundle was not taken in. */
  'gap',
  /** What it calls a log is not what is known of it. */
  'log-differs',
  /** Signed by a member of the town, but not what a bundle may hold. */
  'wrong-content',
  /** This site has no keys for bundles yet: it was not in contact with the hub since they exist. */
  'no-keys',
  /** This installation is a copy of another one, and has to speak with the hub before anybody can tell them apart. */
  'copied',
  /** Nobody of this number is known here. */
  'unknown-recipient',
] as const;
export type BundleRefusal = (typeof BUNDLE_REFUSALS)[number];
