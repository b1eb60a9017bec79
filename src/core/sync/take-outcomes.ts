import type { Outcomes } from '#shared/sync/hub-contract.ts';
import { formatStamp, parseStamp } from '#shared/sync/stamp.ts';
import type { CoreContext } from '../context.ts';
import type { EntityName } from '../db/folded-rows.ts';
import { applyPage, type PageCount } from './apply-page.ts';
import { changeByStamp, learnedChanges, toldAnew } from './queries.ts';

const askedAtOnce = 2000;

/** What this site learned from other centres and the hub has not spoken about, by stamp. */
export function learnedStamps({ data: { database } }: CoreContext): string[] {
  return database.read.all(learnedChanges(askedAtOnce)).map(formatStamp);
}

/**
 * Takes in what became at the hub of changes that were learned from their authors: what was taken gets its order, what
 * was refused is folded out. So is what its author told anew: the hub never gets it under the first name.
 */
export function takeOutcomes(context: CoreContext, { taken, seen, refused }: Outcomes): PageCount {
  const count = applyPage(context, { changes: taken, seen, cursor: null, vector: {} });
  context.data.database.sync((log) => {
    const touched = new Map<string, EntityName>();
    const told = log.read.all(toldAnew).map(formatStamp);
    for (const stamp of [...refused, ...told]) {
      const named = parseStamp(stamp);
      const change = named && log.read.first(changeByStamp(named));
      if (
        !change ||
        change.hubNumber !== null ||
        change.siteNumber === context.data.database.site.siteNumber
      ) {
        continue;
      }
      log.addFault(change, { kind: 'refused', code: 'refused-to-author' });
      log.forgetLearned(change);
      const { entity, entityId } = change;
      touched.set(`${entity} ${entityId}`, { entity, entityId } as EntityName);
    }
    // What refers to others was written after them, and goes before them.
    for (const name of [...touched.values()].reverse()) log.refoldOrWait(name);
    if (touched.size > 0) for (const name of log.waitingRows()) log.refoldOrWait(name);
  });
  return count;
}
