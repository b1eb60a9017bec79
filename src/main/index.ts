import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu, MessageChannelMain, type MessagePortMain } from 'electron';
import { generateKey } from '#core/data-folder/key-file.ts';
import { dataLayout } from '#core/data-folder/layout.ts';
import { CoreError } from '#core/errors.ts';
import { registerApplicationScheme, serveApplication } from './application-protocol.ts';
import { CoreProcess } from './core-process.ts';
import { readFlags } from './flags.ts';
import { hardenAllContents, isOwnPage, refusePermissions } from './hardening.ts';
import { readDatabaseKey } from './key-store.ts';
import { DocumentPrinter } from './printing.ts';
import { PublicScreen } from './public-screen.ts';
import { reportStartFailure } from './start-failure.ts';
import { reportFirstUsableScreen } from './usable-report.ts';
import { connectToCore, openMainWindow } from './window.ts';

const flags = readFlags(process.argv.slice(1));
const dataFolder = resolve(flags.data ?? join(app.getPath('appData'), 'OneWindow', 'data'));
mkdirSync(dataFolder, { recursive: true });
app.setPath('userData', join(dataFolder, 'window'));

registerApplicationScheme();
hardenAllContents();
Menu.setApplicationMenu(null);

let window: BrowserWindow | null = null;
let core: CoreProcess | null = null;
const publicScreen = new PublicScreen(() => core);

function openApplication(): void {
  const layout = dataLayout(dataFolder);
  const create = !existsSync(layout.database) && !existsSync(layout.key);
  let key: string;
  try {
    key = create ? generateKey() : readDatabaseKey(dataFolder);
  } catch (error) {
    reportStartFailure(error instanceof CoreError ? error.code : 'unexpected', String(error));
    return;
  }
  const printer = new DocumentPrinter();
  core = new CoreProcess({
    modulePath: join(app.getAppPath(), 'out/main/core.js'),
    open: {
      type: 'open',
      folder: dataFolder,
      key,
      create,
      resourcesFolder: app.isPackaged
        ? join(process.resourcesPath, 'resources')
        : join(app.getAppPath(), 'resources'),
      applicationVersion: app.getVersion(),
      nativeBinding: app.isPackaged ? undefined : process.env.ONEWINDOW_NATIVE_BINDING,
    },
    desktopPort: () => openDesktopChannel(printer),
    onRestarted: () => {
      if (window && core) connectToCore(window, core, 'staff');
      publicScreen.connect();
    },
    onFailed: reportStartFailure,
  });
  core.start();
  serveApplication(join(app.getAppPath(), 'out/renderer'));
  refusePermissions((contents) => contents !== null && contents === window?.webContents);
  window = openMainWindow(flags.staff);
  publicScreen.openBesides(window);
  window.on('closed', () => {
    window = null;
    publicScreen.close();
    printer.closeWindow();
    app.quit();
  });
  if (flags.screenshot || flags.reportUsable) void reportFirstUsableScreen(window, flags);
}

/** Core's way to printing and dialogs. Nothing of it is needed before the window stands, so it is loaded behind it. */
function openDesktopChannel(printer: DocumentPrinter): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  void import('./desktop-service.ts').then(({ serveDesktop }) =>
    serveDesktop(port1, printer, () => publicScreen.show()),
  );
  return port2;
}

ipcMain.on('core-port-wanted', (event) => {
  if (!isOwnPage(event.senderFrame?.url)) return;
  if (window && core && event.sender === window.webContents) connectToCore(window, core, 'staff');
  else if (publicScreen.isSender(event.sender)) publicScreen.connect();
});

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('before-quit', (event) => {
    const running = core;
    if (!running) return;
    event.preventDefault();
    core = null;
    void running.end().then(() => app.quit());
  });
  void app.whenReady().then(openApplication);
} else {
  app.quit();
}
