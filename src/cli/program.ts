import { Command } from 'commander';
import { addActivityCommands } from './commands/activities.ts';
import { addBundleCommands } from './commands/bundles.ts';
import { addCalendarCommands } from './commands/calendar.ts';
import { addCaseCommands } from './commands/cases.ts';
import { addCatalogueCommands } from './commands/catalogue.ts';
import { addCentreCommands } from './commands/centres.ts';
import { addCheckCommands } from './commands/check-numbers.ts';
import { addConflictCommands } from './commands/conflicts.ts';
import { addCountyCommands } from './commands/county.ts';
import { addDocumentCommands } from './commands/documents.ts';
import { addDueCommand } from './commands/due.ts';
import { addHandoverCommands } from './commands/handovers.ts';
import { addHelpCommand } from './commands/help.ts';
import { addHubCommand } from './commands/hub.ts';
import { addJoinCommands } from './commands/joins.ts';
import { addLedgerCommands } from './commands/ledger.ts';
import { addMaterialsCommand } from './commands/materials.ts';
import { addReportCommand } from './commands/report.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSeedCommand } from './commands/seed.ts';
import { addSyncCommands } from './commands/sync.ts';
import { addTransferCommands } from './commands/transfers.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addVolunteerCommands } from './commands/volunteers.ts';
import { helpConfiguration } from './help.ts';
import { applicationVersion } from './open-folder.ts';
import type { Output } from './output.ts';

const description = `“一窗” ${applicationVersion} 的命令行。
每个命令都有 --json：标准输出只有一份 JSON，其余文字在标准错误；失败时是 {"error": {"code", "message", …}}。
退出状态：0 办好，1 没有办成，2 命令写得不对。`;

/** What a command leaves behind when it ran to its end. */
export interface Outcome {
  exitStatus: number;
}

/** The commands of `ow`. */
export function createProgram(output: Output, outcome: Outcome): Command {
  const program = new Command('ow')
    .description(description)
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .configureHelp(helpConfiguration)
    .configureOutput({ writeOut: (text) => output.help(text), writeErr: () => {} })
    .exitOverride();
  addSeedCommand(program, output);
  addCatalogueCommands(program, output);
  addMaterialsCommand(program, output);
  addCalendarCommands(program, output);
  addCentreCommands(program, output);
  addCheckCommands(program, output);
  addDueCommand(program, output);
  addSearchCommand(program, output);
  addCaseCommands(program, output);
  addDocumentCommands(program, output);
  addHandoverCommands(program, output);
  addActivityCommands(program, output);
  addReportCommand(program, output);
  addVolunteerCommands(program, output);
  addLedgerCommands(program, output, outcome);
  addSyncCommands(program, output);
  addTransferCommands(program, output);
  addConflictCommands(program, output);
  addJoinCommands(program, output);
  addCountyCommands(program, output);
  addHubCommand(program, output, outcome);
  addBundleCommands(program, output);
  addVerifyCommand(program, output, outcome);
  addHelpCommand(program, output);
  return program;
}
