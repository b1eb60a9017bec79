import { type InferClientErrors, isDefinedError } from '@orpc/client';
import type { CoreClient } from '#shared/contract/index.ts';
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

/** The field to go to for an error of an acceptance; null when no field can mend it. */
export function fieldOfProblem(error: InferClientErrors<CoreClient>['intake']['accept']): Field | null {
  if (!isDefinedError(error)) return null;
  if (error.code === 'PAPERS_MISSING') return 'papers';
  if (error.code !== 'INVALID_ANSWERS') return null;
  const agents = error.data.problems.map(({ field }) => (field === 'agent' ? 'agent.number' : field));
  const ofAgent = agents.find(isAgentField);
  if (ofAgent) return ofAgent;
  const named = new Set(error.data.problems.map(({ field }) => field.split('.').at(-1)));
  const asked = error.data.problems.map(({ field }) => field).find(isAskedField);
  return FIELDS.find((field) => named.has(field)) ?? asked ?? null;
}
