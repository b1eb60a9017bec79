import type { CaseDetail } from '#shared/contract/cases.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { caseById } from '../cases/queries.ts';
import { getCase } from '../cases/service.ts';
import { getItem } from '../catalogue/service.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { failure } from '../errors.ts';
import { rememberAgent } from '../residents/agents.ts';
import { registerApplicant, registrationReason } from '../residents/register-applicant.ts';
import { shownNumber } from '../residents/resident-line.ts';
import { takeCaseSerial } from './case-serial.ts';
import { checkAgent } from './check-agent.ts';
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
    ...checkAgent(database.read, item, draft, today),
    ...asked.problems,
  ];
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const papers = missingPapers(asked.materials, draft);
  if (papers.length > 0) throw failure('PAPERS_MISSING', { papers });
  const calendar = loadWorkCalendar(database.read);
  const promised = countDueDate(today, item.promisedDays, calendar);
  const statutory = item.statutoryDays === null ? null : countDueDate(today, item.statutoryDays, calendar);
  const command = {
    name: 'intake.accept',
    actor,
    subject: { entity: 'case', id: draft.id },
    reason: registrationReason(draft.applicant),
  };
  database.write(command, (unit) => {
    const resident = registerApplicant(unit, draft.applicant);
    const { siteNumber } = database.site;
    insertCase(unit, {
      id: draft.id,
      siteNumber,
      serial: takeCaseSerial(unit, siteNumber, Number(today.slice(0, 4))),
      item: { ...item, materials: asked.materials },
      situations: asked.situations,
      form: asked.form,
      resident: { ...resident, maskedNumber: shownNumber(resident) },
      materials: draft.materials,
      acceptedAt: now,
      acceptedOn: today,
      promised,
      statutory,
      clerk: actor,
      completed: null,
    });
    if (draft.agent) rememberAgent(unit, { caseId: draft.id, residentId: resident.id, agent: draft.agent });
    unit.local.remove('intake_drafts', { id: draft.id });
  });
}
