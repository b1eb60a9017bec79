import { writeSync } from 'node:fs';
import type { CoreContext } from '../context.ts';
import { openData } from '../data-folder/open-data.ts';
import { syncNow } from '../sync/sync-now.ts';

/** Syncs the data folder of its arguments, again and again, until it is killed. Says `ready` before the first step. */
const [folder = '', key = ''] = process.argv.slice(2);
const data = openData({ folder, key });
const context: CoreContext = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
writeSync(1, 'ready\n');
for (;;) {
  await syncNow(context);
  writeSync(1, 'round\n');
}
