import { endChild, exitOf, startChild } from './children.mjs';
import { SetupError } from './messages.mjs';

/** Whether windows need an X server of our own: Linux without a desktop session. */
export function needsDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Starts an X server that draws into memory. It picks a free display number itself and tells it
 * through file descriptor 3, so any number of runs fit side by side; no xauth is needed.
 * @returns {Promise<{ env: { DISPLAY: string }, stop: () => Promise<void> }>}
 */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'];
  const server = startChild('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  server.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  const number = await new Promise((resolve) => {
    const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let text = '';
    pipe.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    void exitOf(server).then(() => resolve(undefined));
  });
  if (!number) {
    throw new SetupError(`Xvfb did not start; install the package xvfb or set DISPLAY. ${complaint.trim()}`);
  }
  return { env: { DISPLAY: `:${number}` }, stop: () => endChild(server) };
}
