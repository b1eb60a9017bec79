import type { VolunteerData } from '#shared/contract/volunteers.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date.ts';

export interface VolunteerProblem {
  field: keyof VolunteerData;
  code: string;
}

/** What is known of the town, to hold a record against. */
export interface KnownGroups {
  siteNumbers: ReadonlySet<string>;
  branchIds: ReadonlySet<string>;
  squadIds: ReadonlySet<string>;
}

/**
 * What is wrong with the data of a volunteer; nothing as a rule.
 * @param numberIsKept the number was registered before and stays
 */
export function checkVolunteer(
  data: VolunteerData,
  groups: KnownGroups,
  today: LocalDate,
  numberIsKept: boolean,
): VolunteerProblem[] {
  const problems: VolunteerProblem[] = [];
  const wrong = (field: keyof VolunteerData, code: string) => problems.push({ field, code });
  if (data.identityKind === 'resident-id' && !(numberIsKept && data.identityNumber === '')) {
    const check = checkIdentityNumber(data.identityNumber);
    if (!check.valid) wrong('identityNumber', 'not-valid');
    else if (check.birthDate !== data.birthDate) wrong('birthDate', 'not-of-number');
    else if (check.sex !== data.sex) wrong('sex', 'not-of-number');
  }
  if (!isLocalDate(data.birthDate) || data.birthDate > today) wrong('birthDate', 'range');
  if (!isLocalDate(data.registeredOn) || data.registeredOn > today) wrong('registeredOn', 'range');
  if (!groups.siteNumbers.has(data.siteNumber)) wrong('siteNumber', 'unknown');
  if (data.branchId !== null && !groups.branchIds.has(data.branchId)) wrong('branchId', 'unknown');
  if (data.squadId !== null && !groups.squadIds.has(data.squadId)) wrong('squadId', 'unknown');
  const inParty = data.politicalStatus === 'member' || data.politicalStatus === 'probationary';
  if (inParty && data.branchId === null) wrong('branchId', 'required');
  if (data.phone !== '' && !/^[\d+ -]{5,30}$/.test(data.phone)) wrong('phone', 'not-valid');
  return problems;
}
