import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { throwAll } from './run.ts';

const limits = { megabytes: 256, milliseconds: 2000 };

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on');
  return number;
}

const { count, seed, out } = new Command('hostile')
  .description(
    'Throws hostile bundles and batches at a hub and a site, and looks whether anything got through.',
  )
  .option('--count <number>', 'how many', whole, 1000)
  .option('--seed <number>', 'the same seed throws the same', whole, 1)
  .option('--out <file>', 'where the figures go as JSON', 'test-results/hostile.json')
  .parse()
  .opts<{ count: number; seed: number; out: string }>();

const began = performance.now();
const result = await throwAll(count, seed, (done) => process.stderr.write(`${done}\n`));
const seconds = Math.round((performance.now() - began) / 1000);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify({ ...result, seconds, limits }, null, 2)}\n`);
for (const { number, kind, said } of result.accepted.slice(0, 20)) {
  process.stdout.write(`GOT THROUGH: number ${number}, ${kind}: ${said}\n`);
}
process.stdout.write(
  `${count} hostile bundles and batches of ${Object.keys(result.kinds).length} kinds in ${seconds} s: ` +
    `${result.accepted.length} accepted, peak memory ${result.peakMegabytes} MB, ` +
    `slowest ${result.slowestMilliseconds} ms (${result.slowest})\n${out}\n`,
);
const held =
  result.accepted.length === 0 &&
  result.goodOnesAreTaken &&
  result.peakMegabytes < limits.megabytes &&
  result.slowestMilliseconds < limits.milliseconds;
process.exitCode = held ? 0 : 1;
