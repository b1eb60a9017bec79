import type { Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { hasTerm } from '#shared/domain/agency.ts';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import type { AgentField, Field } from './fields.ts';

const PERSON = ['number', 'name', 'sex', 'birthDate', 'phone', 'address'] as const;

const ORGANISATION = [
  'number',
  'missingCodeReason',
  'name',
  'legalRepresentative',
  'contactName',
  'phone',
  'address',
] as const;

const AGENT = [
  'agent.number',
  'agent.name',
  'agent.phone',
  'agent.relation',
  'agent.authorisation',
  'agent.until',
] as const;

export type ApplicantField = (typeof PERSON)[number] | (typeof ORGANISATION)[number];

/** What is asked about the applicant and whoever acts for them, in its order. */
export function fieldsAboutPeople({ applicant, agent }: IntakeDraft): Field[] {
  return [...(isOrganisationKind(applicant.identityKind) ? ORGANISATION : PERSON), ...(agent ? AGENT : [])];
}

/** Whether a number can be one at all. A half-typed one is no answer, whenever it was typed. */
function isNumberWhole({ identityKind, number }: Applicant): boolean {
  if (identityKind === 'none') return true;
  if (identityKind === 'resident-id') return checkIdentityNumber(number).valid;
  return identityKind === 'credit-code' ? checkCreditCode(number).valid : number.trim() !== '';
}

/** Whether something about the applicant needs no answer any more. */
export function isApplicantAnswered(field: ApplicantField, applicant: Applicant): boolean {
  // A known applicant is asked nothing again, not even what was left empty the last time.
  if (applicant.residentId !== null) return true;
  switch (field) {
    case 'number':
      return isNumberWhole(applicant);
    case 'sex':
      // The number tells it, and is asked for instead.
      return applicant.identityKind === 'resident-id' || applicant.sex !== '0';
    case 'birthDate':
      return applicant.identityKind === 'resident-id' || applicant.birthDate !== null;
    case 'missingCodeReason':
      return applicant.identityKind === 'credit-code' || Boolean(applicant.organisation?.[field]);
    case 'legalRepresentative':
    case 'contactName':
      return Boolean(applicant.organisation?.[field]);
    default:
      return Boolean(applicant[field]);
  }
}

/** Whether something about the agent needs no answer any more. */
export function isAgentAnswered(field: AgentField, { agent, applicant }: IntakeDraft): boolean {
  if (!agent) return true;
  switch (field) {
    case 'agent.number':
      return agent.agentId !== null || agent.number !== '';
    case 'agent.name':
      return agent.name !== '';
    case 'agent.phone':
      return agent.agentId !== null || agent.phone !== '';
    case 'agent.relation':
      return agent.relation !== null || isOrganisationKind(applicant.identityKind);
    case 'agent.authorisation':
      return agent.authorisation !== null;
    case 'agent.until':
      // Where there is a term, an empty day means this one matter; whoever goes on with Enter has said so.
      return agent.until !== null || (agent.authorisation !== null && !hasTerm(agent.authorisation));
  }
}

/** Whether everything about the applicant is there that an acceptance needs. */
export function isApplicantComplete(applicant: Applicant, numberHolds: boolean): boolean {
  if (applicant.residentId !== null) return true;
  if (!numberHolds || applicant.name.trim() === '') return false;
  return isApplicantAnswered(
    isOrganisationKind(applicant.identityKind) ? 'missingCodeReason' : 'sex',
    applicant,
  );
}
