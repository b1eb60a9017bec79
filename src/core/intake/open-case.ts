import type { CaseDetail } from '#shared/contract/cases.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import {
  applyStep,
  type CaseSituation,
  type CaseStep,
  type StepAnswers,
  TRANSITIONS,
} from '#shared/domain/case-lifecycle.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { askedAnswers } from '../cases/asked-answers.ts';
import { wholeCaseById } from '../cases/queries.ts';
import { receiptLimits } from '../cases/receipt-limits.ts';
import { getCase } from '../cases/service.ts';
import { refusal } from '../cases/take-step.ts';
import { getItem } from '../catalogue/service.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { rememberAgent } from '../residents/agents.ts';
import { registerApplicant, registrationReason } from '../residents/register-applicant.ts';
import { shownNumber } from '../residents/resident-line.ts';
import { adoptDraftScans } from '../scans/adopt-draft-scans.ts';
import type { StaffActor } from '../staff/roles.ts';
import { takeCaseSerial } from './case-serial.ts';
import { checkAgent } from './check-agent.ts';
import { checkApplicant } from './check-answers.ts';
import { type AnsweredItem, checkItemAnswers } from './check-item-answers.ts';
import { standingAfter } from './first-standing.ts';
import { insertCase } from './insert-case.ts';

/**
 * Makes a case of a draft by one of the steps that lead out of it: the person if new, the case with its number and
 * its dates, its papers, its first history entry and the documents handed out, in one unit of work. The case takes
 * the id of the draft, so the same draft again (a double key press, a lost answer) gives the same case.
 * @throws CoreError `NOT_FOUND` (item, resident), `INVALID_ANSWERS`, `PAPERS_MISSING`, `ROLE_NOT_ALLOWED`; nothing is
 *   written then
 */
export function openCase(
  context: CoreContext,
  actor: StaffActor,
  draft: IntakeDraft,
  step: CaseStep,
  answers: StepAnswers = {},
): CaseDetail {
  // One transaction from the first question on, so that two processes cannot both find the draft new.
  context.data.database.batch(() => {
    if (!context.data.database.read.first(wholeCaseById(draft.id)))
      open(context, actor, draft, step, answers);
  });
  return getCase(context, draft.id, actor);
}

function open(
  context: CoreContext,
  actor: StaffActor,
  draft: IntakeDraft,
  step: CaseStep,
  answers: StepAnswers,
): void {
  const { database } = context.data;
  const now = database.now();
  const today = localDateInShanghai(now);
  const item = getItem(database.read, draft.itemCode);
  const asked = checkItemAnswers(item, draft, today);
  const problems = [
    ...(item.retired ? [{ field: 'itemCode', code: 'retired' }] : []),
    ...(draft.applicant.residentId === null ? checkApplicant(draft.applicant, today) : []),
    ...checkAgent(database.read, item, draft, today),
    ...asked.problems.filter(({ field }) => standsInTheWay(step, field)),
  ];
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const calendar = loadWorkCalendar(database.read);
  const situation: CaseSituation = {
    state: null,
    history: [],
    papers: papersOf(asked, draft, item),
    department: item.department,
    licence: item.kind === '行政许可',
    extendedDays: 0,
    promisedDue: countDueDate(today, item.promisedDays, calendar).due,
    supplementDue: null,
    today,
  };
  const outcome = applyStep(situation, step, answers, actor);
  if (!outcome.allowed) throw refusal(outcome.fault, { situation, papers: asked.materials });
  const at = now.toISOString();
  const taken = {
    step,
    from: null,
    to: outcome.state,
    at,
    by: { id: actor.id, name: actor.name },
    answers: askedAnswers(step, answers),
  };
  const standing = standingAfter(taken, { item, today, calendar, limits: receiptLimits(database.read) });
  const reasons = [taken.answers.reason, registrationReason(draft.applicant)];
  const reason = reasons.filter(Boolean).join('；');
  const command = { name: `intake.${step}`, actor, subject: { entity: 'case', id: draft.id }, reason };
  database.write(command, (unit) => {
    const resident = registerApplicant(unit, draft.applicant);
    const { siteNumber } = database.site;
    const record = {
      id: draft.id,
      siteNumber,
      serial: takeCaseSerial(unit, siteNumber, Number(today.slice(0, 4))),
      item: { ...item, materials: asked.materials },
      situations: asked.situations,
      form: asked.form,
      resident: { ...resident, maskedNumber: shownNumber(resident) },
      materials: draft.materials,
      receivedAt: now,
      receivedOn: today,
      clerk: actor,
    };
    insertCase(unit, record, standing, [taken]);
    const papers = asked.materials.map(({ id }) => id);
    adoptDraftScans(unit, draft.id, now, papers);
    if (draft.agent) rememberAgent(unit, { caseId: draft.id, residentId: resident.id, agent: draft.agent });
    unit.local.remove('intake_drafts', { id: draft.id });
  });
}

/**
 * Acceptance needs every answer. Before it the form may be open; to decline, the situation may be too, and an answer
 * that ends the intake is then the very reason. An item that is advice only becomes no case.
 */
function standsInTheWay(step: CaseStep, field: string): boolean {
  if (TRANSITIONS[step].clock === 'starts' || field === 'itemCode') return true;
  return step === 'decline' ? false : !field.startsWith('form.');
}

function papersOf(
  { materials }: AnsweredItem,
  draft: IntakeDraft,
  { gapsAllowed, declarationAllowed }: { gapsAllowed: boolean; declarationAllowed: boolean },
): CaseSituation['papers'] {
  const received = new Set(draft.materials.filter((material) => material.received).map(({ id }) => id));
  return materials.map(({ id, required, mayLack, declarable }) => ({
    id,
    required,
    received: received.has(id),
    declared: false,
    lackingUntil: null,
    mayLack: gapsAllowed && mayLack,
    declarable: declarationAllowed && declarable,
  }));
}
