/** What can go wrong, by name. */
export const FAULTS = [
  'lose',
  'cut',
  'double',
  'partition',
  'site-crash',
  'hub-crash',
  'clock',
  'newer-version',
  'two-at-once',
  'hub-restore',
  'clone',
] as const;

/** Played only when asked for by name: not yet together with a restored hub and copied sites. */
export const NAMED_FAULTS = ['sticks'] as const;

export type Fault = (typeof FAULTS)[number] | (typeof NAMED_FAULTS)[number];
