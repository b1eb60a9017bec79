import { pino } from 'pino';
import { openHubDatabase } from '#hub/database/open.ts';
import { makeCode } from '#hub/enrolment.ts';
import { startHub } from '#hub/server.ts';

/** node hub-process.ts FOLDER: a hub as `npm run hub` starts it, and codes for whoever asks. */
const [folder] = process.argv.slice(2) as [string];
const storage = { folder, databaseUrl: process.env.DATABASE_URL || undefined };
const options = {
  ...storage,
  host: '127.0.0.1',
  port: 0,
  plain: true,
  log: pino({ base: null }, pino.destination('/dev/null')),
};
const hub = await startHub(options);

process.on('message', async ({ work, given }: { work: string; given: string }) => {
  if (work === 'memory') return process.send?.({ took: 0, count: process.resourceUsage().maxRSS * 1024 });
  if (work === 'cpu') {
    const { user, system } = process.cpuUsage();
    return process.send?.({ took: 0, count: user + system });
  }
  const database = await openHubDatabase(storage);
  const code = await makeCode(database, given, '', new Date());
  await database.destroy();
  process.send?.({ took: 0, code });
});
process.on('disconnect', async () => {
  await hub.stop();
  process.exit();
});
process.send?.({ ready: hub.port });
