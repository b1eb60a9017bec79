import { heldBy } from '#core/cases/queries.ts';
import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { type CoreContext, systemActor } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { confirmHandover, listHandovers, makeHandover, withdrawHandover } from '#core/handovers/service.ts';
import { openCase } from '#core/intake/open-case.ts';
import type { Random } from '#core/seed/random.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import {
  allowanceDraft,
  atOnce,
  fullDraft,
  identityNumber,
  licence,
  newApplicant,
  threeDays,
} from '#core/testing/drafts.ts';
import type { Applicant } from '#shared/contract/intake.ts';
import type { CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';

import { aClerk, anyResident, manager, staff, telephone } from './people.ts';
import { beginSeasons, type Seasons, seasons } from './season.ts';

/** Few, so that centres meet on them. */
export const items = [atOnce, threeDays, licence];

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

let people = 0;
/** So that a run begins with the same people, or goes on with those who came last. */
export function startWork(from?: { people: number; seasons: Seasons }): void {
  people = from?.people ?? 0;
  beginSeasons(from?.seasons);
}

export function workSoFar(): { people: number; seasons: Seasons } {
  return { people, seasons: seasons() };
}

/** Somebody who has come to some centre: who asks for the records has the identity card in hand. */
export function anybodyServed(random: Random): { number: string; name: string } {
  const order = random.between(1, Math.max(1, Math.min(people, 999)));
  const birthday = addCalendarDays('1980-01-15', order).replaceAll('-', '');
  return { number: identityNumber(order, birthday), name: `林秀英${order}` };
}

/** Somebody who has never come before: in each thousand all are born on other days than those of the others. */
function nextApplicant(): Applicant {
  people += 1;
  const [order, thousand] = [people % 1000, Math.floor(people / 1000)];
  const birthday = addCalendarDays('1980-01-15', order - 40 * thousand).replaceAll('-', '');
  return newApplicant(order, { name: `林秀英${people}`, number: identityNumber(order, birthday) });
}

export function takeIn(context: CoreContext, random: Random, step: CaseStep): void {
  const applicant = nextApplicant();
  const given = step === 'decline' ? { reason: '不属于本部门职权范围' } : {};
  openCase(context, aClerk(context, random), fullDraft(context, random.pick(items), applicant), step, given);
}

export function acceptWithGaps(context: CoreContext, random: Random): void {
  const draft = allowanceDraft(context, ['hukou'], nextApplicant());
  const until = localDateInShanghai(new Date(context.data.database.now().getTime() + 86_400_000));
  openCase(context, aClerk(context, random), draft, 'accept-with-gaps', { gaps: ['hukou'], until });
}

export function acceptKnown(context: CoreContext, random: Random): void {
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

export function anyStep(context: CoreContext, random: Random): void {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const own = database.read.all(
    query.selectFrom('cases').select('id').where(heldBy, '=', siteNumber).orderBy('id', 'desc').limit(12),
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

export function handOver(context: CoreContext, random: Random): void {
  const [from, to] = random.shuffled([1, 2, 3]) as [number, number, number];
  const { siteNumber } = context.data.database.site;
  makeHandover(context, staff(context, from, 'clerk'), {
    toId: `demo-${siteNumber}-${to}`,
    things: '印章',
    note: '',
  });
}

export function takeOver(context: CoreContext, random: Random): void {
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
