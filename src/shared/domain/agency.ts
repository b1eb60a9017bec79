/** What an agent is to the applicant: kin, a guardian, a cadre of the village (帮办代办), somebody else. */
export const AGENT_RELATIONS = [
  'spouse',
  'son',
  'daughter',
  'parent',
  'relative',
  'guardian',
  'village-cadre',
  'other',
] as const;
export type AgentRelation = (typeof AGENT_RELATIONS)[number];

/** On what an agent of a person acts. */
export const PERSON_AUTHORISATIONS = [
  'power-of-attorney',
  'kinship',
  'guardianship',
  'village-cadre',
] as const;
/** On what somebody acts for an organisation: sent by it (经办人), or as its legal representative. */
export const ORGANISATION_AUTHORISATIONS = ['sent-by-organisation', 'legal-representative'] as const;
export const AUTHORISATIONS = [...PERSON_AUTHORISATIONS, ...ORGANISATION_AUTHORISATIONS] as const;
export type Authorisation = (typeof AUTHORISATIONS)[number];

/** What somebody may act on for this applicant. */
export function authorisationsFor({ organisation }: { organisation: boolean }): readonly Authorisation[] {
  return organisation ? ORGANISATION_AUTHORISATIONS : PERSON_AUTHORISATIONS;
}

/** What an agent of this relation usually acts on; proposed, never assumed. */
export function usualAuthorisation(relation: AgentRelation): Authorisation {
  if (relation === 'guardian') return 'guardianship';
  return relation === 'village-cadre' ? 'village-cadre' : 'power-of-attorney';
}

/**
 * Whether somebody acts as a member of the organisation. An organisation can act in no other way, so this is no
 * proxy, and an item that demands the applicant in person does not refuse it.
 */
export function actsForOrganisation(authorisation: Authorisation): boolean {
  return (ORGANISATION_AUTHORISATIONS as readonly string[]).includes(authorisation);
}

/** Whether an authorisation is given for a time; a guardian and a legal representative act by law. */
export function hasTerm(authorisation: Authorisation): boolean {
  return authorisation !== 'guardianship' && authorisation !== 'legal-representative';
}

/** Whether an authorisation still holds on a day; one without a last day was for a single matter, which is over. */
export function isAuthorisedOn(authorisation: Authorisation, until: string | null, today: string): boolean {
  return !hasTerm(authorisation) || (until !== null && until >= today);
}
