import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';

export const lineColumns = [
  'residents.id',
  'residents.name',
  'residents.sex',
  'residents.birth_date',
  'residents.identity_kind',
  'residents.identity_number',
  'residents.phone',
  'residents.address',
] as const;

export const residentById = compiledFor((id: string) =>
  query.selectFrom('residents').select(lineColumns).where('id', '=', id),
);

export const residentsByNumber = compiledFor((identityKind: string, number: string) =>
  query
    .selectFrom('residents')
    .select(lineColumns)
    .where('identity_number', '=', number)
    .where('identity_number', '<>', '')
    .where('identity_kind', '=', identityKind)
    .orderBy('local_row'),
);

/** People whose identity number begins so. */
export function residentsByNumberStart(start: string, limit: number) {
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where('identity_number', '>=', start)
    .where('identity_number', '<', `${start}~`)
    .where('identity_number', '<>', '')
    .orderBy('identity_number')
    .limit(limit);
}

export function residentsByPhoneStart(start: string, limit: number) {
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where('phone', '>=', start)
    .where('phone', '<', `${start}~`)
    .where('phone', '<>', '')
    .orderBy('phone')
    .limit(limit);
}

export const organisationById = compiledFor((id: string) =>
  query
    .selectFrom('organisations')
    .select(['legal_representative', 'contact_name', 'missing_code_reason'])
    .where('id', '=', id),
);

export function marksOfResident(id: string) {
  return query.selectFrom('residents').select(['marks', 'mark_note']).where('id', '=', id);
}
