import { ipcRenderer } from 'electron';

/**
 * Hands the window its port to core, at start and again whenever core had to be restarted, and nothing else.
 * A port can arrive before the page listens, so it is kept until the page has said that it does.
 */
let port: MessagePort | undefined;
let pageListens = false;

function handOver(): void {
  if (!port || !pageListens) return;
  window.postMessage('core-port', '*', [port]);
  port = undefined;
}

ipcRenderer.on('core-port', (event) => {
  port = event.ports[0];
  handOver();
});

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'core-port-wanted') return;
  pageListens = true;
  handOver();
});

ipcRenderer.send('core-port-wanted');
