import type { ActivityReport, ActivityReportRequest } from '#shared/contract/activity-reports.ts';
import {
  type ActivityFigures,
  addActivities,
  type CountedActivity,
  hoursOf,
} from '#shared/domain/activity-figures.ts';
import { localDateInShanghai, startOfDayInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { centreNames } from '../reports/queries.ts';
import {
  allBranches,
  attendancesByActivity,
  heldActivities,
  minutesByActivity,
  volunteersByCentre,
} from './queries.ts';

interface HeldActivity extends CountedActivity {
  siteNumber: string;
  typeCode: string;
  typeName: string;
  branchId: string | null;
  month: string;
}

/** The figures of a year, whole and by every side, counted from the rows. */
export function makeActivityReport(context: CoreContext, request: ActivityReportRequest): ActivityReport {
  const { database } = context.data;
  const { read } = database;
  const { year, siteNumber } = request;
  const held = readHeld(read, request);
  const today = localDateInShanghai(database.now());
  const lastDay = `${year}-12-31` < today ? `${year}-12-31` : today;
  const registered = new Map(
    read.all(volunteersByCentre(lastDay)).map((row) => [row.site_number, row.count]),
  );
  const centres = read
    .all(centreNames)
    .filter((centre) => (siteNumber ?? centre.siteNumber) === centre.siteNumber);
  const byCentre = centres.map((centre) => ({
    siteNumber: centre.siteNumber,
    centreName: centre.name,
    volunteers: registered.get(centre.siteNumber) ?? 0,
    ...figuresOf(held.filter((activity) => activity.siteNumber === centre.siteNumber)),
  }));
  // In the order in which branches stand everywhere; what belongs to none comes last.
  const branches = read.all(allBranches);
  const places = [...branches.map(({ id }) => id), null];
  const place = (branchId: string | null) => places.indexOf(branchId);
  const branchNames = new Map(branches.map(({ id, name }) => [id, name]));
  return {
    year,
    volunteers: byCentre.reduce((sum, { volunteers }) => sum + volunteers, 0),
    ...figuresOf(held),
    byCentre,
    byType: grouped(held, ({ typeCode }) => typeCode).map(([typeCode, own]) => ({
      typeCode,
      typeName: own[0]?.typeName ?? typeCode,
      ...figuresOf(own),
    })),
    byBranch: grouped(held, ({ branchId }) => branchId)
      .map(([branchId, own]) => ({
        branchId,
        branchName: branchId === null ? '' : (branchNames.get(branchId) ?? ''),
        ...figuresOf(own),
      }))
      .sort((one, other) => place(one.branchId) - place(other.branchId)),
    byMonth: Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`).map(
      (month) => ({
        month,
        ...figuresOf(held.filter((activity) => activity.month === month)),
      }),
    ),
  };
}

function readHeld(read: ReadHandle, { year, siteNumber }: ActivityReportRequest): HeldActivity[] {
  const period = {
    from: startOfDayInShanghai(`${year}-01-01`),
    until: startOfDayInShanghai(`${year + 1}-01-01`),
    siteNumber,
  };
  const came = new Map(read.all(attendancesByActivity(period)).map((row) => [row.activity_id, row.count]));
  const served = new Map(
    read
      .all(minutesByActivity(`${year}-01-01`, `${year}-12-31`))
      .map((row) => [row.activity_id, row.minutes]),
  );
  return read.all(heldActivities(period)).map((row) => ({
    siteNumber: row.site_number,
    typeCode: row.type_code,
    typeName: row.type_name ?? row.type_code,
    countsAs: row.counts_as ?? '',
    branchId: row.branch_id,
    month: localDateInShanghai(row.starts_at).slice(0, 7),
    attendances: came.get(row.id) ?? 0,
    peopleServed: row.people_served,
    minutes: served.get(row.id) ?? 0,
  }));
}

function figuresOf(activities: readonly CountedActivity[]): ActivityFigures & { hours: number } {
  const figures = addActivities(activities);
  return { ...figures, hours: hoursOf(figures.minutes) };
}

function grouped<Key>(activities: readonly HeldActivity[], keyOf: (activity: HeldActivity) => Key) {
  const groups = new Map<Key, HeldActivity[]>();
  for (const activity of activities) {
    const key = keyOf(activity);
    const own = groups.get(key);
    if (own) own.push(activity);
    else groups.set(key, [activity]);
  }
  return [...groups];
}
