import type { RatingDetail } from '#shared/contract/ratings.ts';
import {
  type CallBackResult,
  RECTIFICATION_TRANSITIONS,
  type RectificationFault,
  type RectificationSituation,
  type RectificationState,
  type RectificationStep,
  rectificationAfter,
  rectificationFault,
  rectificationStepsNow,
} from '#shared/domain/rectification.ts';
import { requireOwnCase } from '../cases/own-case.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { type CoreError, failure } from '../errors.ts';
import { residentById } from '../residents/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { eventsOfRectification, rectificationOfCase } from './queries.ts';
import { ratingOfCase } from './rating-line.ts';

export interface RectificationRequest {
  caseId: string;
  step: RectificationStep;
  afterStep: number;
  note: string;
  result?: CallBackResult | undefined;
}

/**
 * A rating with the course of its rectification and what this person can do now.
 * @throws CoreError `NOT_FOUND` for a case without a rating; `ROLE_NOT_ALLOWED`
 */
export function getRating(context: CoreContext, actor: StaffActor, caseId: string): RatingDetail {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator', 'auditor');
  const { read } = context.data.database;
  const line = ratingOfCase(context, caseId);
  if (!line) throw failure('NOT_FOUND', { entity: 'rating', id: caseId });
  const task = read.first(rectificationOfCase(caseId));
  const events = read.all(eventsOfRectification(caseId));
  const residentId = read.first(caseById(caseId))?.resident_id;
  return {
    ...line,
    phone: (residentId && read.first(residentById(residentId))?.phone) || '',
    events: events.map((event) => ({
      number: event.step_number,
      step: event.step,
      toState: event.to_state as RectificationState,
      at: event.at,
      actorName: event.actor_name,
      note: event.note,
      result: event.result as CallBackResult | null,
    })),
    stepNumber: events.at(-1)?.step_number ?? 0,
    steps: task ? rectificationStepsNow(situationOf(task), actor) : [],
  };
}

type Task = { state: string; called_back_at: string | null; claimant_id: string | null };

function situationOf(task: Task): RectificationSituation {
  return {
    state: task.state as RectificationState,
    calledBack: task.called_back_at !== null,
    claimantId: task.claimant_id,
  };
}

/**
 * Takes a step of the rectification's table: its state and its history in one unit of work.
 * @throws CoreError `NOT_FOUND`; `CASE_OF_OTHER_CENTRE`; `RECTIFICATION_REFUSED` with what is in the way, which may be that somebody took
 *   another step since; nothing is written then
 */
export function rectify(context: CoreContext, actor: StaffActor, request: RectificationRequest): void {
  const { caseId, step, afterStep } = request;
  const { database } = context.data;
  database.batch(() => {
    const task = database.read.first(rectificationOfCase(caseId));
    if (!task) throw failure('NOT_FOUND', { entity: 'rating', id: caseId });
    requireOwnCase(context, task);
    const last = database.read.all(eventsOfRectification(caseId)).at(-1);
    if (last?.step_number !== afterStep) throw refusal('step-not-allowed', task.state);
    const note = request.note.trim();
    const { asks, outcome } = RECTIFICATION_TRANSITIONS[step];
    const empty = asks !== 'nothing' && (note === '' || (asks === 'call-back' && !request.result));
    const fault = rectificationFault(situationOf(task), step, actor) ?? (empty ? 'empty' : null);
    if (fault) throw refusal(fault, task.state);
    const state = rectificationAfter(task.state as RectificationState, step);
    const at = database.now().toISOString();
    const command = { name: `ratings.${step}`, actor, subject: { entity: 'rectification', id: caseId } };
    database.write({ ...command, reason: note }, (unit) => {
      unit.update(
        'rectification',
        { case_id: caseId },
        {
          state,
          claimant_id: claimantAfter(task.claimant_id, step, actor),
          ...(reached(step, request.result) && { called_back_at: at }),
          ...(outcome && { outcome, closed_at: at }),
        },
      );
      unit.insert('rectificationEvent', {
        case_id: caseId,
        step_number: afterStep + 1,
        step,
        from_state: task.state,
        to_state: state,
        at,
        actor_id: actor.id,
        actor_name: actor.name,
        site_number: database.site.siteNumber,
        note,
        result: asks === 'call-back' ? (request.result ?? null) : null,
      });
    });
  });
}

/** Nobody reached is a call that was tried; it does not count as the call the town promises. */
function reached(step: RectificationStep, result: CallBackResult | undefined): boolean {
  return step === 'call-back' && result !== undefined && result !== 'not-reached';
}

function claimantAfter(claimant: string | null, step: RectificationStep, actor: StaffActor): string | null {
  if (step === 'claim-invalid' || step === 'claim-impossible') return actor.id;
  return step === 'reject-claim' ? null : claimant;
}

function refusal(fault: RectificationFault, state: string): CoreError {
  return failure('RECTIFICATION_REFUSED', { fault, state });
}
