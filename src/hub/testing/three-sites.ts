import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { answerTransfer } from '#core/transfers/answer-transfer.ts';
import { askForCase, offerCase, withdrawTransfer } from '#core/transfers/make-transfer.ts';
import type { CaseStep } from '#shared/domain/case-vocabulary.ts';
import { enrolledSite, type HubSite, testHub } from './town.ts';

/** A town of two villages and its own site, everybody synced. */
export async function threeSites() {
  const hub = await testHub();
  const village = await enrolledSite(hub, '13');
  const other = await enrolledSite(hub, '02');
  const town = await enrolledSite(hub, '01');
  for (const site of [village, other, town]) await syncNow(site.context);
  return { village, other, town };
}

/** Until what anybody said has come to everybody, and what follows from it, too. */
export async function everybodySyncs(sites: readonly HubSite[]): Promise<void> {
  for (const site of [...sites, ...sites, ...sites]) await syncNow(site.context);
}

/** A step of a case by the manager of a centre, with all that any of them asks for. */
export function step(site: HubSite, caseId: string, what: CaseStep) {
  return takeStep(site.context, site.manager, {
    caseId,
    step: what,
    afterStep: getCase(site.context, caseId, site.manager).stepNumber,
    answers: { department: '民政', reason: '鉴定', days: 5 },
  });
}

let people = 500;
/** A case of somebody new. */
export function accept(site: HubSite, item = threeDays) {
  people += 1;
  return acceptCase(site.context, site.clerk, fullDraft(site.context, item, newApplicant(people)));
}

export const ask = (site: HubSite, number: string) =>
  askForCase(site.context, site.clerk, { number, reason: '申请人在本中心等着办' });
export const offer = (site: HubSite, caseId: string, to: HubSite) =>
  offerCase(site.context, site.clerk, {
    caseId,
    toSite: to.context.data.database.site.siteNumber,
    reason: '申请人已搬走',
  });
export const answer = (site: HubSite, id: string, accepted: boolean, reason = '') =>
  answerTransfer(site.context, site.clerk, { id, accepted, reason });
export const withdraw = (site: HubSite, id: string) =>
  withdrawTransfer(site.context, site.clerk, { id, reason: '不用了' });
export const holder = (site: HubSite, id: string) => getCase(site.context, id, site.clerk).holder.siteNumber;
export const latest = (site: HubSite) =>
  listOutbox(site.context, { text: '', state: null, before: null, limit: 1 }).lines[0];
export const complete = (site: HubSite, caseId: string) =>
  takeStep(site.context, site.manager, {
    caseId,
    step: 'complete',
    afterStep: getCase(site.context, caseId, site.manager).stepNumber,
    answers: {},
  });
