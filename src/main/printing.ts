import { BrowserWindow, session } from 'electron';

const printPartition = 'print';
const emptyPolicy =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** Prints one document after the other in a hidden window without scripts, kept while there is work. */
export class DocumentPrinter {
  private window: BrowserWindow | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | null = null;

  /** @param footer HTML in the margin of every page; the engine fills in `pageNumber` and `totalPages` */
  renderPdf(html: string, footer?: string): Promise<Uint8Array> {
    const page = { pageSize: 'A4', printBackground: true, preferCSSPageSize: true } as const;
    // Without a header of ours the engine writes date and title there.
    const margins = { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer };
    return this.inTurn(html, (window) =>
      window.webContents.printToPDF(footer === undefined ? page : { ...page, ...margins }),
    );
  }

  /** @param paper in millimetres, where it is not the printer's own */
  print(
    html: string,
    paper?: { width: number; height: number },
  ): Promise<'printed' | 'no-printer' | 'printer-failed'> {
    // Chromium counts paper in thousandths of a millimetre.
    const pageSize = paper && { width: paper.width * 1000, height: paper.height * 1000 };
    return this.inTurn(html, async (window) => {
      const printers = await window.webContents.getPrintersAsync();
      if (printers.length === 0) return 'no-printer';
      return new Promise((resolve) => {
        const options = { silent: true, printBackground: true, ...(pageSize && { pageSize }) };
        window.webContents.print(options, (success) => resolve(success ? 'printed' : 'printer-failed'));
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
