import { uuidv7 } from 'uuidv7';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import { type CaseState, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { receiptLimits } from '../cases/receipt-limits.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { standingAfter } from '../intake/first-standing.ts';
import { type CaseRecord, type CaseStanding, insertCase, type TakenCaseStep } from '../intake/insert-case.ts';
import { listStaff } from '../staff/service.ts';
import { AnsweredItems } from './answered-items.ts';
import { applicantFor, broughtBy } from './brought-cases.ts';
import { type CaseLife, CaseLives, type LaterStep } from './case-lives.ts';
import { CaseFates } from './case-plan.ts';
import { DueDates } from './due-dates.ts';
import { casesByDay, officeMoments } from './office-days.ts';
import { PlainCourses } from './plain-course.ts';
import type { Random } from './random.ts';
import type { Applicant, Applicants } from './write-people.ts';

export interface CasesToWrite {
  count: number;
  applicants: Applicants;
  /** The days on which cases come in; the last is today. */
  days: readonly LocalDate[];
  now: number;
  /** Sets the clock of the database to the moment of what is written next. */
  setClock(moment: number): void;
  /** Called before something is written at a moment: what came before is written first. */
  before?(moment: number): void;
  /** Called after a case was written to which more happens later. */
  goesOn?(caseId: string, steps: readonly LaterStep[]): void;
  /** Called after a closed case was written. */
  closed?(caseId: string, moment: number): void;
}

/** What is written at a moment: a case that goes on later when it came in, any other when its last step was taken. */
interface Entry {
  moment: number;
  record: Omit<CaseRecord, 'id'>;
  standing: CaseStanding;
  steps: readonly TakenCaseStep[];
  /** What happens to it after it was written. */
  later: readonly LaterStep[];
  agent: Applicant['agent'];
}

/**
 * Writes generated cases day by day, each through a unit of work of its own, in the order of time. Numbers are
 * given out in the order in which cases come in. Answers after each day how many are written, so that the caller
 * commits.
 */
export function* writeCases(
  context: CoreContext,
  random: Random,
  { count, applicants, days, now, setClock, before, goesOn, closed }: CasesToWrite,
): Generator<number, void> {
  const { database } = context.data;
  const calendar = loadWorkCalendar(database.read);
  const limits = receiptLimits(database.read);
  const items = new AnsweredItems(random, database.read, days[0] as LocalDate);
  const staff = listStaff(context);
  const clerks = staff.slice(0, 3);
  const handled = new Set(staff.filter(({ role }) => role === 'handler').map(({ department }) => department));
  const fates = new CaseFates(random, days, now);
  const lives = new CaseLives(random, days, now);
  const courses = new PlainCourses(random, days, now);
  const counts = casesByDay(random, days.length, count);
  const waiting: Entry[][] = days.map(() => []);
  const serials = new Map<number, number>();
  let written = 0;
  for (const [index, date] of days.entries()) {
    const day = { index, date };
    const dueDates = new DueDates(date, calendar);
    const entries = waiting[index] as Entry[];
    for (const moment of officeMoments(random, date, counts[index] ?? 0, now)) {
      const life = lives.draw(day, moment, () => items.draw(random));
      const drawn = life?.answered ?? items.draw(random);
      const resident = applicantFor(random, drawn.item, applicants);
      const { answered, agent } = broughtBy(resident.agent, drawn);
      const clerk: Actor = random.pick(clerks);
      const record = {
        siteNumber: database.site.siteNumber,
        serial: nextSerial(serials, Number(date.slice(0, 4))),
        ...answered,
        resident,
        receivedAt: new Date(moment),
        receivedOn: date,
        clerk,
      };
      const { item } = answered;
      const promised = dueDates.after(item.promisedDays);
      if (life) {
        const first = firstStep(life, promised.due, new Date(moment).toISOString(), clerk);
        const standing = standingAfter(first, { item, today: date, calendar, limits });
        entries.push({ moment, record, standing, steps: [first], later: life.later, agent });
        continue;
      }
      const statutory = item.statutoryDays === null ? null : dueDates.after(item.statutoryDays);
      const completion = fates.completion(day, moment, item, promised.due);
      const acceptance = { dayIndex: index, moment, date, promised, statutory, clerk };
      const { last, ...course } = courses.of(acceptance, completion);
      const later = completion ? [] : forwardedLater(random, item, handled, last.moment, now);
      (waiting[last.dayIndex] as Entry[]).push({ moment: last.moment, record, ...course, later, agent });
    }
    entries.sort((a, b) => a.moment - b.moment);
    for (const entry of entries) {
      before?.(entry.moment);
      setClock(entry.moment);
      const caseId = writeCase(context, entry);
      if (entry.later.length > 0) goesOn?.(caseId, entry.later);
      else if (entry.standing.closed_at !== null) closed?.(caseId, entry.moment);
    }
    keepSerials(context, serials);
    written += entries.length;
    waiting[index] = [];
    yield written;
  }
}

const minute = 60_000;
/** Of the open cases that a department with a handler decides, how many lie with it already. */
const shareForwarded = 0.9;

/** 核对后转部门办理: most of what a department's handler decides goes there soon after it was accepted. */
function forwardedLater(
  random: Random,
  { handling, department }: ServiceItem,
  handled: ReadonlySet<string>,
  acceptedAt: number,
  now: number,
): LaterStep[] {
  if (handling !== 'forward' || !handled.has(department) || !random.chance(shareForwarded)) return [];
  const moment = acceptedAt + random.between(10, 90) * minute;
  return moment <= now ? [{ moment, step: 'forward', answers: { department } }] : [];
}

/** Papers that follow are promised for the last day possible. */
function firstStep({ first }: CaseLife, promisedDue: LocalDate, at: string, by: Actor): TakenCaseStep {
  const { step } = first;
  const answers = first.answers.gaps ? { ...first.answers, until: promisedDue } : first.answers;
  return { step, from: null, to: TRANSITIONS[step].to as CaseState, at, by, answers };
}

function writeCase(context: CoreContext, { record, standing, steps, agent }: Entry): string {
  // Made only now, so that identifiers come in the order of writing and go to the end of every index.
  const id = uuidv7();
  const command = {
    name: steps.length > 1 ? 'cases.record' : `intake.${steps[0]?.step}`,
    actor: { id: record.clerk.id, name: record.clerk.name },
    subject: { entity: 'case', id },
  };
  context.data.database.write(command, (unit) => {
    insertCase(unit, { id, ...record }, standing, steps);
    if (agent) unit.insert('caseAgent', { case_id: id, ...agent });
  });
  return id;
}

function nextSerial(serials: Map<number, number>, year: number): number {
  const serial = (serials.get(year) ?? 0) + 1;
  serials.set(year, serial);
  return serial;
}

/** Where the next case that is accepted here goes on counting. */
function keepSerials(context: CoreContext, serials: Map<number, number>): void {
  const { database } = context.data;
  database.writeLocal((local) => {
    for (const [year, serial] of serials) {
      local.put('case_serials', { site_number: database.site.siteNumber, year, last_serial: serial });
    }
  });
}
