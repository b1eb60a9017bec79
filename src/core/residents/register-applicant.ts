import { uuidv7 } from 'uuidv7';
import type { Applicant } from '#shared/contract/intake.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { organisationById, residentById, residentsByNumber } from './queries.ts';
import { type ResidentRow, tidyIdentityNumber } from './resident-line.ts';
import { refuseUnseenSimilar } from './similar-residents.ts';

/**
 * The row of the applicant: a known one with the telephone and address of today, or a new one. Never two rows for one
 * number.
 * @throws CoreError `NOT_FOUND`, `INVALID_ANSWERS` with `already-registered`, `SAME_PERSON` for a new person like one
 *   whom the clerk was not shown
 */
export function registerApplicant(unit: UnitOfWork, applicant: Applicant): ResidentRow {
  if (applicant.residentId !== null) return refreshKnown(unit, applicant.residentId, applicant);
  const { identityKind } = applicant;
  // What was typed before the clerk chose "no paper" identifies nobody.
  const number = identityKind === 'none' ? '' : tidyIdentityNumber(applicant.number);
  if (number !== '' && unit.read.first(residentsByNumber(identityKind, number))) {
    throw failure('INVALID_ANSWERS', {
      problems: [{ field: 'applicant.number', code: 'already-registered' }],
    });
  }
  refuseUnseenSimilar(unit.read, applicant);
  const resident: ResidentRow = {
    id: uuidv7(),
    identity_kind: identityKind,
    identity_number: number,
    name: applicant.name.trim(),
    ...sexAndBirth(applicant, number),
    phone: applicant.phone.trim(),
    address: applicant.address.trim(),
  };
  unit.insert('resident', resident);
  if (isOrganisationKind(identityKind)) {
    unit.insert('organisation', { id: resident.id, ...organisationColumns(applicant) });
  }
  return resident;
}

/** Why a new record was made although others may be the same person; empty when there were none. */
export function registrationReason({ notSameAs }: Applicant): string {
  return notSameAs === null ? '' : `不是同一人：${notSameAs.reason.trim()}`;
}

function sexAndBirth({ identityKind, sex, birthDate }: Applicant, number: string) {
  if (isOrganisationKind(identityKind)) return { sex: '0', birth_date: null };
  const check = identityKind === 'resident-id' ? checkIdentityNumber(number) : null;
  return check?.valid
    ? { sex: check.sex, birth_date: check.birthDate }
    : { sex: sex as string, birth_date: birthDate };
}

function organisationColumns({ identityKind, organisation }: Applicant) {
  return {
    legal_representative: organisation?.legalRepresentative.trim() ?? '',
    contact_name: organisation?.contactName.trim() ?? '',
    missing_code_reason: identityKind === 'credit-code' ? '' : (organisation?.missingCodeReason.trim() ?? ''),
  };
}

/** A known applicant keeps name and number; what is said at the window about reaching them replaces the old. */
function refreshKnown(unit: UnitOfWork, id: string, applicant: Applicant): ResidentRow {
  const known = unit.read.first(residentById(id));
  if (!known) throw failure('NOT_FOUND', { entity: 'resident', id });
  const given = { phone: applicant.phone.trim(), address: applicant.address.trim() };
  const fields = { phone: given.phone || known.phone, address: given.address || known.address };
  unit.update('resident', { id }, fields);
  const before = unit.read.first(organisationById(id));
  if (before && applicant.organisation) {
    const { legal_representative, contact_name } = organisationColumns(applicant);
    unit.update(
      'organisation',
      { id },
      {
        legal_representative: legal_representative || before.legal_representative,
        contact_name: contact_name || before.contact_name,
      },
    );
  }
  return { ...known, ...fields };
}
