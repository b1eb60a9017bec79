import { sql } from 'kysely';
import { query } from '../db/query.ts';
import { spaceCharacters } from '../db/synced-entities.ts';
import { lineColumns } from './queries.ts';

/**
 * Of how many who fit exactly the last visit is looked up: more than have one name in a town of a million (220), and of
 * those with the same initials (3000) the last registered.
 */
const exactWindow = 1000;
/** Of those who only have a part of the name in common; typing on finds the others. */
const partWindow = 400;

const lastVisit = sql`(SELECT max(cases.received_at) FROM cases WHERE cases.resident_id = residents.id)`;

function people() {
  return query.selectFrom('residents').select(lineColumns);
}

/** Who has exactly this name, who was here last first. */
export function residentsByName(name: string, limit: number) {
  const characters = spaceCharacters(name);
  return people()
    .where(
      sql<boolean>`residents.local_row IN (
        SELECT local_row FROM residents WHERE name_characters = ${characters} LIMIT ${sql.lit(exactWindow)})`,
    )
    .orderBy(sql`${lastVisit} DESC`)
    .orderBy('residents.local_row', 'desc')
    .limit(limit);
}

/** Whose name holds these characters next to each other: names that begin so first, then who was here last. */
export function residentsByNamePart(name: string, limit: number) {
  const characters = spaceCharacters(name);
  return people()
    .where(
      sql<boolean>`residents.local_row IN (SELECT rowid FROM resident_names
        WHERE resident_names MATCH ${`"${characters}"`} ORDER BY rowid DESC LIMIT ${sql.lit(partWindow)})`,
    )
    .orderBy(sql`substr(residents.name_characters, 1, ${characters.length}) = ${characters}`, 'desc')
    .orderBy(sql`${lastVisit} DESC`)
    .orderBy('residents.local_row', 'desc')
    .limit(limit);
}

/** Whose name has exactly these initials, who was here last first. */
export function residentsByInitials(initials: string, limit: number) {
  return people()
    .where(
      sql<boolean>`residents.local_row IN (SELECT local_row FROM residents
        WHERE name_initials = ${initials} ORDER BY local_row DESC LIMIT ${sql.lit(exactWindow)})`,
    )
    .orderBy(sql`${lastVisit} DESC`)
    .orderBy('residents.local_row', 'desc')
    .limit(limit);
}

/** Whose name begins with these initials. */
export function residentsByInitialsStart(initials: string, limit: number) {
  // The initial of a character without a known reading is the character itself, above every letter.
  const end = `${initials}\u{10ffff}`;
  return people()
    .where('name_initials', '>', initials)
    .where('name_initials', '<', end)
    .orderBy('name_initials')
    .limit(limit);
}

/** Whose number of a paper ends so; at least four characters. */
export function residentsByNumberEnd(end: string, limit: number) {
  return people()
    .where('identity_number', '<>', '')
    .where(sql<boolean>`substr(identity_number, -4) = ${end.slice(-4)}`)
    .where(sql<boolean>`substr(identity_number, ${sql.lit(-end.length)}) = ${end}`)
    .orderBy('local_row', 'desc')
    .limit(limit);
}

/** Whose telephone number ends so; at least four digits. */
export function residentsByPhoneEnd(end: string, limit: number) {
  return people()
    .where('phone', '<>', '')
    .where(sql<boolean>`substr(phone, -4) = ${end.slice(-4)}`)
    .where(sql<boolean>`substr(phone, ${sql.lit(-end.length)}) = ${end}`)
    .orderBy('local_row', 'desc')
    .limit(limit);
}

/** Who was born on a day. */
export function residentsBornOn(birthDate: string, limit: number) {
  return people().where('birth_date', '=', birthDate).orderBy('local_row', 'desc').limit(limit);
}
