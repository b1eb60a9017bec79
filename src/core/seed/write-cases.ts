import { uuidv7 } from 'uuidv7';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { limitColumns } from '../cases/case-course.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import {
  type CaseRecord,
  type CaseStanding,
  insertCase,
  type TakenCaseStep,
  untouched,
} from '../intake/insert-case.ts';
import { listStaff } from '../staff/service.ts';
import { AnsweredItems } from './answered-items.ts';
import { CaseFates } from './case-plan.ts';
import { DueDates } from './due-dates.ts';
import { casesByDay, officeMoments } from './office-days.ts';
import type { Random } from './random.ts';
import type { Applicant } from './write-people.ts';

export interface CasesToWrite {
  count: number;
  applicants: readonly Applicant[];
  /** The days on which cases come in; the last is today. */
  days: readonly LocalDate[];
  now: number;
  /** Sets the clock of the database to the moment of what is written next. */
  setClock(moment: number): void;
  /** Called before something is written at a moment: what came before is written first. */
  before?(moment: number): void;
  /** Called after a closed case was written. */
  closed?(caseId: string, moment: number): void;
}

/** What is written at a moment: an open case when it was accepted, a closed one when it was completed. */
interface Entry {
  moment: number;
  record: Omit<CaseRecord, 'id'>;
  standing: CaseStanding;
  steps: readonly TakenCaseStep[];
}

/**
 * Writes generated cases day by day, each through a unit of work of its own, in the order of time. Numbers are
 * given out in the order of acceptance. Answers after each day how many are written, so that the caller commits.
 */
export function* writeCases(
  context: CoreContext,
  random: Random,
  { count, applicants, days, now, setClock, before, closed }: CasesToWrite,
): Generator<number, void> {
  const { database } = context.data;
  const calendar = loadWorkCalendar(database.read);
  const items = new AnsweredItems(random, database.read, days[0] as LocalDate);
  const clerks = listStaff(context).slice(0, 3);
  const fates = new CaseFates(random, days, now);
  const counts = casesByDay(random, days.length, count);
  const later: Entry[][] = days.map(() => []);
  const serials = new Map<number, number>();
  let written = 0;
  for (const [index, date] of days.entries()) {
    const day = { index, date };
    const dueDates = new DueDates(date, calendar);
    const entries = later[index] as Entry[];
    for (const acceptedAt of officeMoments(random, date, counts[index] ?? 0, now)) {
      const answered = items.draw(random);
      const { item } = answered;
      const promised = dueDates.after(item.promisedDays);
      const clerk: Actor = random.pick(clerks);
      const completion = fates.completion(day, acceptedAt, item, promised.due);
      const at = new Date(acceptedAt).toISOString();
      const completedAt = completion && new Date(completion.at).toISOString();
      const entry: Entry = {
        moment: completion?.at ?? acceptedAt,
        record: {
          siteNumber: database.site.siteNumber,
          serial: nextSerial(serials, Number(date.slice(0, 4))),
          ...answered,
          resident: random.pick(applicants),
          receivedAt: new Date(acceptedAt),
          receivedOn: date,
          clerk,
        },
        standing: {
          ...untouched,
          state: completion ? 'completed' : 'accepted',
          accepted_at: at,
          accepted_on: date,
          ...limitColumns({
            promised,
            statutory: item.statutoryDays === null ? null : dueDates.after(item.statutoryDays),
            extensionDays: 0,
          }),
          closed_at: completedAt,
        },
        steps: [
          { step: 'accept', from: null, to: 'accepted', at, by: clerk, answers: {} },
          ...(completedAt === null
            ? []
            : [
                {
                  step: 'complete',
                  from: 'accepted',
                  to: 'completed',
                  at: completedAt,
                  by: clerk,
                  answers: {},
                } as const,
              ]),
        ],
      };
      (completion ? (later[completion.dayIndex] as Entry[]) : entries).push(entry);
    }
    entries.sort((a, b) => a.moment - b.moment);
    for (const entry of entries) {
      before?.(entry.moment);
      setClock(entry.moment);
      const caseId = writeCase(context, entry);
      if (entry.standing.closed_at !== null) closed?.(caseId, entry.moment);
    }
    keepSerials(context, serials);
    written += entries.length;
    later[index] = [];
    yield written;
  }
}

function writeCase(context: CoreContext, { record, standing, steps }: Entry): string {
  // Made only now, so that identifiers come in the order of writing and go to the end of every index.
  const id = uuidv7();
  const command = {
    name: steps.length > 1 ? 'cases.record' : 'intake.accept',
    actor: { id: record.clerk.id, name: record.clerk.name },
    subject: { entity: 'case', id },
  };
  context.data.database.write(command, (unit) => insertCase(unit, { id, ...record }, standing, steps));
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
