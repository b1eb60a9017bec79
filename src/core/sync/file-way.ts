import type { FileStop } from '#shared/contract/sync.ts';
import type { CoreContext } from '../context.ts';
import type { HubClient } from './hub-client.ts';

/** Ends a journey early; nothing went wrong. */
export class Stopped extends Error {
  readonly by: FileStop | null;
  constructor(by: FileStop | null) {
    super(`Files wait: ${by ?? 'records go first'}`);
    this.by = by;
  }
}

/** The way to the hub for files, with what it may still carry today. */
export interface FileWay {
  context: CoreContext;
  client: HubClient;
  token: string;
  /** Counts bytes before they travel. @throws Stopped */
  spend(bytes: number): void;
}
