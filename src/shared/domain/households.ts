/** What a member of a household (户) is to its head (户主). */
export const HOUSEHOLD_RELATIONS = [
  'head',
  'spouse',
  'son',
  'daughter',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
] as const;
export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];
