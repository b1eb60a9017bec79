/** Whose window a port belongs to: a member of staff's, or the screen that the public sees. */
export type WindowKind = 'staff' | 'public';

/** Main to core, over the utility process's own port. Ports travel with `window-port` and `desktop-port`. */
export type MessageToCore =
  | {
      type: 'open';
      folder: string;
      key: string;
      /** Make a demo site first: the folder is empty. */
      create: boolean;
      resourcesFolder: string;
      applicationVersion: string;
      nativeBinding?: string;
    }
  | { type: 'desktop-port' }
  | { type: 'window-port'; window: WindowKind }
  /** The application ends: close the database and exit. */
  | { type: 'close' };

/** Core to main: the data is open, or why it is not. */
export type MessageFromCore = { type: 'opened' } | { type: 'failed'; code: string; detail: string };
