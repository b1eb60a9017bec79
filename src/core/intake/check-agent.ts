import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { actsForOrganisation, authorisationsFor } from '#shared/domain/agency.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { residentById } from '../residents/queries.ts';
import type { AnswerProblem } from './check-answers.ts';

/**
 * Whether the item takes this applicant, and what is wrong with the answers about who stands at the window for them.
 * An agent needs an identity and an authorisation that holds today; an organisation always needs somebody.
 */
export function checkAgent(
  read: ReadHandle,
  item: ServiceItem,
  { applicant, agent }: IntakeDraft,
  today: LocalDate,
): AnswerProblem[] {
  const known = applicant.residentId === null ? null : read.first(residentById(applicant.residentId));
  const organisation = isOrganisationKind(known?.identity_kind ?? applicant.identityKind);
  const problems: AnswerProblem[] = [];
  const report = (field: string, code: string) => problems.push({ field, code });
  if (item.applicants === (organisation ? 'people' : 'organisations')) {
    report('itemCode', organisation ? 'people-only' : 'organisations-only');
  }
  if (agent === null) {
    if (organisation) report('agent', 'empty');
    return problems;
  }
  if (agent.agentId === null) {
    if (agent.name.trim() === '') report('agent.name', 'empty');
    const fault = numberFault(agent.identityKind, agent.number, today);
    if (fault !== null) report('agent.number', fault);
  }
  if (!organisation && agent.relation === null) report('agent.relation', 'empty');
  if (agent.authorisation === null) report('agent.authorisation', 'empty');
  else if (!authorisationsFor({ organisation }).includes(agent.authorisation)) {
    report(
      'agent.authorisation',
      actsForOrganisation(agent.authorisation) ? 'people-only' : 'organisations-only',
    );
  }
  if (agent.until !== null && !isLocalDate(agent.until)) report('agent.until', 'not-a-date');
  else if (agent.until !== null && agent.until < today) report('agent.until', 'expired');
  return problems;
}

function numberFault(identityKind: string, number: string, today: LocalDate): string | null {
  if (identityKind !== 'resident-id') return tidyCode(number).text === '' ? 'empty' : null;
  const check = checkIdentityNumber(number, today);
  return check.valid ? null : check.reason;
}
