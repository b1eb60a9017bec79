/*
 * Runs in the page. Notes when the last key went down and when what it led to had been painted: the frame after a
 * change is on the screen once a task runs after its animation frame.
 */
{
  let began = 0;
  window.addEventListener(
    'keydown',
    (event) => {
      began = event.timeStamp;
    },
    true,
  );
  /** Milliseconds from the last key to the paint of the first element that fits the selector. */
  window.paintWatch = (selector) =>
    new Promise((resolve) => {
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
