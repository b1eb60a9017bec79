import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain } from 'electron';
import { applicationOrigin } from './application-protocol.ts';
import type { CoreProcess } from './core-process.ts';

/** The clerk's window. */
export function openMainWindow(staff: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title: '一窗',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const address = new URL('/index.html', `${applicationOrigin}/`);
  if (staff) address.searchParams.set('staff', staff);
  void window.loadURL(`${applicationOrigin}/index.html${address.search}`);
  return window;
}

/** Gives a window a channel to core: one end to each, main keeps none. */
export function connectToCore(window: BrowserWindow, core: CoreProcess): void {
  const { port1, port2 } = new MessageChannelMain();
  core.connectWindow(port1);
  window.webContents.postMessage('core-port', null, [port2]);
}
