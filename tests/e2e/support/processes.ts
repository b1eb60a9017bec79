import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  commandLine: string;
}

/** A process and all that it started, itself first. */
export function processTree(root: number): Process[] {
  const table = existsSync('/proc/self/stat') ? fromProc() : fromPs();
  const found = table.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...table.filter(({ parent }) => parent === pid));
  return found;
}

/** Ends processes as a power cut would: at once, all of them. */
export function killAtOnce(processes: readonly Process[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It may have ended with the one killed before it.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Minimal Debian has no ps. */
function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(
          stat
            .slice(stat.lastIndexOf(')') + 1)
            .trim()
            .split(' ')[1],
        );
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent, commandLine }];
      } catch {
        return [];
      }
    });
}

function fromPs(): Process[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, ...words] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), commandLine: words.join(' ') };
    });
}
