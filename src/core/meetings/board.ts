import type { BoardBranch, MeetingBoard } from '#shared/contract/meetings.ts';
import { localDateInShanghai, startOfDayInShanghai } from '#shared/domain/local-date.ts';
import {
  MEETING_KINDS,
  type MeetingKind,
  meetingPeriods,
  type WaivedMeetings,
} from '#shared/domain/regular-meetings.ts';
import type { CoreContext } from '../context.ts';
import { centreNames } from '../reports/queries.ts';
import { branches } from '../volunteers/groups.ts';
import { firstGathering, gatheringsBetween, waivedByBranch } from './queries.ts';

/** What each branch had to hold in a year, and what became of it; this centre's branches come first. */
export function readBoard({ data: { database } }: CoreContext, asked?: number): MeetingBoard {
  const { read, site } = database;
  const today = localDateInShanghai(database.now());
  const thisYear = Number(today.slice(0, 4));
  const year = asked ?? thisYear;
  const centres = new Map(read.all(centreNames).map(({ siteNumber, name }) => [siteNumber, name]));
  const gatherings = read
    .all(gatheringsBetween(startOfDayInShanghai(`${year}-01-01`), startOfDayInShanghai(`${year + 1}-01-01`)))
    .map(({ id, name, branch_id, starts_at, state, kinds }) => ({
      ...{ id, name, branchId: branch_id, state, day: localDateInShanghai(starts_at) },
      kinds: kinds === null ? null : (JSON.parse(kinds) as MeetingKind[]),
    }));
  const waivings = new Map(
    read
      .all(waivedByBranch)
      .map(({ id, waived_meetings }) => [id, JSON.parse(waived_meetings) as WaivedMeetings]),
  );
  const lines = branches(read).map((branch): BoardBranch => {
    const own = gatherings.filter(({ branchId }) => branchId === branch.id);
    const held = own.flatMap(({ id, day, kinds }) => (kinds === null ? [] : [{ id, day, kinds }]));
    const waived = waivings.get(branch.id) ?? {};
    const periods = meetingPeriods(year, today, branch.themedDay, held, waived).map(
      ({ kind, from, until, dueOn, state }) => ({
        ...{ kind, from, until, dueOn, state },
        meetings: held
          .filter(({ day, kinds }) => kinds.includes(kind) && day >= from && day <= until)
          .map(({ id, day }) => ({ id, day })),
      }),
    );
    const { id, name, siteNumber, secretary, themedDay } = branch;
    return {
      ...{ id, name, siteNumber, secretary, themedDay, periods },
      centreName: centres.get(siteNumber) ?? '',
      own: siteNumber === site.siteNumber,
      missed: periods.filter(({ state }) => state === 'missed').length,
      waived: MEETING_KINDS.flatMap((kind) => {
        const one = waived[kind];
        return one ? [{ kind, ...one }] : [];
      }),
      planned: own
        .filter(({ kinds }) => kinds === null)
        .map((one) => ({ id: one.id, day: one.day, name: one.name })),
    };
  });
  const firstAt = read.first(firstGathering)?.starts_at;
  const firstYear = firstAt ? Number(localDateInShanghai(firstAt).slice(0, 4)) : thisYear;
  const first = Math.min(firstYear, thisYear - 1);
  return {
    year,
    years: Array.from({ length: thisYear - first + 1 }, (_, back) => thisYear - back),
    today,
    branches: [...lines.filter(({ own }) => own), ...lines.filter(({ own }) => !own)],
  };
}
