import type { Desktop } from '../context.ts';

/** A desktop at the edge of core: it records what it is asked to do, as paper would. */
export class PaperDesktop implements Desktop {
  rendered: string[] = [];
  /** What was to stand in the margin of every page, for each page rendered. */
  footers: (string | undefined)[] = [];
  printed: string[] = [];
  saved: { name: string; content: Uint8Array }[] = [];
  printer: Awaited<ReturnType<Desktop['print']>> = 'printed';
  broken = false;

  async renderPdf(html: string, footer?: string): Promise<Uint8Array> {
    if (this.broken) throw new Error('the renderer is gone');
    this.footers.push(footer);
    this.rendered.push(html);
    return Buffer.from(`%PDF ${html}`);
  }

  async print(html: string) {
    this.printed.push(html);
    return this.printer;
  }

  async saveFile(name: string, content: Uint8Array): Promise<string | null> {
    this.saved.push({ name, content });
    return `/somewhere/${name}`;
  }
}
