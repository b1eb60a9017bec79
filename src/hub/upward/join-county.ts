import { rmSync } from 'node:fs';
import { systemActor } from '#core/context.ts';
import { createData } from '#core/data-folder/open-data.ts';
import { syncState } from '#core/db/sync-state.ts';
import { enrol } from '#core/sync/enrol.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { type HubStorage, hubKey } from '../database/open.ts';
import { OperationRefused, requireHub } from '../operation/move.ts';
import { upwardContext, upwardFolder, withUpward } from './folder.ts';

/**
 * Makes a hub a site of a larger one, by a code that was made there for a hub. What this town told before, from a machine
 * that is lost, comes back at once, so that only what differs is told anew.
 * @throws OperationRefused; CoreError as `enrol` and `syncNow`
 */
export async function joinCounty(
  storage: HubStorage,
  { url, code }: { url: string; code: string },
): Promise<{ townNumber: string }> {
  requireHub(storage);
  const { folder } = storage;
  // The larger hub says under which number the town is enrolled there: no hub has a number of its own.
  const townNumber = code.trim().split('.')[2] ?? '';
  if (!/^\d{2}$/.test(townNumber)) {
    throw new OperationRefused('这个登记码不是给下级服务器的。请上级用 hub code 编号 --for-hub 再做一个');
  }
  const upward = upwardFolder(folder);
  const before = await withUpward(folder, ({ data }) => syncState(data.database.read)?.hub_url);
  if (before) {
    throw new OperationRefused(
      `已经登记在 ${before}，没有改动。要换上级服务器，先停下本服务器，移走 ${upward}，再登记`,
    );
  }
  // Somebody began and came to no end.
  rmSync(upward, { recursive: true, force: true });
  createData({
    ...{ folder: upward, key: hubKey(folder), siteNumber: townNumber, demo: false },
  }).database.close();
  const context = upwardContext(folder);
  try {
    await enrol(context, systemActor, { url, code, kind: 'hub' });
  } catch (error) {
    context.data.database.close();
    rmSync(upward, { recursive: true, force: true });
    throw error;
  }
  context.data.database.close();
  // Opened again: the epoch may be another now.
  await withUpward(folder, (enrolled) => syncNow(enrolled));
  return { townNumber };
}
