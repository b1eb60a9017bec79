import { watchSignals } from './children.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript } from './messages.mjs';
import { continueInPinnedNode } from './pinned-node.mjs';

/**
 * Runs the body of a script of the project: with the npm packages in place and in the pinned Node.
 * The body imports what needs those packages itself, for they may not be there before.
 * @param {() => Promise<number | undefined | void>} body may return the exit code
 * @param {() => void} [afterError]
 */
export function runProjectScript(body, afterError) {
  return runScript(async () => {
    await ensureDependencies();
    const code = await continueInPinnedNode();
    if (code !== undefined) return code;
    watchSignals();
    return body();
  }, afterError);
}
