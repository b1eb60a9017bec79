import { uuidv7 } from 'uuidv7';
import type { ActivityPlan, PlannedDays } from '#shared/contract/activities.ts';
import type { CourseDetail, CoursePlan } from '#shared/contract/night-school.ts';
import { NIGHT_SCHOOL } from '#shared/domain/activity-types.ts';
import { localDateInShanghai } from '#shared/domain/workdays.ts';
import { lectureName } from '#shared/wording/night-school.ts';
import { countPlan, type PlanExtras, requireReason, writePlan } from '../activities/plan.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allTerms } from './queries.ts';
import { readCourse } from './read.ts';

/**
 * The lectures a course would have, with what stands in their way; nothing is written.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` (term), `INVALID_ANSWERS`
 */
export function checkCourse(context: CoreContext, actor: StaffActor, plan: CoursePlan): PlannedDays {
  requireRole(actor, 'manager', 'administrator');
  return countPlan(context, lecturesOf(plan, actor), extrasOf(plan, '')).preview;
}

/**
 * Writes a course with all its lectures, and its term if that is new. A term reaches from its first lecture to its last.
 * @throws CoreError as `checkCourse`; `CLASHES` when something stands in the way and no reason is given
 */
export function planCourse(
  context: CoreContext,
  actor: StaffActor,
  { clashReason, ...course }: CoursePlan & { clashReason: string },
): CourseDetail {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const courseId = uuidv7();
  const plan = lecturesOf(course, actor);
  const extras = extrasOf(course, courseId);
  const { preview, planned } = countPlan(context, plan, extras);
  requireReason(preview.days, clashReason);
  const span = {
    from_day: localDateInShanghai(planned[0]?.startsAt ?? database.now()),
    until_day: localDateInShanghai(planned.at(-1)?.startsAt ?? database.now()),
  };
  const known =
    'id' in course.term ? findTerm(context, course.term.id) : termNamed(context, course.term.name);
  const command = {
    name: 'nightSchool.planCourse',
    actor,
    subject: { entity: 'schoolCourse', id: courseId },
    ...(clashReason !== '' && { reason: clashReason }),
  };
  database.write(command, (unit) => {
    const termId = known?.id ?? uuidv7();
    if (known) widenTerm(unit, known, span);
    else
      unit.insert('schoolTerm', { id: termId, name: 'name' in course.term ? course.term.name : '', ...span });
    unit.insert('schoolCourse', {
      id: courseId,
      term_id: termId,
      site_number: database.site.siteNumber,
      name: course.name,
      lectures_required: course.lecturesRequired,
    });
    const ids = planned.map(() => uuidv7());
    writePlan(unit, context, { plan, planned, ids, seriesId: uuidv7(), extras });
  });
  return readCourse(context, courseId);
}

type TermRow = { id: string; from_day: string; until_day: string };

function widenTerm(unit: UnitOfWork, term: TermRow, span: { from_day: string; until_day: string }): void {
  const days = [term.from_day, term.until_day, span.from_day, span.until_day].sort();
  const [first = term.from_day] = days;
  unit.update('schoolTerm', { id: term.id }, { from_day: first, until_day: days.at(-1) ?? term.until_day });
}

/** Two terms of one name would be one to everybody who reads it. */
function termNamed({ data: { database } }: CoreContext, name: string): TermRow | null {
  return database.read.all(allTerms).find((one) => one.name === name) ?? null;
}

function findTerm({ data: { database } }: CoreContext, id: string): TermRow {
  const term = database.read.all(allTerms).find((one) => one.id === id);
  if (!term) throw failure('NOT_FOUND', { entity: 'schoolTerm', id });
  return term;
}

function lecturesOf(course: CoursePlan, actor: StaffActor): ActivityPlan {
  const { name, rule, startTime, endTime, roomId, place, lecturerIds, alternate, capacity, openTo } = course;
  return {
    ...{ name, rule, startTime, endTime, roomId, place, lecturerIds, alternate, capacity, openTo },
    ...{ typeCode: NIGHT_SCHOOL, branchId: null, squadId: null, equipment: [] },
    ...{ organiser: actor.role === 'system' ? '' : actor.name, phone: '', content: '' },
  };
}

function extrasOf({ name }: CoursePlan, courseId: string): PlanExtras {
  return { courseId, numbered: true, nameOf: (number) => lectureName(name, number) };
}
