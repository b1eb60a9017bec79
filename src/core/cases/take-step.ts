import type { CaseDetail, StepAnswers, StepPreview } from '#shared/contract/cases.ts';
import {
  applyStep,
  type CaseState,
  type CaseStep,
  type StepFault,
  TRANSITIONS,
} from '#shared/domain/case-lifecycle.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { templateVersion } from '../documents/kinds.ts';
import { type CoreError, failure } from '../errors.ts';
import { actingFor } from '../posts/acting-for.ts';
import type { StaffActor } from '../staff/roles.ts';
import { type CaseCourse, clockStep, countLimits, limitColumns, loadCourse } from './case-course.ts';
import { documentsOfCase } from './queries.ts';
import { getCase } from './service.ts';

export interface StepRequest {
  caseId: string;
  step: CaseStep;
  /** The number of the last step the person saw. */
  afterStep: number;
  answers: StepAnswers;
}

/**
 * Takes a step of the transition table: state, history, due dates and documents in one unit of work.
 * @throws CoreError `NOT_FOUND`; `STALE_CASE` when another step was taken since, as after a double key press;
 *   `STEP_NOT_ALLOWED`; `INVALID_ANSWERS`; `CASE_OF_COLLEAGUE` (AB岗); nothing is written then
 */
export function takeStep(context: CoreContext, actor: StaffActor, request: StepRequest): CaseDetail {
  // One transaction from the first question on, so that two windows cannot both find the case as it was.
  context.data.database.batch(() => take(context, actor, request));
  return getCase(context, request.caseId);
}

function take(
  context: CoreContext,
  actor: StaffActor,
  { caseId, step, afterStep, answers }: StepRequest,
): void {
  const { database } = context.data;
  const course = loadCourse(context, caseId);
  const last = course.events.at(-1);
  if (last?.step_number !== afterStep) {
    throw failure('STALE_CASE', { state: course.row.state, actorName: last?.actor_name ?? '' });
  }
  const clerk = { id: course.row.clerk_id, name: course.row.clerk_name };
  const acting = actingFor(database, actor, clerk);
  const outcome = applyStep(course.situation, step, answers);
  if (!outcome.allowed) throw refusal(outcome.fault);
  const at = database.now().toISOString();
  const number = afterStep + 1;
  const { reason, ...asked } = askedAnswers(step, answers);
  const command = { name: `cases.${step}`, actor, subject: { entity: 'case', id: caseId } };
  database.write({ ...command, ...(reason !== undefined && { reason }) }, (unit) => {
    unit.update('case', { id: caseId }, caseFields(course, step, outcome.state, at, asked.days));
    unit.insert('caseEvent', {
      case_id: caseId,
      step_number: number,
      step,
      from_state: course.row.state,
      to_state: outcome.state,
      at,
      actor_id: actor.id,
      actor_name: actor.name,
      acting_for: acting.actingFor,
      site_number: database.site.siteNumber,
      note: reason ?? '',
      answers: Object.keys(asked).length > 0 ? JSON.stringify(asked) : null,
    });
    issueDocuments(unit, { caseId, step, number, at, by: acting.signature });
  });
}

function refusal(fault: StepFault): CoreError {
  if (fault.code === 'step-not-allowed') {
    return failure('STEP_NOT_ALLOWED', { step: fault.step, state: fault.state });
  }
  return failure('INVALID_ANSWERS', { problems: [...fault.problems] });
}

/** Only what the step asks is kept; texts without the blanks around them. */
function askedAnswers(step: CaseStep, answers: StepAnswers): StepAnswers {
  const kept: StepAnswers = {};
  for (const question of TRANSITIONS[step].asks) {
    if (question === 'delivery') {
      if (answers.deliveryWay) kept.deliveryWay = answers.deliveryWay;
      const reference = answers.deliveryReference?.trim();
      if (reference && answers.deliveryWay !== 'counter') kept.deliveryReference = reference;
    } else if (question === 'days') {
      if (answers.days !== undefined) kept.days = answers.days;
    } else {
      kept[question] = answers[question]?.trim() ?? '';
    }
  }
  return kept;
}

function caseFields(
  { row, events, situation, calendar }: CaseCourse,
  step: CaseStep,
  state: CaseState,
  at: string,
  days: number | undefined,
) {
  // What is closed keeps the dates it was closed with.
  if (row.closed_at !== null) return { state };
  const { clock } = TRANSITIONS[step];
  const { today } = situation;
  const steps = [...events.map(clockStep), { step, on: today, days }];
  const limits = countLimits(row, steps, today, calendar);
  const stillSuspended = clock === 'goes-on' ? row.suspended_on : null;
  return {
    state,
    ...limitColumns(limits),
    extension_days: limits.extensionDays > 0 ? limits.extensionDays : null,
    suspended_on: clock === 'pauses' ? today : stillSuspended,
    closed_at: clock === 'ends' ? at : null,
  };
}

function issueDocuments(
  unit: UnitOfWork,
  issue: { caseId: string; step: CaseStep; number: number; at: string; by: string },
): void {
  const issued = unit.read.all(documentsOfCase(issue.caseId));
  for (const kind of TRANSITIONS[issue.step].issues) {
    unit.insert('caseDocument', {
      case_id: issue.caseId,
      kind,
      copy: 1 + issued.filter((document) => document.kind === kind).length,
      template_version: templateVersion,
      issued_at: issue.at,
      issued_by: issue.by,
      step_number: issue.number,
    });
  }
}

/**
 * What a step would do to both limits. A special procedure is taken to last exactly the announced days.
 * @throws CoreError `NOT_FOUND`
 */
export function previewStep(
  context: CoreContext,
  { caseId, step, days }: { caseId: string; step: CaseStep; days?: number | undefined },
): StepPreview {
  const { row, events, situation, calendar } = loadCourse(context, caseId);
  const { today } = situation;
  const taken = [...events.map(clockStep), { step, on: today, days }];
  const resumesOn = step === 'suspend' && days !== undefined ? countDueDate(today, days, calendar).due : null;
  const steps = resumesOn === null ? taken : [...taken, { step: 'resume', on: resumesOn }];
  const { promised, statutory } = countLimits(row, steps, today, calendar);
  return {
    promisedDue: promised.due,
    statutoryDue: statutory?.due ?? null,
    provisional: promised.provisional,
    resumesOn,
  };
}
