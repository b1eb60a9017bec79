import type { CaseDetail, StepPreview, StepRequest } from '#shared/contract/cases.ts';
import { applyStep, type CaseStep, type StepFault, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import type { CoreContext } from '../context.ts';
import { type CoreError, failure } from '../errors.ts';
import { actingFor } from '../posts/acting-for.ts';
import type { StaffActor } from '../staff/roles.ts';
import { askedAnswers } from './asked-answers.ts';
import { columnsAfter } from './case-columns.ts';
import { type CaseCourse, clockStep, countLimits, loadCourse, wasAccepted } from './case-course.ts';
import { fillForm } from './fill-form.ts';
import { requireOwnCase } from './own-case.ts';
import { receiptLimits } from './receipt-limits.ts';
import { getCase } from './service.ts';
import { writePapers, writeStep } from './write-step.ts';

/**
 * Takes a step of the transition table: state, history, papers, due dates and documents in one unit of work.
 * @throws CoreError `NOT_FOUND`; `STALE_CASE` when another step was taken since, as after a double key press;
 *   `ROLE_NOT_ALLOWED`; `STEP_NOT_ALLOWED`; `PAPERS_MISSING`; `INVALID_ANSWERS`; `CASE_OF_COLLEAGUE` (AB岗);
 *   `CASE_OF_OTHER_CENTRE`; nothing is written then
 */
export function takeStep(context: CoreContext, actor: StaffActor, request: StepRequest): CaseDetail {
  // One transaction from the first question on, so that two windows cannot both find the case as it was.
  context.data.database.batch(() => take(context, actor, request));
  return getCase(context, request.caseId, actor);
}

function take(
  context: CoreContext,
  actor: StaffActor,
  { caseId, step, afterStep, answers }: StepRequest,
): void {
  const { database } = context.data;
  const course = loadCourse(context, caseId);
  const { row, situation } = course;
  requireOwnCase(context, row);
  const last = course.events.at(-1);
  if (last?.step_number !== afterStep) {
    throw failure('STALE_CASE', { state: row.state, actorName: last?.actor_name ?? '' });
  }
  const acting = actingFor(database, actor, { id: row.clerk_id, name: row.clerk_name });
  const outcome = applyStep(situation, step, answers, actor);
  if (!outcome.allowed) throw refusal(outcome.fault, course);
  const at = database.now().toISOString();
  const asked = askedAnswers(step, answers);
  const passed = { step, state: outcome.state, at, answers: asked };
  const form = fillForm(database.read, course, step, answers);
  const { reason } = asked;
  const command = { name: `cases.${step}`, actor, subject: { entity: 'case', id: caseId } };
  database.write({ ...command, ...(reason !== undefined && { reason }) }, (unit) => {
    unit.update(
      'case',
      { id: caseId },
      { ...columnsAfter(course, passed, receiptLimits(database.read)), ...form },
    );
    writePapers(unit, caseId, step, asked);
    writeStep(unit, {
      caseId,
      siteNumber: database.site.siteNumber,
      number: afterStep + 1,
      step,
      from: situation.state,
      to: outcome.state,
      at,
      by: actor,
      acting,
      answers: asked,
    });
  });
}

/** Why the rules did not let a step pass, as a failure with the names that a clerk knows. */
export function refusal(
  fault: StepFault,
  { papers, situation }: Pick<CaseCourse, 'situation'> & Named,
): CoreError {
  if (fault.code === 'role-not-allowed') {
    return failure('ROLE_NOT_ALLOWED', { role: fault.role, allowed: [...fault.allowed] });
  }
  if (fault.code === 'invalid-answers') return failure('INVALID_ANSWERS', { problems: [...fault.problems] });
  if (fault.code === 'step-obstructed' && fault.obstacle === 'papers-lacking') {
    const lacking = new Set(
      situation.papers
        .filter((paper) => paper.required && !paper.received && !paper.declared)
        .map(({ id }) => id),
    );
    return failure('PAPERS_MISSING', {
      papers: papers.filter(({ id }) => lacking.has(id)).map(({ name }) => name),
    });
  }
  return failure('STEP_NOT_ALLOWED', {
    step: fault.step,
    state: fault.state ?? 'draft',
    ...(fault.code === 'step-obstructed' && { obstacle: fault.obstacle }),
  });
}

interface Named {
  papers: readonly { id: string; name: string }[];
}

/**
 * What a step would do to both limits; null before acceptance. A special procedure is taken to last exactly the
 * announced days.
 * @throws CoreError `NOT_FOUND`
 */
export function previewStep(
  context: CoreContext,
  { caseId, step, days }: { caseId: string; step: CaseStep; days?: number | undefined },
): StepPreview {
  const { row, events, situation, calendar } = loadCourse(context, caseId);
  const { today } = situation;
  const accepts = TRANSITIONS[step].clock === 'starts';
  const since = accepts ? { ...row, accepted_on: today } : row;
  if (!wasAccepted(since)) {
    return { promisedDue: null, statutoryDue: null, provisional: false, resumesOn: null };
  }
  const taken = [...events.map(clockStep), { step, on: today, days }];
  const resumesOn = step === 'suspend' && days !== undefined ? countDueDate(today, days, calendar).due : null;
  const steps = resumesOn === null ? taken : [...taken, { step: 'resume', on: resumesOn }];
  const { promised, statutory } = countLimits(since, steps, today, calendar);
  return {
    promisedDue: promised.due,
    statutoryDue: statutory?.due ?? null,
    provisional: promised.provisional,
    resumesOn,
  };
}
