import { type CoreContext, systemActor } from '../context.ts';
import { closeQueueDays } from '../queue/close-days.ts';
import { loadQueueGroups } from '../queue/groups.ts';
import { expireRectifications, rateByDefault } from '../ratings/due-ratings.ts';

/** Brings about a small piece of what time alone brings about, and answers how much; 0 when nothing is left. */
type Job = (context: CoreContext) => number;

/** Every job, in the order in which they run. */
const jobs: readonly Job[] = [closeQueueDays, rateByDefault, expireRectifications];

const afterStart = 20_000;
const between = 10 * 60_000;
const betweenPieces = 50;

/**
 * Runs every job some time after the start and again every ten minutes, in pieces, so that no window waits. A job
 * that fails leaves the others alone and is tried again.
 * @returns ends it
 */
export function scheduleJobs(context: CoreContext): () => void {
  const run = () => {
    for (const job of jobs) runInPieces(context, job);
  };
  // A folder of an older application has no groups yet, and the first ticket needs them.
  guarded(() => loadQueueGroups(context, systemActor));
  const timers = [setTimeout(run, afterStart), setInterval(run, between)];
  return () => timers.forEach(clearTimeout);
}

function runInPieces(context: CoreContext, job: Job): void {
  guarded(() => {
    if (job(context) > 0) setTimeout(() => runInPieces(context, job), betweenPieces);
  });
}

function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error('onewindow core:', error);
  }
}
