import { existsSync } from 'node:fs';
import type { CoreContext } from '../context.ts';
import { generateKey, readDemoKey } from '../data-folder/key-file.ts';
import { dataLayout } from '../data-folder/layout.ts';
import { createData, openData } from '../data-folder/open-data.ts';
import { syncState } from '../db/sync-state.ts';
import { CoreError } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { enrol } from './enrol.ts';
import { ownChangesAfter } from './queries.ts';
import { type SyncReport, syncNow } from './sync-now.ts';

interface Rebuilding extends Omit<CoreContext, 'data'> {
  folder: string;
  siteNumber: string;
  url: string;
  code: string;
}

/**
 * Makes a site anew whose machine is lost: an empty data folder under the same number, and in it all the hub has of the
 * centre. It counts under an epoch of its own, so nothing it does can be taken for what the lost one did. What had never
 * reached the hub is not there. It may end anywhere; called again it goes on.
 * @throws CoreError `data-exists` when somebody has worked in the folder; as `enrol` and `syncNow`
 */
export async function rebuildSite(
  { folder, siteNumber, url, code, ...rest }: Rebuilding,
  actor: StaffActor,
): Promise<SyncReport> {
  if (!existsSync(dataLayout(folder).database)) {
    createData({ folder, key: generateKey(), siteNumber, demo: true }).database.close();
  }
  await withSite(folder, rest, async (context) => {
    const { database } = context.data;
    const isWorkedIn = database.read.first(ownChangesAfter(database.site, 0, 1)) !== undefined;
    if (isWorkedIn || database.site.siteNumber !== siteNumber) throw new CoreError('data-exists', { folder });
    if (!syncState(database.read)) await enrol(context, actor, { url, code });
  });
  // Opened again: the epoch is another now.
  return withSite(folder, rest, (context) => syncNow(context));
}

async function withSite<Result>(
  folder: string,
  rest: Omit<CoreContext, 'data'>,
  work: (context: CoreContext) => Promise<Result>,
): Promise<Result> {
  const data = openData({ folder, key: readDemoKey(folder) });
  try {
    return await work({ ...rest, data });
  } finally {
    data.database.close();
  }
}
