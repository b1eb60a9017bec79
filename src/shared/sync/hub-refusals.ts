/**
 * Why a hub and a site cannot go on with each other. Of the last two the site itself takes notice: the hub lacks what it
 * had confirmed, as after a restored backup, or knows a log of this site that is not this one, as after a copied disk.
 */
export const HUB_REFUSALS = [
  'CODE_NOT_VALID',
  'SITE_NOT_KNOWN',
  'SESSION_OVER',
  'OUT_OF_ORDER',
  'CHAIN_DIFFERS',
  'BATCH_NOT_VALID',
  'PROTOCOL_TOO_OLD',
  'HUB_WENT_BACK',
  'SITE_FORKED',
] as const;
export type HubRefusal = (typeof HUB_REFUSALS)[number];
