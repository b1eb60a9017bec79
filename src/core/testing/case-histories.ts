import type { StepAnswers } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { getCase } from '../cases/service.ts';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { Random } from '../seed/random.ts';
import type { StaffActor } from '../staff/roles.ts';
import { atOnce, fullDraft, licence, newApplicant, threeDays } from './drafts.ts';
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
    const item = random.pick([atOnce, threeDays, licence]);
    const { id } = acceptCase(site.context, actor, fullDraft(site.context, item, newApplicant(order)));
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

function takeAnyStep(site: TestSite, random: Random, caseId: string): boolean {
  const { steps, stepNumber } = getCase(site.context, caseId, manager);
  const usual = steps.filter(({ step }) => step !== 'withdraw' || random.chance(0.3));
  if (usual.length === 0) return false;
  const { step, longestDays } = random.pick(usual);
  const given = { ...answers, days: Math.min(2, longestDays ?? 2) };
  takeStep(site.context, manager, { caseId, step: step as CaseStep, afterStep: stepNumber, answers: given });
  return true;
}
