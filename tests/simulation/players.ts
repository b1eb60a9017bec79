import { fork } from 'node:child_process';
import { join } from 'node:path';
import { makePlayer, type Played, type Said } from './player.ts';
import type { RunResult } from './run.ts';

/** Plays one run; many may be asked for at once, as many as there are players. */
export interface Player {
  play(options: Played): Promise<RunResult>;
  end(): void;
}

/** One player in this process, or several in processes of their own. */
export function makePlayers(jobs: number, say: (progress: string) => void): Player[] {
  if (jobs === 1) return [{ play: makePlayer(say), end: () => {} }];
  return Array.from({ length: jobs }, () => playerApart(say));
}

function playerApart(say: (progress: string) => void): Player {
  const child = fork(join(import.meta.dirname, 'player.ts'));
  return {
    play: (options) =>
      new Promise((resolve, reject) => {
        const gone = (code: number | null) => reject(new Error(`A player ended with ${code}`));
        const hear = (said: Said) => {
          if ('progress' in said) return say(said.progress);
          child.off('message', hear);
          child.off('exit', gone);
          resolve(said.result);
        };
        child.on('message', hear);
        child.once('exit', gone);
        child.send(options);
      }),
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}
