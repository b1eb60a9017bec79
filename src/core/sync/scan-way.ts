import type { ScanStop } from '#shared/contract/sync.ts';
import type { CoreContext } from '../context.ts';
import type { HubClient } from './hub-client.ts';

/** Ends a journey early; nothing went wrong. */
export class Stopped extends Error {
  readonly by: ScanStop | null;
  constructor(by: ScanStop | null) {
    super(`Scans wait: ${by ?? 'records go first'}`);
    this.by = by;
  }
}

/** The way to the hub for scans, with what it may still carry today. */
export interface ScanWay {
  context: CoreContext;
  client: HubClient;
  token: string;
  /** Counts bytes before they travel. @throws Stopped */
  spend(bytes: number): void;
}

/** Bytes at the hub; null where it knows no record. */
export interface Have {
  page: number | null;
  thumbnail: number | null;
}
