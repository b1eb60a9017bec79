import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain } from 'electron';
import type { WindowKind } from '#shared/core-process.ts';
import { applicationOrigin } from './application-protocol.ts';
import type { CoreProcess } from './core-process.ts';

/** What every window may do: show the application's own pages, and talk to core through the port it is handed. */
export function webPreferences(): Electron.WebPreferences {
  return {
    preload: join(app.getAppPath(), 'out/preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
  };
}

/** The clerk's window. */
export function openMainWindow(staff: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title: '一窗',
    backgroundColor: '#ffffff',
    webPreferences: webPreferences(),
  });
  const address = new URL('/index.html', `${applicationOrigin}/`);
  if (staff) address.searchParams.set('staff', staff);
  void window.loadURL(`${applicationOrigin}/index.html${address.search}`);
  return window;
}

/** Gives a window a channel to core: one end to each, main keeps none. */
export function connectToCore(window: BrowserWindow, core: CoreProcess, kind: WindowKind): void {
  const { port1, port2 } = new MessageChannelMain();
  core.connectWindow(port1, kind);
  window.webContents.postMessage('core-port', null, [port2]);
}
