/** As it was at the start: npm may have been ended before anybody watches. */
const parent = process.ppid;

/**
 * npm runs a script in a shell. When npm is told to end, it ends that shell, and the script goes on
 * without a parent and without a signal. Under npm, a change of parent therefore means the end.
 * @param {() => void} end
 */
export function whenOrphaned(end) {
  if (!process.env.npm_lifecycle_event) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}
