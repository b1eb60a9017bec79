import type { ResidentCard, ResidentLine } from '#shared/contract/residents.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { normaliseSearchText } from '#shared/domain/search-text.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { caseLineReader } from '../cases/case-line.ts';
import { closedCasesOfResident, countClosedCasesOfResident, openCasesOfResident } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import {
  residentById,
  residentsByInitials,
  residentsByName,
  residentsByNumber,
  residentsByNumberStart,
  residentsByPhoneStart,
} from './queries.ts';

export interface ResidentRow {
  id: string;
  name: string;
  sex: string;
  birth_date: string | null;
  identity_kind: string;
  identity_number: string;
  phone: string;
  address: string;
}

const pastCasesShown = 5;

/** The number as it is kept: without spaces and hyphens, in half-width capitals. */
export function tidyIdentityNumber(number: string): string {
  return tidyCode(number).text;
}

/** The known person with this number, or null. The oldest record where two sites registered the same person. */
export function findByNumber(
  context: CoreContext,
  identityKind: string,
  number: string,
): ResidentCard | null {
  const { read } = context.data.database;
  const row = read.first(residentsByNumber(identityKind, tidyIdentityNumber(number)));
  return row ? cardOf(context, row) : null;
}

/** @throws CoreError `NOT_FOUND` */
export function getResident(context: CoreContext, id: string): ResidentCard {
  const row = context.data.database.read.first(residentById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'resident', id });
  return cardOf(context, row);
}

/** People by name, pinyin initials, or the beginning of the number of a paper or a telephone number. */
export function searchResidents(read: ReadHandle, text: string, limit: number): ResidentRow[] {
  const tidied = tidyIdentityNumber(text);
  if (/^[A-Z]{0,2}\d{3,17}[\dX]?$/.test(tidied)) {
    const byNumber = read.all(residentsByNumberStart(tidied, limit));
    return byNumber.length >= limit
      ? byNumber
      : joinById(byNumber, read.all(residentsByPhoneStart(tidied, limit)), limit);
  }
  const normalised = normaliseSearchText(text);
  if (/^[a-z]{2,}$/.test(normalised)) return read.all(residentsByInitials(normalised, limit));
  if (!/\p{Script=Han}/u.test(normalised)) return [];
  return read.all(residentsByName(normalised, limit));
}

/** A person as a list shows one; the number is masked before it leaves core. */
export function residentLineOf(row: ResidentRow): ResidentLine {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex as ResidentLine['sex'],
    birthDate: row.birth_date,
    identityKind: row.identity_kind as ResidentLine['identityKind'],
    maskedNumber: maskIdentityNumber(row.identity_number),
  };
}

function cardOf(context: CoreContext, row: ResidentRow): ResidentCard {
  const { read } = context.data.database;
  const lineOf = caseLineReader(context);
  return {
    ...residentLineOf(row),
    phone: row.phone,
    address: row.address,
    openCases: read.all(openCasesOfResident(row.id)).map(lineOf),
    pastCases: read.all(closedCasesOfResident(row.id, pastCasesShown)).map(lineOf),
    pastCaseCount: read.first(countClosedCasesOfResident(row.id))?.count ?? 0,
  };
}

function joinById(first: ResidentRow[], second: ResidentRow[], limit: number): ResidentRow[] {
  const known = new Set(first.map((row) => row.id));
  return [...first, ...second.filter((row) => !known.has(row.id))].slice(0, limit);
}
