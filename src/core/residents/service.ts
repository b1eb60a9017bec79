import type { ResidentCard, ResidentMark } from '#shared/contract/residents.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { readMarks, writeMarks } from '#shared/domain/resident-marks.ts';
import {
  closedCasesOfResident,
  countClosedCasesOfResident,
  openCasesOfResident,
} from '../cases/cases-of-person.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { knownAgents } from './agents.ts';
import { householdOf } from './household-of.ts';
import { recordsOfPerson, standingId } from './joined.ts';
import { marksOfResident, organisationById, residentById, residentsByNumber } from './queries.ts';
import { residentCaseReader } from './resident-case.ts';
import { type ResidentRow, residentLineOf, tidyIdentityNumber } from './resident-line.ts';

const pastCasesShown = 5;

/**
 * The known person or organisation with this number, or null. The oldest record where two sites registered the same.
 */
export function findByNumber(
  context: CoreContext,
  identityKind: string,
  number: string,
): ResidentCard | null {
  const { read } = context.data.database;
  const row = read.first(residentsByNumber(identityKind, tidyIdentityNumber(number)));
  return row ? getResident(context, row.id) : null;
}

/** The card of a person; of a record that was joined into another, the card of that one. @throws CoreError `NOT_FOUND` */
export function getResident(context: CoreContext, id: string): ResidentCard {
  return cardOf(context, requireResident(context, standingId(context.data.database.read, id)));
}

/** The row of an applicant. @throws CoreError `NOT_FOUND` */
export function requireResident(context: CoreContext, id: string): ResidentRow {
  const row = context.data.database.read.first(residentById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'resident', id });
  return row;
}

/** What to know of somebody before speaking to them. @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED` */
export function setMarks(
  context: CoreContext,
  actor: StaffActor,
  { id, marks, note }: { id: string; marks: readonly ResidentMark[]; note: string },
): ResidentCard {
  requireRole(actor, 'clerk', 'manager');
  requireResident(context, id);
  const command = { name: 'residents.set-marks', actor, subject: { entity: 'resident', id } };
  context.data.database.write(command, (unit) =>
    unit.update('resident', { id }, { marks: writeMarks(marks), mark_note: note.trim() }),
  );
  return getResident(context, id);
}

/**
 * Another name for somebody registered: misread, or changed by the police. Whoever says so gives the reason. Cases and
 * the papers of them keep the name they were taken in under.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export function renameResident(
  context: CoreContext,
  actor: StaffActor,
  { id, name, reason }: { id: string; name: string; reason: string },
): ResidentCard {
  requireRole(actor, 'clerk', 'manager');
  requireResident(context, id);
  const command = {
    name: 'residents.rename',
    actor,
    subject: { entity: 'resident', id },
    reason: reason.trim(),
  };
  context.data.database.write(command, (unit) => unit.update('resident', { id }, { name: name.trim() }));
  return getResident(context, id);
}

/**
 * The whole number of somebody, for once. Whoever asks says why, and the audit keeps who, whose, when and why.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export function revealNumber(
  context: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): { number: string } {
  requireRole(actor, 'clerk', 'handler', 'manager');
  const { identity_number } = requireResident(context, id);
  const command = {
    name: 'residents.reveal-number',
    actor,
    subject: { entity: 'resident', id },
    reason: reason.trim(),
  };
  context.data.database.write(command, () => undefined);
  return { number: identity_number };
}

function cardOf(context: CoreContext, row: ResidentRow): ResidentCard {
  const { database } = context.data;
  const { read } = database;
  const caseOf = residentCaseReader(context);
  const organisation = read.first(organisationById(row.id));
  const marked = read.first(marksOfResident(row.id));
  const records = recordsOfPerson(read, row.id);
  return {
    ...residentLineOf(row),
    phone: row.phone,
    address: row.address,
    organisation: organisation
      ? {
          legalRepresentative: organisation.legal_representative,
          contactName: organisation.contact_name,
          missingCodeReason: organisation.missing_code_reason,
        }
      : null,
    marks: readMarks(marked?.marks ?? ''),
    markNote: marked?.mark_note ?? '',
    agents: knownAgents(read, records, localDateInShanghai(database.now())),
    household: records.map((id) => householdOf(read, id)).find((each) => each !== null) ?? null,
    openCases: read.all(openCasesOfResident(records)).map(caseOf),
    pastCases: read.all(closedCasesOfResident(records, pastCasesShown)).map(caseOf),
    pastCaseCount: read.first(countClosedCasesOfResident(records))?.count ?? 0,
  };
}
