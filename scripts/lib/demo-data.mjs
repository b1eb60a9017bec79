import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitOf, startChild } from './children.mjs';
import { tail } from './command.mjs';
import { SetupError, say, seconds } from './messages.mjs';
import { projectRoot } from './paths.mjs';
import { pinnedNode, projectEnvironment } from './pinned-node.mjs';

const residents = 300;
const cases = 400;

/**
 * Fills a data folder that is missing or empty with invented people and cases; leaves any other alone. What a seed
 * that was killed left behind (`seeding-…`) is nothing: the next seed removes it.
 * @param {string} folder
 */
export async function ensureDemoData(folder) {
  const holds = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('seeding-')) : [];
  if (holds.length > 0) return;
  const started = performance.now();
  say(`Making demo data in ${folder}: ${residents} residents, ${cases} cases.`);
  // Half a demo must not be taken for a whole one next time. Nothing of anybody's is lost: the folder was empty.
  const undo = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', undo);
  const main = join(projectRoot, 'src', 'cli', 'main.ts');
  const args = ['seed', '--data', folder, '--residents', String(residents), '--cases', String(cases)];
  const child = startChild(pinnedNode, [main, ...args], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await exitOf(child);
  if (code !== 0) {
    throw new SetupError(`The demo data could not be made (exit ${code}):\n${tail(output)}`);
  }
  process.removeListener('exit', undo);
  say(`The demo data is ready (${seconds(started)}).`);
}
