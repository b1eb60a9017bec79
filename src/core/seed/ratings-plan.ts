import { addCalendarDays, type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import {
  BAD_REASONS,
  type BadReason,
  DEFAULT_LEVEL,
  isBadRating,
  type RatingLevel,
} from '#shared/domain/rating.ts';
import { SETTINGS } from '#shared/domain/settings.ts';
import { countDueDate, type WorkCalendar } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { caseById } from '../cases/queries.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { expireRectifications } from '../ratings/due-ratings.ts';
import { followRating } from '../ratings/follow-rating.ts';
import { insertRating, openRectification } from '../ratings/record-rating.ts';
import { rectify } from '../ratings/rectify.ts';
import type { StaffActor } from '../staff/roles.ts';
import { listStaff } from '../staff/service.ts';
import type { LaterActs } from './later-acts.ts';
import { Random, WeightedChoice } from './random.ts';

/** Cases that ended in the last days are rated; what is older is history before ratings were kept. */
const ratedDays = 45;
/** Residents who rate at the screen; for the others the default is written when their time is over. */
const shareRated = 0.6;
const resident: Actor = { id: 'resident', name: '办事群众' };
const minute = 60_000;

const levels = new WeightedChoice<RatingLevel>(
  ['very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied'],
  (_level, at) => [68, 20, 6, 4, 2][at] as number,
);

/** The first moment of the day so many days later. */
function beginOfDay(date: LocalDate, later: number): number {
  return Date.parse(`${addCalendarDays(date, later)}T00:00:00+08:00`);
}

interface Answer {
  level: RatingLevel;
  reasons: readonly BadReason[];
  way: 'screen' | 'default';
}

/** Plans what residents think of the service lately, and what becomes of bad ratings. */
export class RatingsPlan {
  private readonly context: CoreContext;
  private readonly later: LaterActs;
  /** Of its own, so that people and cases stay the same whatever is rated. */
  private readonly random: Random;
  private readonly from: number;
  private readonly calendar: WorkCalendar;
  private readonly manager: StaffActor | undefined;
  private readonly handler: StaffActor | undefined;
  private bad = 0;

  constructor(context: CoreContext, later: LaterActs, { seed, today }: { seed: number; today: LocalDate }) {
    this.context = context;
    this.later = later;
    this.random = new Random(seed + 1);
    this.from = Date.parse(`${addCalendarDays(today, -ratedDays)}T00:00:00+08:00`);
    this.calendar = loadWorkCalendar(context.data.database.read);
    const staff = listStaff(context);
    this.manager = staff.find(({ role }) => role === 'manager');
    this.handler = staff.find(({ role }) => role === 'handler');
  }

  /** A case has ended at this moment. */
  closed(caseId: string, moment: number): void {
    if (moment < this.from) return;
    const { random } = this;
    if (random.chance(shareRated)) {
      const level = levels.draw(random);
      const reasons = isBadRating(level) ? random.shuffled(BAD_REASONS).slice(0, random.between(0, 2)) : [];
      const rated = moment + random.between(1, 4) * minute;
      this.later.plan(rated, () => this.rate(caseId, rated, { level, reasons, way: 'screen' }));
    } else {
      const due = beginOfDay(
        localDateInShanghai(new Date(moment)),
        SETTINGS['rating.default-days'].default + 1,
      );
      const byDefault = { level: DEFAULT_LEVEL, reasons: [], way: 'default' } as const;
      this.later.plan(due, () => this.rate(caseId, due, byDefault));
    }
  }

  private rate(caseId: string, moment: number, answer: Answer): void {
    const { database } = this.context.data;
    const rated = database.read.first(caseById(caseId));
    if (!rated) return;
    const at = new Date(moment).toISOString();
    const by = answer.way === 'screen' ? resident : systemActor;
    const name = answer.way === 'screen' ? 'ratings.rate' : 'ratings.default';
    const isBad = isBadRating(answer.level);
    database.write({ name, actor: by, subject: { entity: 'rating', id: caseId } }, (unit) => {
      insertRating(unit, rated, { ...answer, at });
      if (!isBad) return;
      const days = SETTINGS['rectification.workdays'].default;
      const due = countDueDate(localDateInShanghai(at), days, this.calendar);
      openRectification(unit, rated, { at, due, by });
      this.later.plan(beginOfDay(due.due, 1), () => expireRectifications(this.context));
    });
    followRating(this.context, caseId);
    if (isBad) this.planRectification(caseId, moment);
  }

  /** Of three bad ratings one is put right, one is under way and one still untouched. */
  private planRectification(caseId: string, moment: number): void {
    const { manager, handler } = this;
    this.bad += 1;
    if (!manager || !handler) return;
    const steps = [
      { actor: handler, step: 'start', note: '已了解情况，安排专人跟进' },
      { actor: handler, step: 'call-back', note: '已说明办理进度并致歉', result: 'content' },
      { actor: manager, step: 'finish', note: '窗口增设一次性告知清单，已培训' },
    ] as const;
    const taken = steps.slice(0, [3, 1, 0][this.bad % 3]);
    for (const [at, { actor, ...step }] of taken.entries()) {
      const act = () => rectify(this.context, actor, { caseId, afterStep: at + 1, ...step });
      this.later.plan(moment + (at + 1) * 90 * minute, act);
    }
  }
}
