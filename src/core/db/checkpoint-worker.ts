import { parentPort, workerData } from 'node:worker_threads';
import { type ConnectionOptions, openConnection } from './connection.ts';

/** Milliseconds between two looks at how long the log is. */
const lookedAtEvery = 200;
/** Pages of the log that are not in the file yet: fewer are not worth two waits for the disk. */
const worthIt = 4000;

const connection = openConnection(workerData as ConnectionOptions);
const look = connection.prepare('PRAGMA wal_checkpoint(NOOP)');
const copy = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');

function copyWhatIsWorthIt(): void {
  const { log, checkpointed } = look.get() as { log: number; checkpointed: number };
  if (log - checkpointed >= worthIt) copy.get();
}

const timer = setInterval(copyWhatIsWorthIt, lookedAtEvery);
parentPort?.once('message', () => {
  clearInterval(timer);
  connection.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
