import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CoreContext } from '#core/context.ts';
import { reportTown } from '#core/county/report-town.ts';
import { syncInBackground, underWay } from '#core/sync/background.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { monthOf } from '#shared/domain/months.ts';
import type { HubDatabase } from '../database/schema.ts';
import { countCases } from './count-cases.ts';
import { openEnrolled } from './folder.ts';
import { townReport } from './town-report.ts';

/** Milliseconds between two looks at whether there is something to send; also until a hub that joined notices it. */
const lookedAtEvery = 10_000;
/** What is told stays in two logs for ever: a county needs no figures of this minute. */
const countedEvery = 15 * 60_000;
/** Milliseconds that the end waits for a round that is under way. */
const endsWithin = 5_000;

/** A hub as a site of a larger one, while its process runs. */
export interface Upward {
  /** The folder by which this hub is a site; null while it is none. */
  readonly context: CoreContext | null;
  end(): Promise<void>;
}

/**
 * Counts the town for its county and tells it: every quarter of an hour when something moved, and on a new day. It counts
 * after a round that went well only: then it has seen what an installation before it told, and of a time without the
 * county nobody needs every figure. Nothing here is waited for by a centre.
 */
export function keepUpward(
  { folder, database, log }: { folder: string; database: HubDatabase; log: Logger },
  every = lookedAtEvery,
): Upward {
  let context: CoreContext | null = null;
  let endSync = () => {};
  let ended = false;
  let telling: Promise<void> = Promise.resolve();
  const onDefect = (error: unknown) => {
    // Only the code: what went wrong may hold what was counted.
    const { code, message } = error as { code?: unknown; message?: unknown };
    log.error({ code: code ?? message }, 'upward failed');
  };
  const begin = () => {
    try {
      context = openEnrolled(folder);
      if (!context) return;
      clearInterval(timer);
      const tell = tellWhenDue({ database, context }, () => !ended);
      endSync = syncInBackground(context, {
        every,
        onDefect,
        afterRound() {
          telling = tell().catch(onDefect);
          return telling;
        },
      });
    } catch (error) {
      onDefect(error);
    }
  };
  const timer = setInterval(begin, every);
  begin();
  return {
    get context() {
      return context;
    },
    async end() {
      ended = true;
      clearInterval(timer);
      endSync();
      if (!context) return;
      const round = underWay(context)?.catch(() => {});
      if (round) await Promise.race([round, wait(endsWithin, undefined, { ref: false })]);
      await telling;
      context.data.database.close();
    },
  };
}

interface Told {
  database: HubDatabase;
  context: CoreContext;
}

function tellWhenDue(told: Told, goesOn: () => boolean): () => Promise<void> {
  let last: { at: number; day: string } | null = null;
  return async () => {
    const now = told.context.data.database.now();
    const day = localDateInShanghai(now);
    if (last?.day === day && Math.abs(now.getTime() - last.at) < countedEvery) return;
    await tellFigures(told, goesOn);
    last = { at: now.getTime(), day };
  };
}

/**
 * Counts the town as it stands now and writes down what differs from what was told.
 * @param goesOn whether to go on; the hub may be asked to end
 * @returns whether there was anything to tell
 */
export async function tellFigures(
  { database, context }: Told,
  goesOn: () => boolean = () => true,
): Promise<boolean> {
  const day = localDateInShanghai(context.data.database.now());
  await countCases(database, monthOf(day), goesOn);
  return goesOn() && reportTown(context, await townReport(database, day));
}
