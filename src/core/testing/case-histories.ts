import type { StepAnswers } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { getCase } from '../cases/service.ts';
import { takeStep } from '../cases/take-step.ts';
import { systemActor } from '../context.ts';
import { openCase } from '../intake/open-case.ts';
import { Random } from '../seed/random.ts';
import type { StaffActor } from '../staff/roles.ts';
import { allowanceDraft, atOnce, fullDraft, licence, newApplicant, threeDays } from './drafts.ts';
import { clerk, manager, siteNumber, type TestSite } from './fresh-site.ts';

const day = 86_400_000;
const otherClerk: StaffActor = { ...clerk, id: `demo-${siteNumber}-2`, name: '黄志强' };

const answers: StepAnswers = {
  reason: '理由',
  days: 2,
  approver: '梁主任',
  department: '民政',
  proposedOwner: '人社(社保)',
  deliveryWay: 'counter',
};

/** Takes in cases at random moments and takes them through random steps, through the use cases of the counter. */
export function randomHistories(
  site: TestSite,
  { seed, cases, from, to }: { seed: number; cases: number; from: string; to: string },
): void {
  const random = new Random(seed);
  const [first, last] = [Date.parse(from), Date.parse(to)];
  for (let order = 0; order < cases; order += 1) {
    let time = first + random.below(last - first);
    site.setTime(new Date(time).toISOString());
    const actor = random.pick([clerk, otherClerk]);
    const id = takeIn(site, random, actor, order);
    for (let left = random.below(8); left > 0; left -= 1) {
      time += random.below(12 * day);
      // Midnight in Shanghai is where a day, and with it a month, begins.
      if (random.chance(0.3)) time -= (time + 8 * 3_600_000) % day;
      if (time >= last) break;
      site.setTime(new Date(time).toISOString());
      if (!takeAnyStep(site, random, id)) break;
    }
  }
  site.setTime(to);
}

function takeIn(site: TestSite, random: Random, actor: StaffActor, order: number): string {
  if (random.chance(0.2)) {
    const draft = allowanceDraft(site.context, ['hukou'], newApplicant(order));
    return openCase(site.context, actor, draft, 'accept-with-gaps', { gaps: ['hukou'], until: nextDay(site) })
      .id;
  }
  const item = random.pick([atOnce, threeDays, licence]);
  const step = random.pick<CaseStep>(['accept', 'accept', 'accept', 'receive', 'decline']);
  const given = step === 'decline' ? { reason: '不属于本部门职权范围' } : {};
  return openCase(site.context, actor, fullDraft(site.context, item, newApplicant(order)), step, given).id;
}

function nextDay(site: TestSite): string {
  return new Date(site.data.database.now().getTime() + day + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Steps that these answers are enough for. */
const walkable: readonly string[] = [
  ...['accept', 'forward', 'forward-again', 'return', 'suspend', 'resume', 'extend', 'urge'],
  ...['fill-gaps', 'complete', 'refuse', 'withdraw', 'deliver'],
];

function takeAnyStep(site: TestSite, random: Random, caseId: string): boolean {
  const { steps, stepNumber, state } = getCase(site.context, caseId, manager);
  if (state === 'delivered') {
    const rated = { step: 'rate' as const, afterStep: stepNumber, answers: { rating: 'satisfied' as const } };
    takeStep(site.context, systemActor, { caseId, ...rated });
    return false;
  }
  const usual = steps.filter(
    ({ step }) => walkable.includes(step) && (step !== 'withdraw' || random.chance(0.3)),
  );
  if (usual.length === 0) return false;
  const { step, longestDays } = random.pick(usual);
  const given: StepAnswers = {
    ...answers,
    days: Math.min(2, longestDays ?? 2),
    ...(step === 'fill-gaps' && { papers: [{ id: 'hukou', originals: 1, copies: 0 }] }),
  };
  takeStep(site.context, manager, { caseId, step, afterStep: stepNumber, answers: given });
  return true;
}
