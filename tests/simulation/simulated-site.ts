import { rmSync } from 'node:fs';
import type { CoreContext } from '#core/context.ts';
import { dataLayout } from '#core/data-folder/layout.ts';
import { type OpenData, openData } from '#core/data-folder/open-data.ts';
import { openConnection } from '#core/db/connection.ts';
import { CoreError } from '#core/errors.ts';
import { fileId } from '#core/files/file-id.ts';
import type { Random } from '#core/seed/random.ts';
import { reconsider } from '#core/sync/apply-page.ts';
import type { HubConnection } from '#core/sync/hub-client.ts';
import type { Pace, Stride } from '#core/sync/pace.ts';
import { type SyncReport, syncNow } from '#core/sync/sync-now.ts';
import { BATCH_LIMITS } from '#shared/sync/batch.ts';
import { asKilled } from './as-killed.ts';
import type { World } from './chance.ts';
import { copyFolder } from './copy-folder.ts';
import { Lifespan } from './lifespan.ts';
import { callsOver, hubUrl, type Network, type Sender } from './network.ts';
import { latestVersion, migrateTo, runAs, type Version } from './newer-version.ts';

export interface SiteFolder {
  siteNumber: string;
  folder: string;
  key: string;
}

/** An installation between two chapters of a history. */
export interface SiteStand extends SiteFolder {
  name: string;
  version: Version;
}

function takeForTheSame(folder: string, key: string): void {
  const { database: file } = dataLayout(folder);
  const connection = openConnection({ file, key });
  connection.prepare('UPDATE site_identity SET file_id = ?').run(fileId(file));
  connection.close();
}

/** A centre with the application of its own, on a clock of its own. */
export class SimulatedSite {
  readonly siteNumber: string;
  /** Two installations can claim the same number. */
  readonly name: string;
  data!: OpenData;
  private lifespan!: Lifespan;
  /** Milliseconds by which its clock is wrong. */
  skew = 0;
  version: Version = 0;
  connected = true;
  private folder: string;
  private readonly key: string;
  private readonly world: World;
  private readonly network: Network;
  private readonly newFolder: () => string;
  /** The rounds with the hub that are going on. */
  private rounds = new Set<Sender>();
  private lastRound: SyncReport | CoreError | null = null;

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

  get epoch(): number {
    return this.data.connection.prepare('SELECT epoch FROM site_identity').pluck().get() as number;
  }

  /** Whether it knows that it is a copy, and has not parted from the other one yet. */
  get isCopy(): boolean {
    return this.data.connection.prepare('SELECT shared_seq FROM sync_state').pluck().get() !== null;
  }

  get roundCount(): number {
    return this.rounds.size;
  }

  private open(): void {
    const clock = () => this.world.now + this.skew;
    this.data = openData({ folder: this.folder, key: this.key, clock });
    this.data.connection.pragma('synchronous = OFF');
    this.lifespan = new Lifespan(this.data.connection, this.folder, this.newFolder);
  }

  /** Is killed at one of the writes that follow, with what it has in hand half done. */
  killAfter(writes: number): void {
    this.lifespan.end(writes);
  }

  /** Does something and is killed while SQLite writes it to its log: up to any byte of it. */
  killInCommit(work: () => void, random: Random): void {
    this.lifespan.endInCommit(work, random);
  }

  /** Starts anew if it was killed meanwhile. @returns whether it was */
  bury(): boolean {
    const { diedIn } = this.lifespan;
    this.lifespan.goOn();
    if (diedIn === null) return false;
    this.startFrom(diedIn);
    return true;
  }

  close(): void {
    if (this.data.connection.open) this.data.connection.close();
  }

  /** Runs code of this installation, in its version. */
  run<Result>(work: (context: CoreContext) => Result): Result {
    runAs(this.version);
    return work(this.context);
  }

