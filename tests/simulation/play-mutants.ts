/**
 * node tests/simulation/play-mutants.ts [WORD …]: breaks the code on purpose, in a copy, in each of the ways of `mutants.ts` (or
 * those whose name has one of the words), and plays seeds until the simulator says so. Ends with 1 if it does not.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutant, mutants } from './mutants.ts';

const project = resolve(import.meta.dirname, '../..');
const usualSeeds = 6;

const words = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), 'onewindow-mutants-'));
for (const part of ['src', 'tests/simulation', 'resources', 'package.json']) {
  cpSync(join(project, part), join(copy, part), { recursive: true });
}
symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));

function play({ name, file, find, put, faults, works, seeds = usualSeeds }: Mutant): boolean {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  const options = ['--sites', '4', '--ops', '150', '--seed', '1', '--seeds', String(seeds), '--stop'];
  const { stdout } = spawnSync(
    process.execPath,
    [
      ...['tests/simulation/main.ts', ...options],
      ...(faults ? ['--faults', faults] : []),
      ...(works ? ['--works', works] : []),
    ],
    { cwd: copy, encoding: 'utf8', maxBuffer: 64_000_000 },
  );
  writeFileSync(path, text);
  const said = /seed (\d+): BROKEN at step (\d+): (.*)/.exec(stdout);
  const found = said ? `seed ${said[1]}, step ${said[2]}: ${said[3]?.slice(0, 120)}` : 'NOT FOUND';
  process.stdout.write(`${name}: ${found}\n`);
  return said !== null;
}

const chosen = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const survivors = chosen.filter((mutant) => !play(mutant));
rmSync(copy, { recursive: true, force: true });
process.stdout.write(`${chosen.length - survivors.length} of ${chosen.length} found\n`);
process.exitCode = survivors.length > 0 ? 1 : 0;
