/**
 * What the scripts say to a person. Everything goes to stderr, so that stdout carries only results
 * (`npm run -s electron:path`, `npm run -s ow`) and can be read by another program.
 */

/** An error whose message is one sentence that tells the reader what to do; it is shown without a stack. */
export class SetupError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SetupError';
  }
}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs the whole of a script and turns an error into one sentence and exit code 1.
 * @param {() => Promise<number | undefined | void>} body may return the exit code
 * @param {() => void} [afterError] what a reader of the output still expects then
 */
export async function runScript(body, afterError) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (error instanceof SetupError) say(`Error: ${error.message}`);
    else console.error(error);
    process.exitCode = 1;
    afterError?.();
  }
}

/** @param {number} sinceMs a value of performance.now() */
export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
