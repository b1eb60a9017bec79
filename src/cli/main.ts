import { runCommandLine } from './run.ts';

// No process.exit: what was written to a pipe must still get out.
process.exitCode = await runCommandLine(process.argv.slice(2));
