/** What kind of number identifies a person at the window. */
export const PERSON_IDENTITY_KINDS = [
  'resident-id',
  'hk-macao-permit',
  'taiwan-permit',
  'passport',
  'none',
] as const;
export type PersonIdentityKind = (typeof PERSON_IDENTITY_KINDS)[number];

/**
 * What kind of number identifies an organisation: the unified social credit code (GB 32100), or an older registration
 * number of one that has no code yet, such as a self-employed business (个体户) registered before 2015-10-01.
 */
export const ORGANISATION_IDENTITY_KINDS = ['credit-code', 'registration-number'] as const;
export type OrganisationIdentityKind = (typeof ORGANISATION_IDENTITY_KINDS)[number];

/** Whether the number is an organisation's (单位) and not a person's (个人). */
export function isOrganisationKind(kind: string): kind is OrganisationIdentityKind {
  return (ORGANISATION_IDENTITY_KINDS as readonly string[]).includes(kind);
}
