import { uuidv7 } from 'uuidv7';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { checkIdentityNumber, maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { caseById } from '../cases/queries.ts';
import { getCase } from '../cases/service.ts';
import { getItem } from '../catalogue/service.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { residentById, residentsByNumber } from '../residents/queries.ts';
import { type ResidentRow, tidyIdentityNumber } from '../residents/service.ts';
import { takeCaseSerial } from './case-serial.ts';
import { checkApplicant } from './check-answers.ts';
import { checkItemAnswers, missingPapers } from './check-item-answers.ts';
import { insertCase } from './insert-case.ts';

/**
 * 受理: the person if new, the case with its number and both due dates, its papers, its first history entry and
 * the two documents handed out, in one unit of work. The case takes the id of the draft, so accepting the same
 * draft again (a double key press, a lost answer) gives the same case.
 * @throws CoreError `NOT_FOUND` (item, resident), `INVALID_ANSWERS`, `PAPERS_MISSING`; nothing is written then
 */
export function acceptCase(context: CoreContext, actor: Actor, draft: IntakeDraft): CaseDetail {
  // One transaction from the first question on, so that two processes cannot both find the draft new.
  context.data.database.batch(() => {
    if (!context.data.database.read.first(caseById(draft.id))) accept(context, actor, draft);
  });
  return getCase(context, draft.id);
}

function accept(context: CoreContext, actor: Actor, draft: IntakeDraft): void {
  const { database } = context.data;
  const now = database.now();
  const today = localDateInShanghai(now);
  const item = getItem(database.read, draft.itemCode);
  const asked = checkItemAnswers(item, draft, today);
  const problems = [
    ...(draft.applicant.residentId === null ? checkApplicant(draft.applicant, today) : []),
    ...asked.problems,
  ];
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const papers = missingPapers(asked.materials, draft);
  if (papers.length > 0) throw failure('PAPERS_MISSING', { papers });
  const calendar = loadWorkCalendar(database.read);
  const promised = countDueDate(today, item.promisedDays, calendar);
  const statutory = item.statutoryDays === null ? null : countDueDate(today, item.statutoryDays, calendar);
  const command = { name: 'intake.accept', actor, subject: { entity: 'case', id: draft.id } };
  database.write(command, (unit) => {
    const resident = resolveResident(unit, draft.applicant);
    const { siteNumber } = database.site;
    insertCase(unit, {
      id: draft.id,
      siteNumber,
      serial: takeCaseSerial(unit, siteNumber, Number(today.slice(0, 4))),
      item: { ...item, materials: asked.materials },
      situations: asked.situations,
      form: asked.form,
      resident: { ...resident, maskedNumber: maskIdentityNumber(resident.identity_number) },
      materials: draft.materials,
      acceptedAt: now,
      acceptedOn: today,
      promised,
      statutory,
      clerk: actor,
      completed: null,
    });
    unit.local.remove('intake_drafts', { id: draft.id });
  });
}

function resolveResident(unit: UnitOfWork, applicant: Applicant): ResidentRow {
  if (applicant.residentId !== null) return refreshKnownResident(unit, applicant.residentId, applicant);
  // What was typed before the clerk chose "no paper" identifies nobody.
  const number = applicant.identityKind === 'none' ? '' : tidyIdentityNumber(applicant.number);
  if (number !== '' && unit.read.first(residentsByNumber(applicant.identityKind, number))) {
    throw failure('INVALID_ANSWERS', {
      problems: [{ field: 'applicant.number', code: 'already-registered' }],
    });
  }
  const check = applicant.identityKind === 'resident-id' ? checkIdentityNumber(number) : null;
  const resident: ResidentRow = {
    id: uuidv7(),
    identity_kind: applicant.identityKind,
    identity_number: number,
    name: applicant.name.trim(),
    sex: check?.valid ? check.sex : applicant.sex,
    birth_date: check?.valid ? check.birthDate : applicant.birthDate,
    phone: applicant.phone.trim(),
    address: applicant.address.trim(),
  };
  unit.insert('resident', resident);
  return resident;
}

/** A known person keeps name and number; a telephone or an address given at the window replaces the old one. */
function refreshKnownResident(unit: UnitOfWork, id: string, applicant: Applicant): ResidentRow {
  const known = unit.read.first(residentById(id));
  if (!known) throw failure('NOT_FOUND', { entity: 'resident', id });
  const given = { phone: applicant.phone.trim(), address: applicant.address.trim() };
  const fields = { phone: given.phone || known.phone, address: given.address || known.address };
  unit.update('resident', { id }, fields);
  return { ...known, ...fields };
}
