/**
 * How the runtime of core is started, for a clerk waits while it collects what is no longer used. What survives in the heap
 * for what is new is copied at one go: 4 MB, a quarter of what it would be. And the collector stops for no thread but its own:
 * on two processors one that helped had to be waited for, until whatever else ran there had had its turn.
 */
export const CORE_RUNTIME_FLAGS = [
  '--max-semi-space-size=4',
  '--no-parallel-scavenge',
  '--no-parallel-compaction',
  '--no-parallel-pointer-update',
  '--concurrent-marking-max-worker-num=1',
] as const;

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
