import { BrowserWindow, session } from 'electron';

const printPartition = 'print';
const emptyPolicy =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** Prints one document after the other in a hidden window without scripts, kept while there is work. */
export class DocumentPrinter {
  private window: BrowserWindow | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | null = null;

  renderPdf(html: string): Promise<Uint8Array> {
    return this.inTurn(html, (window) =>
      window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }),
    );
  }

  print(html: string): Promise<'printed' | 'no-printer' | 'printer-failed'> {
    return this.inTurn(html, async (window) => {
      const printers = await window.webContents.getPrintersAsync();
      if (printers.length === 0) return 'no-printer';
      return new Promise((resolve) => {
        window.webContents.print({ silent: true, printBackground: true }, (success) =>
          resolve(success ? 'printed' : 'printer-failed'),
        );
      });
    });
  }

  private inTurn<Result>(html: string, work: (window: BrowserWindow) => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(async () => {
      if (this.idle) clearTimeout(this.idle);
      const window = this.openWindow();
      await window.loadURL(
        `data:text/html;charset=utf-8;base64,${Buffer.from(emptyPolicy + html).toString('base64')}`,
      );
      return work(window);
    });
    this.queue = turn
      .catch(() => undefined)
      .then(() => {
        this.idle = setTimeout(() => this.closeWindow(), 60_000);
      });
    return turn;
  }

  private openWindow(): BrowserWindow {
    if (!this.window || this.window.isDestroyed()) {
      this.window = new BrowserWindow({
        show: false,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          javascript: false,
          session: session.fromPartition(printPartition),
        },
      });
    }
    return this.window;
  }

  closeWindow(): void {
    if (this.window && !this.window.isDestroyed()) this.window.destroy();
    this.window = null;
  }
}
