import { uuidv7 } from 'uuidv7';
import type { RatingLine } from '#shared/contract/ratings.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { type BadReason, isBadRating, type RatingLevel } from '#shared/domain/rating.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { requireOwnCase } from '../cases/own-case.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { failure } from '../errors.ts';
import { readSettings } from '../settings/service.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { followRating } from './follow-rating.ts';
import { lastRequest, ratingByCase } from './queries.ts';
import { ratingOfCase } from './rating-line.ts';
import { insertRating, openRectification } from './record-rating.ts';

/** Who rates: nobody of the staff. The screen asks for no name. */
const resident: Actor = { id: 'resident', name: '办事群众' };

/** Somebody who began to answer in time may finish. */
const graceSeconds = 45;

/**
 * Puts the question on the public's screen, in place of any other.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `CASE_OF_OTHER_CENTRE`, `ALREADY_RATED`
 */
export function requestRating(
  context: CoreContext,
  actor: StaffActor,
  caseId: string,
): { expiresAt: string } {
  requireRole(actor, 'clerk', 'handler', 'manager');
  const { database } = context.data;
  const served = database.read.first(caseById(caseId));
  if (!served) throw failure('NOT_FOUND', { entity: 'case', id: caseId });
  requireOwnCase(context, served);
  if (database.read.first(ratingByCase(caseId))) throw failure('ALREADY_RATED');
  const now = database.now();
  const seconds = readSettings(database.read)['rating.screen-seconds'];
  const expiresAt = new Date(now.getTime() + seconds * 1000).toISOString();
  database.writeLocal((local) =>
    local.put('rating_requests', {
      id: uuidv7(),
      case_id: caseId,
      requested_at: now.toISOString(),
      expires_at: expiresAt,
      clerk_id: actor.id,
      clerk_name: actor.name,
      answered_at: null,
    }),
  );
  return { expiresAt };
}

/** The question on the public's screen now, or null. */
export function openQuestion(context: CoreContext): { id: string; caseId: string; expiresAt: string } | null {
  const { database } = context.data;
  const last = database.read.first(lastRequest());
  if (!last || last.answered_at !== null || last.expires_at <= database.now().toISOString()) return null;
  return { id: last.id, caseId: last.case_id, expiresAt: last.expires_at };
}

/** The rating of a case, and until when one is asked for. */
export function ratingAndQuestion(
  context: CoreContext,
  caseId: string,
): { rating: RatingLine | null; askedUntil: string | null } {
  const question = openQuestion(context);
  return {
    rating: ratingOfCase(context, caseId),
    askedUntil: question?.caseId === caseId ? question.expiresAt : null,
  };
}

/**
 * 评价, given at the public's screen: only through the question that stands there, once for the service. It takes
 * no member of staff, and the router of the staff does not offer it.
 * @throws CoreError `RATING_CLOSED`, `ALREADY_RATED`; nothing is written then
 */
export function rate(
  context: CoreContext,
  answer: { requestId: string; level: RatingLevel; reasons: readonly BadReason[] },
): void {
  const { database } = context.data;
  database.batch(() => {
    const now = database.now();
    const request = database.read.first(lastRequest());
    const inTime = request && Date.parse(request.expires_at) + graceSeconds * 1000 >= now.getTime();
    if (!inTime || request.id !== answer.requestId || request.answered_at !== null) {
      throw failure('RATING_CLOSED');
    }
    if (database.read.first(ratingByCase(request.case_id))) throw failure('ALREADY_RATED');
    const rated = database.read.first(caseById(request.case_id));
    if (!rated) throw failure('NOT_FOUND', { entity: 'case', id: request.case_id });
    const days = readSettings(database.read)['rectification.workdays'];
    const at = now.toISOString();
    const subject = { entity: 'case', id: rated.id };
    database.write({ name: 'ratings.rate', actor: resident, subject }, (unit) => {
      insertRating(unit, rated, { level: answer.level, reasons: answer.reasons, way: 'screen', at });
      if (isBadRating(answer.level)) {
        const due = countDueDate(localDateInShanghai(now), days, loadWorkCalendar(unit.read));
        openRectification(unit, rated, { at, due, by: resident });
      }
      unit.local.put('rating_requests', { ...request, answered_at: at });
    });
    followRating(context, rated.id);
  });
}
