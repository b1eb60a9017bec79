import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';
import { spaceCharacters } from '../db/synced-entities.ts';
import { lineColumns } from './queries.ts';

/** More people of one name than a clerk would compare. */
const most = 10;

function people() {
  return query
    .selectFrom('residents')
    .select(lineColumns)
    .where('identity_kind', 'not in', ['credit-code', 'registration-number'])
    .orderBy('local_row')
    .limit(most);
}

/** People of this name, however it is spaced or dotted, born that day. */
export function residentsByNameAndBirth(name: string, birthDate: string) {
  return byCharactersAndBirth(spaceCharacters(name), birthDate);
}

const byCharactersAndBirth = compiledFor((characters: string, birthDate: string) =>
  people().where('name_characters', '=', characters).where('birth_date', '=', birthDate),
);

/** People of this name who live at the address, by their own record or by that of their household. */
export function residentsByNameAtAddress(name: string, address: string) {
  return byCharactersAtAddress(spaceCharacters(name), address);
}

const byCharactersAtAddress = compiledFor((characters: string, address: string) =>
  people()
    .where('name_characters', '=', characters)
    .where((where) =>
      where.or([
        where('address', '=', address),
        where(
          'residents.id',
          'in',
          query
            .selectFrom('household_members')
            .innerJoin('households', 'households.id', 'household_members.household_id')
            .select('household_members.resident_id')
            .where('households.address', '=', address),
        ),
      ]),
    ),
);

export function countOpenCasesOf(residentIds: string[]) {
  return query
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('resident_id', 'in', residentIds)
    .where('closed_at', 'is', null);
}
