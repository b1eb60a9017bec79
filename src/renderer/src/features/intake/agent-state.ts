import type { Agent, Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import type { KnownAgent, ResidentCard } from '#shared/contract/residents.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';

/** Nobody named yet. */
export const NO_AGENT: Agent = {
  agentId: null,
  identityKind: 'resident-id',
  number: '',
  name: '',
  phone: '',
  relation: null,
  authorisation: null,
  until: null,
};

/** Somebody who came before, with the authorisation of then; an expired one has to be asked for again. */
export function offeredAgent(known: KnownAgent): Agent {
  const { id, identityKind, name, phone, relation, authorisation, until, authorised } = known;
  return {
    agentId: id,
    identityKind: identityKind as Agent['identityKind'],
    number: '',
    name,
    phone,
    relation,
    authorisation,
    until: authorised ? until : null,
  };
}

/** The one who came last, or nobody yet. */
export function firstAgent(known: readonly KnownAgent[]): Agent {
  return known[0] ? offeredAgent(known[0]) : NO_AGENT;
}

/**
 * Who acts for an applicant who has just been named or known: somebody for an organisation, always; for a person who
 * was said to be there. What was typed about them stays.
 */
export function agentFor(
  { applicant, agent }: IntakeDraft,
  next: Applicant,
  person?: ResidentCard,
): Agent | null {
  const organisation = isOrganisationKind(next.identityKind);
  const wasOrganisation = isOrganisationKind(applicant.identityKind);
  if (next.residentId === applicant.residentId && organisation === wasOrganisation) return agent;
  const kept = organisation === wasOrganisation && agent?.agentId === null ? agent : null;
  if (!organisation && (wasOrganisation || agent === null)) return null;
  const typed = kept !== null && (kept.number !== '' || kept.name !== '');
  return typed ? kept : firstAgent(person?.agents ?? []);
}
