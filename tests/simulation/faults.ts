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
  'sticks',
] as const;

export type Fault = (typeof FAULTS)[number];
