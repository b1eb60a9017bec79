import type { OpenData } from './data-folder/open-data.ts';
import type { StaffActor } from './staff/roles.ts';

/** Paper that is not A4, in millimetres. */
export interface PaperSize {
  width: number;
  height: number;
}

/** What only the desktop can do; the command line has none. */
export interface Desktop {
  /**
   * Renders HTML on A4 by the application's print engine.
   * @param footer HTML that stands in the margin of every page; what has the class `pageNumber` or `totalPages` is
   *   filled in. Not every version of the engine draws the margin boxes of a style sheet.
   */
  renderPdf(html: string, footer?: string): Promise<Uint8Array>;
  /** Sends HTML to the default printer; `no-printer` when the machine has none. */
  print(html: string, paper?: PaperSize): Promise<'printed' | 'no-printer' | 'printer-failed'>;
  /** Opens the public's screen, or brings it to the front; absent where nothing has windows. */
  showPublicScreen?(): Promise<void>;
  /** Asks the clerk where to save, then writes there; null when the clerk cancelled. */
  saveFile(suggestedName: string, content: Uint8Array): Promise<string | null>;
}

/** What every use case works with. */
export interface CoreContext {
  data: OpenData;
  /** Folder of templates and seed data that came with the application. */
  resourcesFolder: string;
  applicationVersion: string;
  desktop: Desktop | null;
}

/** The application itself, for what no person did. */
export const systemActor: StaffActor = { id: 'system', name: '系统', role: 'system', department: '' };
