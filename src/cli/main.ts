import { enableCompileCache } from 'node:module';

// Reading the TypeScript files takes longer than most commands; Node keeps what it made of them.
enableCompileCache();
const { runCommandLine } = await import('./run.ts');
// No process.exit: what was written to a pipe must still get out.
process.exitCode = await runCommandLine(process.argv.slice(2));
