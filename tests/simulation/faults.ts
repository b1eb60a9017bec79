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
] as const;

/** What the code does not recover from yet: played only when it is asked for by name. */
export const PLANNED_FAULTS = ['clone'] as const;

export type Fault = (typeof FAULTS)[number] | (typeof PLANNED_FAULTS)[number];
