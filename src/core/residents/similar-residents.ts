import type { Applicant } from '#shared/contract/intake.ts';
import type { SimilarResident } from '#shared/contract/residents.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { recordsOfPerson, standingId } from './joined.ts';
import { type ResidentRow, residentLineOf } from './resident-line.ts';
import { countOpenCasesOf, residentsByNameAndBirth, residentsByNameAtAddress } from './similar-queries.ts';

/** What is compared: the number is not, as the same number is the same person without any question. */
export interface PersonToCompare {
  name: string;
  birthDate: string | null;
  address: string;
}

/**
 * Records that may be the same person: the same name and birth date, or the same name in the same household, which is
 * the same address here or as the address of their household. Nothing is ever merged by this.
 */
export function similarResidents(read: ReadHandle, person: PersonToCompare): SimilarResident[] {
  return [...candidates(read, person)].map(([, { row, why }]) => ({
    ...residentLineOf(row),
    phone: row.phone,
    address: row.address,
    openCaseCount: read.first(countOpenCasesOf(recordsOfPerson(read, row.id)))?.count ?? 0,
    why,
  }));
}

/** @throws CoreError `SAME_PERSON` for a new person like one who is known and whom the clerk was not shown */
export function refuseUnseenSimilar(read: ReadHandle, applicant: Applicant): void {
  if (applicant.residentId !== null || isOrganisationKind(applicant.identityKind)) return;
  const seen = new Set(applicant.notSameAs?.reason.trim() ? applicant.notSameAs.residentIds : []);
  const unseen = [...candidates(read, comparable(applicant)).keys()].filter((id) => !seen.has(id));
  if (unseen.length > 0) throw failure('SAME_PERSON', { residentIds: unseen });
}

function comparable({ identityKind, number, name, birthDate, address }: Applicant): PersonToCompare {
  const check = identityKind === 'resident-id' ? checkIdentityNumber(number) : null;
  return { name, birthDate: check?.valid ? check.birthDate : birthDate, address };
}

function candidates(read: ReadHandle, { name, birthDate, address }: PersonToCompare) {
  const found = new Map<string, { row: ResidentRow; why: SimilarResident['why'] }>();
  if (name.trim() === '') return found;
  const byBirth = birthDate === null ? [] : read.all(residentsByNameAndBirth(name, birthDate));
  for (const row of byBirth) found.set(row.id, { row, why: 'same-birth-date' });
  const where = address.trim();
  const byHousehold = where === '' ? [] : read.all(residentsByNameAtAddress(name, where));
  for (const row of byHousehold) if (!found.has(row.id)) found.set(row.id, { row, why: 'same-household' });
  // What was joined into another is no record of its own any more.
  for (const id of [...found.keys()]) if (standingId(read, id) !== id) found.delete(id);
  return found;
}
