/*
 * Runs in the page. Notes when the last key went down and when what it led to had been painted: the frame after a
 * change is on the screen once a task runs after its animation frame.
 */
{
  const LONGEST_MS = 10_000;
  let began = 0;
  const note = (event) => {
    began = event.timeStamp;
  };
  // What an input method hands over comes without a key.
  for (const kind of ['keydown', 'beforeinput']) window.addEventListener(kind, note, true);
  /** Milliseconds from the last key to the paint of the first element that fits the selector. */
  window.paintWatch = (selector) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${selector} was not painted`)), LONGEST_MS);
      const observer = new MutationObserver(look);
      function look() {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - began);
          channel.port2.postMessage(null);
        });
      }
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
}
