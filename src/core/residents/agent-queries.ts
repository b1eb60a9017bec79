import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';

const columns = [
  'agents.id',
  'agents.resident_id',
  'agents.identity_kind',
  'agents.identity_number',
  'agents.name',
  'agents.phone',
  'agents.relation',
  'agents.authorisation',
  'agents.authorised_until',
] as const;

export function agentById(id: string) {
  return query.selectFrom('agents').select(columns).where('id', '=', id);
}

/** Who has acted for the applicant and how often; identifiers of cases grow with time, so the highest is the last. */
export function agentsOfResident(residentIds: string[]) {
  return query
    .selectFrom('agents')
    .leftJoin('case_agents', 'case_agents.agent_id', 'agents.id')
    .select(columns)
    .select((expression) => expression.fn.count<number>('case_agents.case_id').as('times'))
    .where('agents.resident_id', 'in', residentIds)
    .groupBy('agents.id')
    .orderBy((expression) => expression.fn.max('case_agents.case_id'), 'desc')
    .orderBy('agents.id', 'desc');
}

export const agentOfCaseById = compiledFor((caseId: string) =>
  query
    .selectFrom('case_agents')
    .select(['name', 'masked_number', 'phone', 'relation', 'authorisation', 'authorised_until'])
    .where('case_id', '=', caseId),
);
