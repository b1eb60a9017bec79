import type { CoreContext } from '../context.ts';
import { fileQueueSize } from './file-queue.ts';
import { lastOwnChange } from './queries.ts';

/** What this site tells the town's overview of itself; nothing about anybody. */
export function siteReport({ data: { database }, applicationVersion }: CoreContext) {
  return {
    version: applicationVersion,
    lastSeq: database.read.first(lastOwnChange(database.site))?.seq ?? 0,
    scansWaiting: fileQueueSize(database.read).count,
    clock: database.now().getTime(),
  };
}
