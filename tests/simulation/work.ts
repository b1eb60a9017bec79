import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { beginEditing, saveItem } from '#core/catalogue/manage-items.ts';
import { type CoreContext, systemActor } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import type { EntityRow, SyncedEntity } from '#core/db/synced-entities.ts';
import type { UnitOfWork } from '#core/db/unit-of-work.ts';
import { CoreError } from '#core/errors.ts';
import { confirmHandover, listHandovers, makeHandover, withdrawHandover } from '#core/handovers/service.ts';
import { openCase } from '#core/intake/open-case.ts';
import { listPosts, savePost } from '#core/posts/service.ts';
import { changeGroups, readGroups } from '#core/queue/groups.ts';
import { setMarks } from '#core/residents/service.ts';
import type { Random } from '#core/seed/random.ts';
import { changeSettings } from '#core/settings/service.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { allowanceDraft, atOnce, fullDraft, licence, newApplicant, threeDays } from '#core/testing/drafts.ts';
import type { CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { SETTINGS, type SettingKey } from '#shared/domain/settings.ts';
import type { StaffRole } from '#shared/domain/staff-role.ts';
import type { SimulatedSite } from './simulated-site.ts';

type Work = (context: CoreContext, random: Random) => void;

function staff(context: CoreContext, at: number, role: StaffRole, department = ''): StaffActor {
  const { siteNumber } = context.data.database.site;
  return { id: `demo-${siteNumber}-${at}`, name: `${siteNumber}-${at}`, role, department };
}
const aClerk = (context: CoreContext, random: Random) => staff(context, random.between(1, 3), 'clerk');
const manager = (context: CoreContext) => staff(context, 4, 'manager');

/** Few settings and few items, so that centres meet on them. */
const contested = ['lamp.yellow-workdays', 'lamp.yellow-percent', 'scans.reuse-days'] as const;
const items = [atOnce, threeDays, licence];

const answers: StepAnswers = {
  reason: '理由',
  days: 2,
  approver: '梁主任',
  department: '民政',
  proposedOwner: '人社(社保)',
  deliveryWay: 'counter',
};
const walkable: readonly string[] = [
  ...['accept', 'forward', 'forward-again', 'return', 'suspend', 'resume', 'extend', 'urge'],
  ...['fill-gaps', 'complete', 'refuse', 'withdraw', 'deliver'],
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
  ['case-of-another', 1, writeAnothersCase],
  ['by-nobody', 1, writeAsNobody],
];
const sum = works.reduce((total, [, weight]) => total + weight, 0);

/** Somebody at a site does something; what the application refuses changes nothing. @returns what it was */
export function work(site: SimulatedSite, random: Random): string {
  let at = random.below(sum);
  const [name, , run] = works.find(([, weight]) => {
    at -= weight;
    return at < 0;
  }) as (typeof works)[number];
  return attempt(name, () => site.run((context) => run(context, random)));
}

/** The newer version writes what this one does not know. */
export function newerWork(site: SimulatedSite, random: Random): string {
  return attempt('newer', () =>
    site.run(({ data: { database } }) => {
      const command = { name: 'newer.write', actor: systemActor, subject: { entity: 'volunteer', id: 'v' } };
      database.write(command, (unit) => {
        const day = { date: `2031-05-0${random.between(1, 4)}` };
        const stars = random.below(5);
        const known = unit.read.first(
          query.selectFrom('calendar_days').select('date').where('date', '=', day.date),
        );
        if (known) put(unit, 'update', 'calendarDay', day, { stars });
        else put(unit, 'insert', 'calendarDay', { ...day, name: '试', is_off_day: 1, stars });
        const id = { id: `${database.site.siteNumber}-${random.below(4)}` };
        const volunteer = database.read.first(
          query
            .selectFrom('volunteers' as 'settings')
            .select('version')
            .where('id' as 'key', '=', id.id),
        );
        if (volunteer) put(unit, 'update', 'volunteer', id, { hours: random.below(9) });
        else put(unit, 'insert', 'volunteer', { ...id, name: '志愿者', hours: 0 });
      });
    }),
  );
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

let people = 0;
/** So that a run begins with the same people. */
export function startWork(): void {
  people = 0;
}

function takeIn(context: CoreContext, random: Random, step: CaseStep): void {
  people += 1;
  const applicant = newApplicant(people % 1000, { name: `林秀英${people}` });
  const given = step === 'decline' ? { reason: '不属于本部门职权范围' } : {};
  openCase(context, aClerk(context, random), fullDraft(context, random.pick(items), applicant), step, given);
}

function acceptWithGaps(context: CoreContext, random: Random): void {
  people += 1;
  const draft = allowanceDraft(context, ['hukou'], newApplicant(people % 1000, { name: `林秀英${people}` }));
  const until = localDateInShanghai(new Date(context.data.database.now().getTime() + 86_400_000));
  openCase(context, aClerk(context, random), draft, 'accept-with-gaps', { gaps: ['hukou'], until });
}

type Resident = EntityRow<'resident'>;

function anyResident({ data: { database } }: CoreContext, random: Random): Resident | null {
  // Those known longest are known to others, too.
  const known = database.read.all(query.selectFrom('residents').selectAll().orderBy('id').limit(6));
  return known.length === 0 ? null : (random.pick(known) as unknown as Resident);
}

const telephone = (random: Random) => `1380000000${random.below(10)}`;

function acceptKnown(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const applicant = newApplicant(0, {
    residentId: resident.id,
    number: resident.identity_number ?? '',
    name: resident.name,
    phone: telephone(random),
    address: random.chance(0.5) ? (resident.address ?? '') : `台洞村${random.below(5)}队`,
  });
  const draft = fullDraft(context, random.pick(items), applicant);
  openCase(context, aClerk(context, random), draft, 'accept');
}

function anyStep(context: CoreContext, random: Random): void {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const own = database.read.all(
    query
      .selectFrom('cases')
      .select('id')
      .where('site_number', '=', siteNumber)
      .orderBy('id', 'desc')
      .limit(12),
  );
  if (own.length === 0) return;
  const caseId = random.pick(own).id;
  const actor = manager(context);
  const { steps, stepNumber, state } = getCase(context, caseId, actor);
  if (state === 'delivered') {
    const rated = { step: 'rate' as const, afterStep: stepNumber, answers: { rating: 'satisfied' as const } };
    takeStep(context, systemActor, { caseId, ...rated });
    return;
  }
  const usual = steps.filter(({ step }) => walkable.includes(step));
  if (usual.length === 0) return;
  const { step, longestDays } = random.pick(usual);
  const given: StepAnswers = {
    ...answers,
    days: Math.min(2, longestDays ?? 2),
    ...(step === 'fill-gaps' && { papers: [{ id: 'hukou', originals: 1, copies: 0 }] }),
  };
  takeStep(context, actor, { caseId, step, afterStep: stepNumber, answers: given });
}

function markResident(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const marks = random.chance(0.5) ? (['hearing'] as never[]) : [];
  setMarks(context, aClerk(context, random), { id: resident.id, marks, note: `备注${random.below(4)}` });
}

/** As a later use case may: one field of a resident, at any site that has the resident. */
function correctResident(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const fields = random.chance(0.5)
    ? { phone: telephone(random) }
    : { name: `林秀${random.pick(['英', '莹', '瑛'])}` };
  const actor = aClerk(context, random);
  const command = { name: 'residents.correct', actor, subject: { entity: 'resident', id: resident.id } };
  context.data.database.write(command, (unit) => unit.update('resident', { id: resident.id }, fields));
}

function changeSetting(context: CoreContext, random: Random): void {
  const key: SettingKey = random.pick(contested);
  const { least } = SETTINGS[key];
  changeSettings(context, manager(context), { [key]: least + random.below(5) });
}

function editItem(context: CoreContext, random: Random): void {
  const code = random.pick([atOnce, threeDays]);
  const { item, baseVersion, today } = beginEditing(context, manager(context), code);
  const edited = { ...item, name: `${item.name.slice(0, 12)}${random.below(10)}` };
  saveItem(context, manager(context), { item: edited as never, effectiveFrom: today, baseVersion });
}

function handOver(context: CoreContext, random: Random): void {
  const [from, to] = random.shuffled([1, 2, 3]) as [number, number, number];
  const { siteNumber } = context.data.database.site;
  makeHandover(context, staff(context, from, 'clerk'), {
    toId: `demo-${siteNumber}-${to}`,
    things: '印章',
    note: '',
  });
}

function takeOver(context: CoreContext, random: Random): void {
  const waiting = listHandovers(context).filter(
    ({ confirmedAt, withdrawnAt }) => confirmedAt === null && withdrawnAt === null,
  );
  if (waiting.length === 0) return;
  const { id, fromId, toId } = random.pick(waiting);
  const member = (staffId: string): StaffActor => ({
    id: staffId,
    name: staffId,
    role: 'clerk',
    department: '',
  });
  if (random.chance(0.2)) withdrawHandover(context, member(fromId), id);
  else confirmHandover(context, member(toId), id);
}

function editPost(context: CoreContext, random: Random): void {
  const { posts } = listPosts(context);
  const { siteNumber } = context.data.database.site;
  const [holderA, holderB] = random.shuffled([1, 2, 3]).map((at) => `demo-${siteNumber}-${at}`) as [
    string,
    string,
  ];
  const id = posts.length > 2 ? random.pick(posts).id : null;
  savePost(context, manager(context), { id, name: `岗位${random.below(3)}`, duties: '', holderA, holderB });
}

/** One manager takes a group away while another may be renaming it. */
function editGroups(context: CoreContext, random: Random): void {
  const groups = readGroups(context.data.database.read);
  if (groups.length === 0) return;
  const { letter } = random.pick(groups);
  const rest = groups.filter((group) => group.letter !== letter);
  const renamed = groups.map((group) =>
    group.letter === letter ? { ...group, name: `业务组${random.below(5)}` } : group,
  );
  changeGroups(context, manager(context), groups.length > 2 && random.chance(0.3) ? rest : renamed);
}

/** The town deletes a post that its village may be editing. */
function deletePost({ data: { database }, ...context }: CoreContext, random: Random): void {
  const posts = database.read.all(query.selectFrom('posts').select('id').orderBy('id'));
  if (posts.length === 0) return;
  const { id } = random.pick(posts);
  const actor = manager({ data: { database }, ...context } as CoreContext);
  database.write({ name: 'posts.delete', actor, subject: { entity: 'post', id } }, (unit) =>
    unit.delete('post', { id }),
  );
}

/** What no use case does: the hub has to refuse it, and everything that stands on it. */
function writeAnothersCase(context: CoreContext, random: Random): void {
  const { database } = context.data;
  const others = database.read.all(
    query
      .selectFrom('cases')
      .select('id')
      .where('site_number', '<>', database.site.siteNumber)
      .orderBy('id')
      .limit(9),
  );
  if (others.length === 0) return;
  const { id } = random.pick(others);
  const command = { name: 'cases.wrong', actor: manager(context), subject: { entity: 'case', id } };
  database.write(command, (unit) => unit.update('case', { id }, { clerk_name: `别人${random.below(9)}` }));
}

function writeAsNobody(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const actor = { id: 'demo-13-99', name: '无此人' };
  const command = { name: 'residents.wrong', actor, subject: { entity: 'resident', id: resident.id } };
  context.data.database.write(command, (unit) =>
    unit.update('resident', { id: resident.id }, { phone: `1999999999${random.below(10)}` }),
  );
}
