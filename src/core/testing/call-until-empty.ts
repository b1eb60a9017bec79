import { writeSync } from 'node:fs';
import type { CoreContext } from '../context.ts';
import { openData } from '../data-folder/open-data.ts';
import { callNext } from '../queue/call-next.ts';

/** Calls to one window in the data folder of its arguments until nobody waits, and writes each number out. */
const [folder = '', key = '', counter = '1', time = ''] = process.argv.slice(2);
const data = openData({ folder, key, clock: () => Date.parse(time) });
const context: CoreContext = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
const clerk = { id: `demo-13-${counter}`, name: counter, role: 'clerk', department: '' } as const;
for (;;) {
  const ticket = callNext(context, clerk, { counter: Number(counter) });
  if (!ticket) break;
  writeSync(1, `${ticket.number}\n`);
}
data.database.close();
