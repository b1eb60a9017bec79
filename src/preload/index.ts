import { ipcRenderer } from 'electron';

/** Hands the window its port to core, at start and again whenever core had to be restarted, and nothing else. */
ipcRenderer.on('core-port', (event) => {
  window.postMessage('core-port', '*', event.ports as MessagePort[]);
});
ipcRenderer.send('core-port-wanted');
