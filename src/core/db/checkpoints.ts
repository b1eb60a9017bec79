import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import type { ConnectionOptions } from './connection.ts';

/** Pages of the log after which a commit copies them into the file itself: SQLite's own number. */
const ownPages = 1000;
/** While somebody else copies them, only what that one could not finish is left: 64 MB, as the log may stay long. */
const pagesBesideWorker = 16_000;

/** Pages after which the log should begin anew: 32 MB. */
const longLog = 8000;
/** Pages that are copied at once beside somebody at work, 2 MB: their commits wait for the disk behind what it is given. */
const bite = 500;
const workers = new WeakMap<Database, Worker>();

/**
 * Lets a thread of its own copy the log of SQLite into the file, which takes two waits for the disk and a thousand pages:
 * as part of a commit it held up whoever had just pressed a key. What a commit waits for, its own fsync, stays as it is.
 * When the thread does not start or dies, commits do it again themselves.
 * @returns ends it; to be waited for before the connection is closed, so that this one is the last and leaves no log
 */
export function checkpointBeside(connection: Database, options: ConnectionOptions): () => Promise<void> {
  const { file, key, nativeBinding } = options;
  // Beside this module in the source, beside the bundle of core in the application.
  const module = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(module, { workerData: { file, key, nativeBinding } });
  worker.unref();
  worker.once('message', () => {
    workers.set(connection, worker);
    setPages(connection, pagesBesideWorker);
  });
  worker.once('error', (error) => console.error('onewindow core:', error));
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      workers.delete(connection);
      setPages(connection, ownPages);
      resolve();
    });
  });
  return () => {
    worker.ref();
    worker.postMessage('end');
    return ended;
  };
}

/**
 * Waits, where the log is long, until the thread has copied all of it: the next write then begins it anew. Whoever writes
 * without a rest makes it longer than the thread ever gets to the end of, until commits copy it themselves.
 * @param isInUse whether somebody is at work, who would notice when much of it is copied at once
 */
export async function copiedBeside(connection: Database, isInUse: boolean): Promise<void> {
  const worker = workers.get(connection);
  if (!worker) return;
  const [{ log, checkpointed }] = connection.pragma('wal_checkpoint(NOOP)') as [
    { log: number; checkpointed: number },
  ];
  if (log >= longLog) await copied(worker, 'all');
  else if (isInUse && log - checkpointed >= bite) await copied(worker, 'once');
}

async function copied(worker: Worker, what: 'all' | 'once'): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      worker.off('message', done);
      worker.off('exit', done);
      resolve();
    };
    worker.on('message', done);
    worker.on('exit', done);
    worker.postMessage(what);
  });
}

function setPages(connection: Database, pages: number): void {
  if (connection.open) connection.pragma(`wal_autocheckpoint = ${pages}`);
}
