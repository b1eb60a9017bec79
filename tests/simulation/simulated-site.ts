import { cpSync } from 'node:fs';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CoreContext } from '#core/context.ts';
import { type OpenData, openData } from '#core/data-folder/open-data.ts';
import { CoreError } from '#core/errors.ts';
import { reconsider } from '#core/sync/apply-page.ts';
import type { HubConnection } from '#core/sync/hub-client.ts';
import { type SyncReport, syncNow } from '#core/sync/sync-now.ts';
import type { World } from './chance.ts';
import type { Network } from './network.ts';
import { migrateToNewer, runAs } from './newer-version.ts';

export const hubUrl = 'http://127.0.0.1:1';

export interface SiteFolder {
  siteNumber: string;
  folder: string;
  key: string;
}

/** A centre with the application of its own, on a clock of its own. */
export class SimulatedSite {
  readonly siteNumber: string;
  /** Two installations can claim the same number. */
  readonly name: string;
  data!: OpenData;
  /** Milliseconds by which its clock is wrong. */
  skew = 0;
  newer = false;
  connected = true;
  private folder: string;
  private readonly key: string;
  private readonly world: World;
  private readonly network: Network;
  private readonly newFolder: () => string;
  /** The round with the hub that is going on. */
  private round: Promise<void> | null = null;
  private lastRound: SyncReport | CoreError | null = null;
  private paused: () => void = () => {};

  constructor(
    { siteNumber, folder, key }: SiteFolder,
    { world, network, newFolder }: { world: World; network: Network; newFolder: () => string },
    name = siteNumber,
  ) {
    this.siteNumber = siteNumber;
    this.name = name;
    this.folder = folder;
    this.key = key;
    this.world = world;
    this.network = network;
    this.newFolder = newFolder;
    this.open();
  }

  get context(): CoreContext {
    return { data: this.data, resourcesFolder: '', applicationVersion: '0.0.0-simulation', desktop: null };
  }

  get isSyncing(): boolean {
    return this.round !== null;
  }

  private open(): void {
    const clock = () => this.world.now + this.skew;
    this.data = openData({ folder: this.folder, key: this.key, clock });
    this.data.connection.pragma('synchronous = OFF');
  }

  close(): void {
    if (this.data.connection.open) this.data.connection.close();
  }

  /** Runs code of this installation, in its version. */
  run<Result>(work: (context: CoreContext) => Result): Result {
    runAs(this.newer);
    return work(this.context);
  }

  /** Begins a round with the hub; comes back when something of it is under way, or when it is over. */
  beginSync(): Promise<void> {
    runAs(this.newer);
    const { data } = this;
    const connect = (): HubConnection => {
      const fetch = this.network.fetchFor(this.name, () => {
        if (this.data === data) this.paused();
      });
      return { client: createORPCClient(new RPCLink({ url: `${hubUrl}/rpc`, fetch })), close: () => {} };
    };
    const step = this.nextPause();
    this.round = syncNow(this.context, connect)
      .then(
        (report) => report,
        (error: unknown) => {
          if (error instanceof CoreError) return error;
          throw error;
        },
      )
      .then((outcome) => {
        this.lastRound = outcome;
        this.round = null;
      });
    return this.untilQuiet(step);
  }

  /** Lets a message reach this site and comes back when the site waits again. */
  resume(deliver: () => void): Promise<void> {
    runAs(this.newer);
    const step = this.nextPause();
    deliver();
    return this.untilQuiet(step);
  }

  private nextPause(): Promise<void> {
    return new Promise((resolve) => {
      this.paused = resolve;
    });
  }

  private async untilQuiet(pause: Promise<void>): Promise<void> {
    if (this.round) await Promise.race([pause, this.round]);
  }

  /** What the last round came to. */
  get outcome(): SyncReport | CoreError | null {
    return this.lastRound;
  }

  /** Killed: whatever it was doing is over, and it starts anew from the folder as it lies. */
  crash(): void {
    const copy = this.copyAsItLies();
    this.network.forget(this.name);
    this.round = null;
    this.close();
    this.folder = copy;
    this.open();
  }

  copyAsItLies(): string {
    const copy = this.newFolder();
    cpSync(this.folder, copy, { recursive: true });
    return copy;
  }

  /** A second installation from a copy of the disk of this one. */
  clone(name: string): SimulatedSite {
    const { siteNumber, key, world, network, newFolder } = this;
    return new SimulatedSite(
      { siteNumber, key, folder: this.copyAsItLies() },
      { world, network, newFolder },
      name,
    );
  }

  upgrade(): void {
    if (this.newer) return;
    this.crash();
    migrateToNewer(this.data.connection);
    this.newer = true;
    this.run((context) => reconsider(context, 'parked'));
  }
}
