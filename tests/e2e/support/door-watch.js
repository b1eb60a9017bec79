/*
 * Runs in the page. Notes how long it takes from each Enter to the frame in which the number of those here has gone up:
 * the frame after a change is on the screen once a task runs after its animation frame.
 */
{
  const times = [];
  let struck = 0;
  const note = ({ key, timeStamp }) => {
    if (key === 'Enter') struck = timeStamp;
  };
  window.addEventListener('keydown', note, true);
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.parentElement?.matches('[data-count=here]'))) return;
    const since = struck;
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - since)));
  }).observe(document.body, { subtree: true, characterData: true });
  window.doorTimes = times;
}
