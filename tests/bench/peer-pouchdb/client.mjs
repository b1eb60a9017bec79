/** node client.mjs FOLDER URL BATCH: a local PouchDB that does what it is told, and says how many milliseconds it took. */
import PouchDB from 'pouchdb';
import { durableLevel } from './store.mjs';

const [folder, url, size] = process.argv.slice(2);
const local = new PouchDB('records', { prefix: `${folder}/`, db: durableLevel });
const remote = new PouchDB(`${url}/records`);
// Without a size as it comes: a hundred.
const batch = size ? { batch_size: Number(size) } : {};

const works = {
  async fill(records) {
    for (let at = 0; at < records.length; at += 1000) await local.bulkDocs(records.slice(at, at + 1000));
  },
  push: () => local.replicate.to(remote, batch),
  pull: () => local.replicate.from(remote, batch),
  nothing: () => local.sync(remote, batch),
  cpu: () => process.cpuUsage().user + process.cpuUsage().system,
  count: async () => (await local.info()).doc_count,
};

process.on('message', async ({ work, given }) => {
  try {
    const began = performance.now();
    const result = await works[work](given);
    const took = performance.now() - began;
    process.send({ took, count: typeof result === 'number' ? result : undefined });
  } catch (error) {
    process.send({ failed: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: 0 });
