import { rmSync } from 'node:fs';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { countCases } from '../cases/service.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { addDemoStaff, loadReferenceData } from '../create-site.ts';
import { generateKey } from '../data-folder/key-file.ts';
import { createData, type OpenData } from '../data-folder/open-data.ts';
import { failure } from '../errors.ts';
import { activityYearOf, planActivityYear, planComingActivities } from './activity-year.ts';
import { commitInSteps, type SeedProgress } from './commit-in-steps.ts';
import { LaterActs } from './later-acts.ts';
import { NamePool } from './names.ts';
import { officeDays } from './office-days.ts';
import { planQueueDays } from './plan-queue-days.ts';
import { planSteps } from './plan-steps.ts';
import { Random } from './random.ts';
import { RatingsPlan } from './ratings-plan.ts';
import { finishSeedFolder, openSeedFolder } from './seed-folder.ts';
import { planSeedActivities } from './write-activities.ts';
import { writeCases } from './write-cases.ts';
import { writeBookings, writeComingCourse } from './write-coming.ts';
import { planSeedMeetings } from './write-meetings.ts';
import { writePeople } from './write-people.ts';
import { writeTickets } from './write-tickets.ts';
import { writeTown } from './write-town.ts';
import { writeVolunteers } from './write-volunteers.ts';

export interface SeedOptions {
  folder: string;
  siteNumber: string;
  residents: number;
  cases: number;
  /** The same seed and numbers on the same day give the same content, apart from identifiers and keys. */
  seed: number;
  /** Also volunteers and a year of activities, as the town has them; on unless said otherwise. */
  activities?: boolean;
  now: Date;
  resourcesFolder: string;
  applicationVersion: string;
  onProgress?: (progress: SeedProgress) => void;
}

export interface SeedSummary {
  folder: string;
  siteNumber: string;
  seed: number;
  residents: number;
  cases: number;
  open: number;
  dueToday: number;
  overdue: number;
  firstDay: string;
  lastDay: string;
  /** The year of which there are activities; null without. */
  activityYear: number | null;
}

const years = 3;
/** Working days before today of which the demo has the queue. */
const queueDays = 20;
const tenMinutes = 600_000;

/** What goes into an empty folder, and the clock of its database, which goes along with what is written. */
interface Filling extends SeedOptions {
  clock: { time: number };
  today: string;
  now: Date;
}

/**
 * Makes a data folder with generated people and cases of the last three years, up to now. Everything is written
 * at the time when it would have happened.
 * @throws CoreError `data-exists`, `NOT_FOUND` for a site that is no centre of the town
 */
export function seedDemoData(options: SeedOptions): SeedSummary {
  // Rounded, so that two runs shortly after each other give the same content.
  const now = new Date(Math.floor(options.now.getTime() / tenMinutes) * tenMinutes);
  const today = localDateInShanghai(now);
  const clock = { time: Date.parse(`${today}T00:00:00+08:00`) - (years * 365 + 1) * 86_400_000 };
  const filling: Filling = { ...options, now, today, clock };
  const folder = openSeedFolder(options.folder);
  try {
    const summary = fillFolder(folder, filling);
    finishSeedFolder(options.folder, folder);
    return summary;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function fillFolder(folder: string, filling: Filling): SeedSummary {
  const { siteNumber, clock } = filling;
  const data = createData({
    folder,
    key: generateKey(),
    siteNumber,
    demo: true,
    clock: () => clock.time,
    fill: (created) => fillReferenceData(contextOn(created, filling)),
  });
  try {
    // Nothing in this folder is used before it is whole, so it needs no protection against a crash until then.
    setPragmas(data, ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE']);
    // People come to the window in no order, so the pages of their index are wanted again and again.
    setPragmas(data, ['cache_size = -262144']);
    const summary = fillPeopleAndCases(contextOn(data, filling), filling);
    setPragmas(data, ['locking_mode = NORMAL', 'journal_mode = WAL', 'synchronous = FULL']);
    return summary;
  } finally {
    data.database.close();
  }
}

function fillReferenceData(context: CoreContext): void {
  const { database } = context.data;
  const { siteNumber } = database.site;
  loadReferenceData(context);
  if (!database.read.first(centreBySite(siteNumber)))
    throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  addDemoStaff(context);
}

function fillPeopleAndCases(context: CoreContext, filling: Filling): SeedSummary {
  const { clock, now, today, onProgress } = filling;
  const { database } = context.data;
  const random = new Random(filling.seed);
  const setClock = (moment: number) => {
    clock.time = moment;
  };
  const days = officeDays(today, years, loadWorkCalendar(database.read));
  const people = writePeople(context, random, {
    count: filling.residents,
    today,
    seed: filling.seed,
  });
  const applicants = commitInSteps(database, people, (done) =>
    onProgress?.({ what: 'residents', done, total: filling.residents }),
  );
  const later = new LaterActs(setClock);
  const activityYear = filling.activities === false ? null : planTownYear(context, later, filling);
  planQueueDays(context, later, new Random(filling.seed + 9), days.slice(-queueDays - 1, -1));
  const ratings = new RatingsPlan(context, later, { seed: filling.seed, today });
  const cases = writeCases(context, random, {
    count: filling.cases,
    applicants,
    days,
    now: now.getTime(),
    setClock,
    before: (moment) => later.upTo(moment),
    goesOn: planSteps(context, later),
    closed: (caseId, moment) => ratings.closed(caseId, moment),
  });
  commitInSteps(database, cases, (done) => onProgress?.({ what: 'cases', done, total: filling.cases }));
  database.batch(() => later.upTo(now.getTime()));
  writeTickets(context, new Random(filling.seed + 2), { now: now.getTime(), setClock });
  clock.time = now.getTime();
  const { folder, siteNumber, seed, residents } = filling;
  return {
    folder,
    siteNumber,
    seed,
    residents,
    cases: filling.cases,
    ...countCases(context),
    firstDay: days[0] as string,
    lastDay: today,
    activityYear,
  };
}

/** Volunteers, and a year of activities that are over by now; answers with the year. */
function planTownYear(context: CoreContext, later: LaterActs, filling: Filling): number {
  const { seed, today, now, siteNumber } = filling;
  // Numbers of their own, so that the cases are the same with and without.
  const random = new Random(seed + 5);
  const year = activityYearOf(today);
  const town = writeTown(context, random);
  const volunteers = writeVolunteers(context, random, { today, activityYear: year });
  const activities = [
    ...planActivityYear(random, year, today),
    ...planComingActivities(random, today, siteNumber),
  ];
  planSeedActivities(context, later, random, { activities, volunteers, town, until: now.getTime() });
  planSeedMeetings(context, later, { seed, year, today });
  const own = { town, siteNumber, today };
  // Planned a week ago, so that it stands in the calendar like everything else of the next weeks.
  later.plan(now.getTime() - 7 * 86_400_000, () => {
    writeComingCourse(context, own);
    writeBookings(context, new Random(seed + 7), { ...own, names: new NamePool(new Random(seed + 8), 40) });
  });
  return year;
}

function contextOn(data: OpenData, { resourcesFolder, applicationVersion }: SeedOptions): CoreContext {
  return { data, resourcesFolder, applicationVersion, desktop: null };
}

function setPragmas(data: OpenData, pragmas: string[]): void {
  for (const pragma of pragmas) data.connection.pragma(pragma);
}
