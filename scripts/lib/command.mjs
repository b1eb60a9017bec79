import { spawn } from 'node:child_process';

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 127 when the program was not found, 128 and more when a signal ended it
 * @property {string} output stdout and stderr together
 * @property {string} stdout
 */

/**
 * Runs a program quietly and gives back what it wrote, so that a failure can be shown and a success
 * stays silent.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<CommandResult>}
 */
export function capture(program, args, options = {}) {
  const { onStart, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
    let output = '';
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: output + error.message, stdout }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output, stdout }));
    onStart?.(child);
  });
}

/** The last lines of a long output: enough to see the cause without flooding the terminal. */
/** @param {string} text @param {number} [lines] */
export function tail(text, lines = 15) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