  /**
   * Begins a round with the hub, also while another goes on: the window and the command line are two processes on one
   * folder. Comes back when something of it is under way, or when it is over.
   * @param pieces so many changes are taken in at once
   */
  beginSync(pieces: number): Promise<void> {
    let paused = () => {};
    let over: Promise<void> = Promise.resolve();
    const sender: Sender = {
      siteName: this.name,
      sent: () => paused(),
      goOn: (deliver) => {
        runAs(this.version);
        const pause = new Promise<void>((resolve) => {
          paused = resolve;
        });
        deliver();
        return Promise.race([pause, over]);
      },
    };
    const connect = (): HubConnection => {
      const fetch = this.network.fetchFor(sender);
      return {
        ...callsOver(fetch),
        knock: async (body) =>
          (await fetch(new Request(`${hubUrl}/knock`, { method: 'POST', body }))).status === 204,
        close: () => {},
      };
    };
    const { rounds } = this;
    return sender.goOn(() => {
      over = syncNow(this.context, connect, this.paceOf(sender, pieces))
        .catch((error: unknown) => {
          if (error instanceof CoreError || this.lifespan.diedIn !== null) return error as CoreError;
          throw error;
        })
        .then((outcome) => {
          this.lastRound = outcome;
          rounds.delete(sender);
        });
      rounds.add(sender);
    });
  }

  private paceOf(sender: Sender, changes: number): Pace {
    const stride = (size: number): Stride => ({ changes: size, take: (_, work) => work() });
    return {
      page: Math.min(3 * changes, BATCH_LIMITS.changes),
      pieces: stride(changes),
      runs: stride(BATCH_LIMITS.changes),
      rest: () => this.network.pauseOf(sender),
      restAfterWriting: () => this.network.pauseOf(sender),
      // One thing of a round is under way at a time, so that a seed plays the same again.
      ahead: (ask) => ask,
    };
  }

  /** What the round that ended last came to; it is told once. */
  takeOutcome(): SyncReport | CoreError | null {
    const outcome = this.lastRound;
    this.lastRound = null;
    return outcome;
  }

  /** Killed: whatever it was doing is over, and it starts anew from the folder as it lies. */
  crash(): void {
    this.startFrom(asKilled(this.folder, this.newFolder()));
  }

  private startFrom(left: string): void {
    this.network.forget(this.name);
    this.rounds = new Set();
    this.close();
    rmSync(this.folder, { recursive: true });
    this.folder = left;
    this.open();
  }

  copyAsItLies(into = this.newFolder()): string {
    return copyFolder(this.folder, into);
  }

  /** What opens its database, also in a copy of its folder. */
  get databaseKey(): string {
    return this.key;
  }

  /** By epoch: up to which number this installation wrote in it, or the one of which it is a copy, before it was copied. */
  ownEpochs(): Map<number, number> {
    const left = this.data.connection.prepare('SELECT epoch, last_seq FROM left_epochs').all() as {
      epoch: number;
      last_seq: number;
    }[];
    const ends = new Map(left.map(({ epoch, last_seq }) => [epoch, last_seq]));
    ends.set(this.data.database.site.epoch, Number.MAX_SAFE_INTEGER);
    return ends;
  }

  /** Closed, and to be copied without its copies taking themselves for copies. */
  becomeTemplate(): void {
    this.data.connection.exec(`UPDATE site_identity SET file_id = ''`);
    this.close();
  }

  /** Nobody ever opens it again. */
  discard(): void {
    this.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Ended as planned, and to go on from its folder, wherever that lies then, as the same installation. */
  putDown(): SiteStand {
    const { siteNumber, name, folder, key, version, data } = this;
    data.connection.exec(`UPDATE site_identity SET file_id = ''`);
    data.database.close();
    return { siteNumber, name, folder, key, version };
  }

  /**
   * A second installation from a copy of the files of this one.
   * @param asImage from an image of the whole disk, in which also the file system says that it is the same file
   */
  clone(name: string, asImage: boolean): SimulatedSite {
    const { siteNumber, key, world, network, newFolder } = this;
    const folder = this.copyAsItLies();
    if (asImage) takeForTheSame(folder, key);
    const copy = new SimulatedSite({ siteNumber, key, folder }, { world, network, newFolder }, name);
    copy.version = this.version;
    return copy;
  }

  /** Goes on with the next version of the application, or with one that may be two further. */
  upgrade(to = Math.min(this.version + 1, latestVersion)): void {
    if (this.version >= to) return;
    this.crash();
    while (this.version < to) {
      this.version = (this.version + 1) as Version;
      migrateTo(this.data.connection, this.version);
    }
    this.run((context) => reconsider(context, 'parked'));
  }
}
