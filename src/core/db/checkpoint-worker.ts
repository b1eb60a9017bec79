import { parentPort, workerData } from 'node:worker_threads';
import { type ConnectionOptions, openConnection } from './connection.ts';

/** Milliseconds between two looks at how long the log is. */
const lookedAtEvery = 200;
/** Pages of the log that are not in the file yet: fewer are not worth two waits for the disk. */
const worthIt = 4000;

const connection = openConnection(workerData as ConnectionOptions);
const look = connection.prepare('PRAGMA wal_checkpoint(NOOP)');
const copy = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');

/** Somebody may write while it is copied: the second time little is left. */
const triesToCopyAll = 3;

function waitingPages(): number {
  const { log, checkpointed } = look.get() as { log: number; checkpointed: number };
  return log - checkpointed;
}

function copyAll(): void {
  for (let tries = 0; tries < triesToCopyAll && waitingPages() > 0; tries += 1) copy.get();
}

const timer = setInterval(() => {
  if (waitingPages() >= worthIt) copy.get();
}, lookedAtEvery);
parentPort?.on('message', (asked: 'all' | 'once' | 'end') => {
  if (asked !== 'end') {
    if (asked === 'all') copyAll();
    else copy.get();
    parentPort?.postMessage('copied');
    return;
  }
  clearInterval(timer);
  connection.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
