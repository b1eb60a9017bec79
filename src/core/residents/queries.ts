import { sql } from 'kysely';
import { query } from '../db/query.ts';
import { spaceCharacters } from '../db/synced-entities.ts';

const lineColumns = [
  'residents.id',
  'residents.name',
  'residents.sex',
  'residents.birth_date',
  'residents.identity_kind',
  'residents.identity_number',
  'residents.phone',
  'residents.address',
] as const;

/** How many people of one name are looked through before the best are picked. */
const nameWindow = 200;

export function residentById(id: string) {
  return query.selectFrom('residents').select(lineColumns).where('id', '=', id);
}

export function residentsByNumber(identityKind: string, number: string) {
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where('identity_number', '=', number)
    .where('identity_number', '<>', '')
    .where('identity_kind', '=', identityKind)
    .orderBy('local_row');
}

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

export function residentsByInitials(initials: string, limit: number) {
  // The initial of a character without a known reading is the character itself, above every letter.
  const end = `${initials}\u{10ffff}`;
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where('name_initials', '>=', initials)
    .where('name_initials', '<', end)
    .orderBy('name_initials')
    .limit(limit);
}

/** People whose name holds these characters next to each other, the exact name first. */
export function residentsByName(name: string, limit: number) {
  const characters = spaceCharacters(name);
  const phrase = `"${characters}"`;
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where(
      sql<boolean>`residents.local_row IN (
        SELECT rowid FROM resident_names WHERE resident_names MATCH ${phrase} LIMIT ${sql.lit(nameWindow)})`,
    )
    .orderBy(sql`residents.name_characters = ${characters}`, 'desc')
    .orderBy('residents.local_row')
    .limit(limit);
}
