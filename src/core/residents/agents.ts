import { uuidv7 } from 'uuidv7';
import type { CaseAgent } from '#shared/contract/cases.ts';
import type { Agent } from '#shared/contract/intake.ts';
import type { KnownAgent } from '#shared/contract/residents.ts';
import { type Authorisation, isAuthorisedOn } from '#shared/domain/agency.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { agentById, agentOfCaseById, agentsOfResident } from './agent-queries.ts';
import { recordsOfPerson } from './joined.ts';
import { tidyIdentityNumber } from './resident-line.ts';

/** Everybody who has acted for the applicant, the last one first. @param residentIds every record of the applicant */
export function knownAgents(read: ReadHandle, residentIds: string[], today: LocalDate): KnownAgent[] {
  return read.all(agentsOfResident(residentIds)).map((row) => ({
    id: row.id,
    identityKind: row.identity_kind as KnownAgent['identityKind'],
    name: row.name,
    maskedNumber: maskIdentityNumber(row.identity_number),
    phone: row.phone,
    relation: row.relation as KnownAgent['relation'],
    authorisation: row.authorisation as KnownAgent['authorisation'],
    until: row.authorised_until,
    authorised: isAuthorisedOn(row.authorisation as Authorisation, row.authorised_until, today),
    times: row.times,
  }));
}

/** Who brought a case; null when the applicant came in person. */
export function agentOfCase(read: ReadHandle, caseId: string): CaseAgent | null {
  const row = read.first(agentOfCaseById(caseId));
  return row
    ? {
        name: row.name,
        maskedNumber: row.masked_number,
        phone: row.phone,
        relation: row.relation as CaseAgent['relation'],
        authorisation: row.authorisation as CaseAgent['authorisation'],
        until: row.authorised_until,
      }
    : null;
}

/**
 * Writes down who brought the case, and remembers them with the applicant for the next time. The same number is the
 * same agent, with the relation and the authorisation of today.
 * @throws CoreError `NOT_FOUND` for an agent who is not the applicant's
 */
export function rememberAgent(
  unit: UnitOfWork,
  { caseId, residentId, agent }: { caseId: string; residentId: string; agent: Agent },
): void {
  const known = findKnown(unit, residentId, agent);
  if (agent.agentId !== null && !known) throw failure('NOT_FOUND', { entity: 'agent', id: agent.agentId });
  const fields = {
    name: known?.name ?? agent.name.trim(),
    phone: agent.phone.trim() || (known?.phone ?? ''),
    relation: agent.relation,
    authorisation: agent.authorisation ?? '',
    authorised_until: agent.until,
  };
  const id = known?.id ?? uuidv7();
  const number = known?.identity_number ?? tidyIdentityNumber(agent.number);
  if (known) unit.update('agent', { id }, fields);
  else {
    const identity = { identity_kind: agent.identityKind, identity_number: number };
    unit.insert('agent', { id, resident_id: residentId, ...identity, ...fields });
  }
  unit.insert('caseAgent', {
    case_id: caseId,
    agent_id: id,
    masked_number: maskIdentityNumber(number),
    ...fields,
  });
}

function findKnown(unit: UnitOfWork, residentId: string, { agentId, identityKind, number }: Agent) {
  const records = recordsOfPerson(unit.read, residentId);
  if (agentId !== null) {
    const row = unit.read.first(agentById(agentId));
    return row && records.includes(row.resident_id) ? row : undefined;
  }
  const tidied = tidyIdentityNumber(number);
  return unit.read
    .all(agentsOfResident(records))
    .find((row) => row.identity_kind === identityKind && row.identity_number === tidied);
}
