import { Command } from 'commander';
import { workADay } from './day.ts';

const { centres, cases, seed, postgres } = new Command('day')
  .description('A working day in real processes, with kills and a bad line; the end is checked.')
  .option('--centres <number>', 'the town among them', Number, 17)
  .option('--cases <number>', 'residents served in all', Number, 680)
  .option('--seed <number>', 'of the misfortunes; processes add chance of their own', Number, 1)
  .option('--postgres', 'with the hub on PostgreSQL')
  .parse()
  .opts<{ centres: number; cases: number; seed: number; postgres?: true }>();

const say = (what: string) => process.stdout.write(`${what}\n`);
const day = await workADay({ centres, cases, seed, postgres: postgres ?? false, say });
for (const problem of day.problems) say(problem);
const killed = `${day.centresKilled} centres and ${day.hubKilled} hubs killed, ${day.linesCut} connections cut`;
say(
  `${day.acknowledged} cases acknowledged, ${day.cases} at the hub in ${day.changes} changes; ${killed}; ${day.seconds} s`,
);
say(
  day.problems.length === 0
    ? 'Everybody has the same, and nothing is lost.'
    : `${day.problems.length} problems`,
);
process.exitCode = day.problems.length === 0 ? 0 : 1;
