import { BrowserWindow, screen, type WebContents } from 'electron';
import { applicationOrigin } from './application-protocol.ts';
import type { CoreProcess } from './core-process.ts';
import { connectToCore, webPreferences } from './window.ts';

/** Long enough for the clerk's first screen to stand: the hall can wait a moment, the start must not. */
const afterFirstScreen = 2500;
const touches: readonly string[] = ['mouseUp', 'touchEnd', 'gestureTap'];

/**
 * The public's screen: on the second display over all of it, or in a window where there is one display only. Its
 * channel to core is of its own kind, whatever page it shows.
 */
export class PublicScreen {
  private readonly core: () => CoreProcess | null;
  private window: BrowserWindow | null = null;
  private staffWindow: BrowserWindow | null = null;

  constructor(core: () => CoreProcess | null) {
    this.core = core;
  }

  /** Opens by itself as soon as there is a second display, at the start or plugged in later. */
  openBesides(staffWindow: BrowserWindow): void {
    this.staffWindow = staffWindow;
    const openIfWanted = () => {
      if (!staffWindow.isDestroyed() && secondDisplay(staffWindow)) this.show();
    };
    staffWindow.webContents.once('did-finish-load', () => setTimeout(openIfWanted, afterFirstScreen));
    screen.on('display-added', openIfWanted);
  }

  show(): void {
    if (this.window) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.moveTop();
      return;
    }
    const display = this.staffWindow && secondDisplay(this.staffWindow);
    const window = new BrowserWindow({
      width: 1366,
      height: 768,
      ...display?.bounds,
      fullscreen: Boolean(display),
      title: '一窗 公众屏',
      backgroundColor: '#ffffff',
      show: false,
      webPreferences: webPreferences(),
    });
    // The keyboard stays with the clerk.
    window.once('ready-to-show', () => window.showInactive());
    window.webContents.on('input-event', (_event, { type }) => {
      if (touches.includes(type)) this.staffWindow?.focus();
    });
    window.on('closed', () => {
      this.window = null;
    });
    this.window = window;
    void window.loadURL(`${applicationOrigin}/public-screen.html`);
  }

  isSender(contents: WebContents): boolean {
    return this.window !== null && contents === this.window.webContents;
  }

  /** Gives the screen a channel to core, at its start and whenever core had to be started again. */
  connect(): void {
    const core = this.core();
    if (this.window && core) connectToCore(this.window, core, 'public');
  }

  close(): void {
    this.staffWindow = null;
    this.window?.destroy();
  }
}

function secondDisplay(staffWindow: BrowserWindow): Electron.Display | undefined {
  const own = screen.getDisplayMatching(staffWindow.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== own.id);
}
