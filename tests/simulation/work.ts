import { type CoreContext, systemActor } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import type { SyncedEntity } from '#core/db/synced-entities.ts';
import type { UnitOfWork } from '#core/db/unit-of-work.ts';
import { CoreError } from '#core/errors.ts';
import type { Random } from '#core/seed/random.ts';
import { addCalendarDays } from '#shared/domain/local-date.ts';
import { decideOne } from './conflict-work.ts';
import { acceptKnown, acceptWithGaps, anyStep, handOver, takeIn, takeOver } from './counter-work.ts';
import { joinOne, takeInAgain, undoOneJoin } from './join-work.ts';
import {
  changeSetting,
  correctResident,
  deletePost,
  editGroups,
  editItem,
  editPost,
  markResident,
  writeAnothersCase,
  writeAsNobody,
} from './other-work.ts';
import { happensStill, season } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { answerOne, askForOne, askForSomebody, offerOne, withdrawOne } from './transfer-work.ts';
import {
  cancelOne,
  changePointRule,
  moveOne,
  planOne,
  registerVolunteer,
  reportOne,
  settleOne,
  signInOne,
  signUpOne,
  stepOfAttendance,
} from './volunteer-work.ts';

type Work = (context: CoreContext, random: Random) => void;

/** Of volunteers, which every centre has. */
const volunteerWorks: readonly [name: string, weight: number, work: Work][] = [
  ['volunteer', 2, registerVolunteer],
  ['activity', 2, planOne],
  ['activity-moved', 1, moveOne],
  ['activity-cancelled', 1, cancelOne],
  ['sign-up', 4, signUpOne],
  ['signed-in', 5, signInOne],
  ['attendance-step', 9, stepOfAttendance],
  ['self-reported', 1, reportOne],
  ['point-rule', 1, changePointRule],
  ['doubt-settled', 1, settleOne],
];

/** What people do all day, through the use cases of the application. */
const works: readonly [name: string, weight: number, work: Work][] = [
  ['accept', 6, (context, random) => takeIn(context, random, 'accept')],
  ['receive', 2, (context, random) => takeIn(context, random, 'receive')],
  ['decline', 1, (context, random) => takeIn(context, random, 'decline')],
  ['accept-with-gaps', 1, acceptWithGaps],
  ['accept-known', 5, acceptKnown],
  ['step', 12, anyStep],
  ['mark-resident', 5, markResident],
  ['correct-resident', 4, correctResident],
  ['setting', 5, changeSetting],
  ['item', 3, editItem],
  ['hand-over', 2, handOver],
  ['take-over', 2, takeOver],
  ['post', 2, editPost],
  ['queue-groups', 3, editGroups],
  ['post-deleted', 1, deletePost],
  ['transfer-asked', 3, askForOne],
  ['transfer-offered', 2, offerOne],
  ['transfer-answered', 5, answerOne],
  ['transfer-withdrawn', 1, withdrawOne],
  ['records-asked', 2, askForSomebody],
  ['conflict-decided', 3, decideOne],
  ['taken-in-again', 3, takeInAgain],
  ['joined', 2, joinOne],
  ['join-undone', 1, undoOneJoin],
  ...volunteerWorks,
  ['case-of-another', 1, writeAnothersCase],
  ['by-nobody', 1, writeAsNobody],
];
/** What reaches every centre. */
const forAll = ['setting', 'item', 'queue-groups', ...volunteerWorks.map(([name]) => name)];

/** What people do: everything, or what has to meet more often than it does in everything. */
export const WORKS = { all: works, volunteers: volunteerWorks } as const;
export type WorkOf = keyof typeof WORKS;

/** Somebody at a site does something; what the application refuses changes nothing. @returns what it was */
export function work(site: SimulatedSite, random: Random, of: WorkOf = 'all'): string {
  const chosen = WORKS[of];
  let at = random.below(chosen.reduce((total, [, weight]) => total + weight, 0));
  const drawn = chosen.find(([, weight]) => {
    at -= weight;
    return at < 0;
  }) as (typeof works)[number];
  const step = works.find(([name]) => name === 'step') as (typeof works)[number];
  const [name, , run] = forAll.includes(drawn[0]) && !happensStill(random) ? step : drawn;
  return attempt(name, () => site.run((context) => run(context, random)));
}

/** A newer version writes what the ones before it do not know. */
export function newerWork(site: SimulatedSite, random: Random): string {
  const write = (name: string, work: (unit: UnitOfWork, context: CoreContext) => void) =>
    attempt(name, () =>
      site.run((context) => {
        const command = { name: 'newer.write', actor: systemActor, subject: { entity: 'lostItem', id: 'v' } };
        context.data.database.write(command, (unit) => work(unit, context));
      }),
    );
  if (site.version === 2 && random.chance(0.5))
    return write('newest', (unit, at) => hangNotice(unit, at, random));
  return write('newer', (unit, at) => findThing(unit, at, random, site.version === 2));
}

function findThing(unit: UnitOfWork, { data }: CoreContext, random: Random, inColour: boolean): void {
  const { number } = season();
  const day = { date: addCalendarDays('2031-05-01', 4 * number + random.below(4)) };
  const stars = random.below(5);
  const known = unit.read.first(
    query.selectFrom('calendar_days').select('date').where('date', '=', day.date),
  );
  if (known) put(unit, 'update', 'calendarDay', day, { stars });
  else put(unit, 'insert', 'calendarDay', { ...day, name: '试', is_off_day: 1, stars });
  const id = { id: `${data.database.site.siteNumber}-${4 * number + random.below(4)}` };
  const fields = inColour ? { colour: random.below(9) } : { hours: random.below(9) };
  if (isThere(unit, 'lost_items', id.id)) put(unit, 'update', 'lostItem', id, fields);
  else put(unit, 'insert', 'lostItem', { ...id, name: '雨伞', hours: 0, ...fields });
}

function hangNotice(unit: UnitOfWork, { data }: CoreContext, random: Random): void {
  const id = { id: `${data.database.site.siteNumber}-${4 * season().number + random.below(4)}` };
  if (isThere(unit, 'notice_boards', id.id))
    put(unit, 'update', 'noticeBoard', id, { sheets: random.below(9) });
  else put(unit, 'insert', 'noticeBoard', { ...id, place: '大榕树下', sheets: 1 });
}

function isThere(unit: UnitOfWork, table: string, id: string): boolean {
  const found = query
    .selectFrom(table as 'settings')
    .select('version')
    .where('id' as 'key', '=', id);
  return unit.read.first(found) !== undefined;
}

/** Entities and fields that the types of this version do not have. */
function put(unit: UnitOfWork, operation: 'insert' | 'update', entity: string, ...rows: object[]): void {
  const write = unit[operation].bind(unit) as (entity: SyncedEntity, ...rows: unknown[]) => void;
  write(entity as SyncedEntity, ...rows);
}

function attempt(name: string, run: () => void): string {
  try {
    run();
    return name;
  } catch (error) {
    if (error instanceof CoreError) return `${name} (${error.code})`;
    throw error;
  }
}
