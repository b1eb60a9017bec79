import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { endCommands, pathOf } from './help.ts';
import { Output } from './output.ts';
import { createProgram } from './program.ts';
import { failing, ow, owJson } from './testing/command-line.ts';

const commands = [
  'seed',
  'catalogue list',
  'catalogue export',
  'catalogue import',
  'materials',
  'calendar import',
  'centre list',
  'centre set',
  'check-id',
  'check-uscc',
  'due',
  'search',
  'case list',
  'case show',
  'document export',
  'handover list',
  'handover export',
  'activities list',
  'activities export',
  'report',
  'volunteers import',
  'volunteers list',
  'ledger check',
  'sync',
  'rebuild',
  'outbox',
  'transfer list',
  'transfer ask',
  'transfer offer',
  'transfer accept',
  'transfer refuse',
  'transfer withdraw',
  'conflict list',
  'conflict show',
  'conflict decide',
  'join list',
  'join show',
  'join make',
  'join undo',
  'county list',
  'county show',
  'county overdue',
  'hub',
  'bundle export',
  'bundle import',
  'bundle inspect',
  'verify',
  'help',
];

describe('help', () => {
  it('lists every command with what it does', async () => {
    const [byCommand, byOption] = await Promise.all([ow('help'), ow('--help')]);
    expect([byCommand.status, byOption.status]).toEqual([0, 0]);
    expect(byOption.stdout).toBe(byCommand.stdout);
    for (const command of commands)
      expect(byCommand.stdout).toMatch(new RegExp(`^  ${command} .*\\p{Script=Han}`, 'mu'));
  });

  it('lists them in JSON, too, and nothing else on standard output', async () => {
    for (const word of ['help', '--help']) {
      const { status, answer } = await owJson<{ commands: { name: string; description: string }[] }>(word);
      expect(status).toBe(0);
      expect(answer.commands.map(({ name }) => name)).toEqual(commands);
    }
  });

  it('promises --json of every command', () => {
    const program = createProgram(new Output(false), { exitStatus: 0 });
    const without = endCommands(program).filter(
      ({ options }) => !options.some(({ long }) => long === '--json'),
    );
    expect(without.map(pathOf)).toEqual([]);
  });

  it('shows the options of one command', async () => {
    const [byCommand, byOption] = await Promise.all([ow('help', 'seed'), ow('seed', '--help')]);
    expect(byOption.stdout).toBe(byCommand.stdout);
    for (const option of ['--data', '--residents', '--cases', '--seed', '--site', '--json']) {
      expect(byCommand.stdout).toContain(option);
    }
    expect((await ow('help', 'case', 'show')).stdout).toContain('13-2026-000123');
    expect((await failing(2, 'help', 'sow')).message).toContain('sow');
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    ['an unknown command', ['sow'], 'sow'],
    ['an unknown command below another', ['catalogue', 'lst'], 'list'],
    ['a command without its part', ['case'], '子命令'],
    ['nothing at all', [], '子命令'],
    ['a missing option', ['seed'], '--data'],
    ['a missing value', ['seed', '--data'], '--data'],
    ['a missing argument', ['check-id'], '号码'],
    ['an unknown option', ['verify', '--data', 'x', '--dta', 'x'], '--dta'],
    ['a superfluous argument', ['verify', 'x', '--data', 'x'], '多写'],
    ['an empty folder name', ['verify', '--data', ''], '--data'],
    ['a number that is none', ['seed', '--data', 'x', '--cases', 'many'], 'many'],
    ['a number below its range', ['case', 'list', '--data', 'x', '--limit', '0'], '1000000'],
    ['a number above its range', ['search', 'x', '--data', 'x', '--limit', '51'], '50'],
    ['a word that is none of the known', ['case', 'list', '--data', 'x', '--filter', 'late'], 'overdue'],
  ])('%s: is told in a sentence, with status 2', async (_, words, hint) => {
    expect((await failing(2, ...words)).message).toContain(hint);
  });
});

describe('a folder that cannot be opened', () => {
  it('is told by code and sentence, with status 1', async () => {
    const folder = join(temporaryFolder(), 'nothing');
    for (const words of [['catalogue', 'list'], ['verify']]) {
      expect(await failing(1, ...words, '--data', folder)).toMatchObject({ code: 'no-data', folder });
    }
  });
});
