import type { ResidentLine } from '#shared/contract/residents.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';

/** An applicant as registered: a person, or an organisation. */
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

/** The number as it is kept: without spaces and hyphens, in half-width capitals. */
export function tidyIdentityNumber(number: string): string {
  return tidyCode(number).text;
}

/** A number as it may leave core: masked, unless it is an organisation's, which hangs on its wall. */
export function shownNumber(row: Pick<ResidentRow, 'identity_kind' | 'identity_number'>): string {
  return isOrganisationKind(row.identity_kind)
    ? row.identity_number
    : maskIdentityNumber(row.identity_number);
}

/** An applicant as a list shows one. */
export function residentLineOf(row: ResidentRow): ResidentLine {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex as ResidentLine['sex'],
    birthDate: row.birth_date,
    identityKind: row.identity_kind as ResidentLine['identityKind'],
    maskedNumber: shownNumber(row),
  };
}
