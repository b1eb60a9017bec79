import type { Outcomes } from '#shared/sync/hub-contract.ts';
import { type ChangeStamp, formatStamp, parseStamp } from '#shared/sync/stamp.ts';
import type { CoreContext } from '../context.ts';
import type { EntityName } from '../db/folded-rows.ts';
import { applyPage, type PageCount } from './apply-page.ts';
import { learnedChange, learnedChanges, toldAnew } from './queries.ts';

const askedAtOnce = 2000;
const beforeAll: ChangeStamp = { siteNumber: '', epoch: 0, seq: 0 };

/**
 * What this site learned from other centres and the hub has not spoken about, and what it has with a place that the hub may have
 * lost, by stamp; so many at once.
 * @param after the last one of those before
 */
export function learnedStamps({ data: { database } }: CoreContext, after = ''): string[] {
  return database.read.all(learnedChanges(askedAtOnce, parseStamp(after) ?? beforeAll)).map(formatStamp);
}

/**
 * Takes in what became at the hub of changes that were learned from their authors, or whose place is of a time that the hub lost:
 * what was taken gets its order, what was refused is folded out. So is what its author told anew: the hub never gets it under the
 * first name.
 */
export function takeOutcomes(
  context: CoreContext,
  { taken, seen, refused, outOfScope }: Outcomes,
): PageCount {
  const count = applyPage(context, { changes: taken, seen, cursor: null, vector: {} });
  context.data.database.sync((log) => {
    const find = (stamp: string) => {
      const named = parseStamp(stamp);
      return named && log.read.first(learnedChange(named));
    };
    const out = [...refused, ...log.read.all(toldAnew).map(formatStamp)].flatMap(
      (stamp) => find(stamp) ?? [],
    );
    for (const change of outOfScope.flatMap((stamp) => find(stamp) ?? [])) {
      // It may be read again once a lost grant is back. Nobody tells it by stick: a copy did, which parted since.
      if (change.inDoubt) log.trustPlace(change);
      else out.push(change);
    }
    const touched = new Map<string, EntityName>();
    for (const change of out) {
      if (change.hubNumber !== null && !change.inDoubt) continue;
      log.leaveOutLearned(change);
      const { entity, entityId } = change;
      touched.set(`${entity} ${entityId}`, { entity, entityId } as EntityName);
    }
    // What refers to others was written after them, and goes before them.
    for (const name of [...touched.values()].reverse()) log.refoldOrWait(name);
    if (touched.size > 0) for (const name of log.waitingRows()) log.refoldOrWait(name);
  });
  return count;
}
