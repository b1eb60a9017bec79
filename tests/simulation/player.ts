import { type RunOptions, type RunResult, run } from './run.ts';
import { Folders } from './town.ts';

/** What a player of another process is asked, and what it says. */
export type Played = Omit<RunOptions, 'progress'>;
export type Said = { progress: string } | { result: RunResult };

/** Commands after which a player says how far it is. */
const saysEvery = 2000;

/** Of this process alone: others on the machine do not make it slower. */
const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** Plays runs of this process one after the other, on folders that it removes when the process ends. */
export function makePlayer(say: (progress: string) => void): (options: Played) => Promise<RunResult> {
  const folders = new Folders();
  process.once('exit', () => folders.removeAll());
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  return (options) => {
    let [since, spent] = [performance.now(), processorSeconds()];
    const progress = (commands: number) => {
      if (commands % saysEvery !== 0) return;
      const speed = Math.round((saysEvery * 1000) / (performance.now() - since));
      const ofProcessor = Math.round(saysEvery / (processorSeconds() - spent));
      [since, spent] = [performance.now(), processorSeconds()];
      const memory = Math.round(process.memoryUsage().rss / 1_048_576);
      say(
        `seed ${options.seed}: ${commands} commands, the last ${saysEvery} at ${speed}/s (${ofProcessor} a second of processor), ${memory} MB`,
      );
    };
    return run({ ...options, progress }, folders);
  };
}

if (process.send) {
  const tell = (said: Said) => process.send?.(said);
  const play = makePlayer((progress) => tell({ progress }));
  process.on('message', async (options: Played) => tell({ result: await play(options) }));
  process.on('disconnect', () => process.exit());
}
