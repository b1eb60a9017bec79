/** node server.mjs FOLDER: PouchDB's own server, without log-in and without rules. Says its port when it listens. */
import { join } from 'node:path';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { durableLevel } from './store.mjs';

const [folder] = process.argv.slice(2);
const Served = PouchDB.defaults({ prefix: `${folder}/`, db: durableLevel });
const app = express();
app.use(
  '/',
  expressPouchdb(Served, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'log.txt'),
  }),
);
const server = app.listen(0, '127.0.0.1', () => process.send({ ready: server.address().port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ took: 0, count: user + system });
});
process.on('disconnect', () => process.exit());
