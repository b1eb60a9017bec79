import { ORPCError } from '@orpc/client';
import { type Field, isAgentField, isAskedField } from './fields.ts';

const FIELDS: readonly Field[] = [
  'number',
  'missingCodeReason',
  'name',
  'sex',
  'birthDate',
  'phone',
  'address',
];

/** The field of the form to go to for an error of core; null when no field can mend it. */
export function fieldOfProblem(error: unknown): Field | null {
  if (!(error instanceof ORPCError)) return null;
  if (error.code === 'PAPERS_MISSING') return 'papers';
  if (error.code !== 'INVALID_ANSWERS') return null;
  const { problems } = error.data as { problems: readonly { field: string }[] };
  const agents = problems.map(({ field }) => (field === 'agent' ? 'agent.number' : field));
  const ofAgent = agents.find(isAgentField);
  if (ofAgent) return ofAgent;
  const named = new Set(problems.map(({ field }) => field.split('.').at(-1)));
  const asked = problems.map(({ field }) => field).find(isAskedField);
  return FIELDS.find((field) => named.has(field)) ?? asked ?? null;
}
