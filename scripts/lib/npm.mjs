import { existsSync } from 'node:fs';

/**
 * How to start npm. Below `npm run` the npm that runs us is named in the environment and is used
 * again (with the Node it runs on), because the one on the PATH may be another version.
 * @param {string[]} args
 */
export function npmCommand(args) {
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (script && node && /npm-cli\.c?js$/.test(script) && existsSync(script) && existsSync(node)) {
    return { program: node, args: [script, ...args], shell: false };
  }
  // On Windows npm is a .cmd file, which only a shell can start; our arguments hold no special characters.
  return { program: 'npm', args, shell: process.platform === 'win32' };
}
