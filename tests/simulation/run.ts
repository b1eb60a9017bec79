import { createHash } from 'node:crypto';
import { CoreError } from '#core/errors.ts';
import { World } from './chance.ts';
import { startWork } from './counter-work.ts';
import { Broken } from './failure.ts';
import { FAULTS, type Fault } from './faults.ts';
import { checkTown } from './final-checks.ts';
import { Watch } from './invariants.ts';
import { Killed } from './lifespan.ts';
import { hubLog, siteLog } from './logs.ts';
import type { Message, WireAnswer } from './network.ts';
import { comeToRest } from './rest.ts';
import { countCommand, happensStill } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { Sticks } from './sticks.ts';
import { type Folders, openTown, type Town } from './town.ts';
import { newerWork, work } from './work.ts';

export interface RunOptions {
  sites: number;
  /** Commands of people; messages and faults come on top. */
  ops: number;
  seed: number;
  faults?: readonly Fault[];
  /** After each so many commands the town comes to rest and everything is checked, as it is at the end. */
  checkEvery?: number;
  /** Told after each command. */
  progress?: (commands: number) => void;
}

/** What a run came to: the same for the same options. */
export interface RunResult {
  seed: number;
  /** Null when everything held. */
  failure: { step: number; what: string } | null;
  /** How often each thing happened. */
  happened: Record<string, number>;
  commands: number;
  /** Commands, messages and faults. */
  steps: number;
  changes: number;
  /** Of the logs of all, at the end. */
  digest: string;
  /** What happened last. */
  trace: string[];
}

/** More copies of data folders than a town has in a bad year. */
const mostCopies = 8;

const years = 365 * 86_400_000;

/** Plays one history of a town, from a seed. */
export async function run(options: RunOptions, folders: Folders): Promise<RunResult> {
  const template = await folders.template(options.sites);
  const mark = folders.mark;
  const world = new World(options.seed);
  startWork();
  const town = await openTown(world, folders, template);
  const simulation = new Simulation(world, town, options);
  try {
    return await simulation.play();
  } finally {
    for (const site of town.sites) site.close();
    await town.hub.stop();
    world.release();
    folders.removeAfter(mark);
  }
}

class Simulation {
  private readonly world: World;
  private readonly town: Town;
  private readonly options: RunOptions;
  private readonly faults: ReadonlySet<Fault>;
  private readonly watch = new Watch();
  private readonly happened = new Map<string, number>();
  private readonly trace: string[] = [];
  private readonly sticks = new Sticks();
  private step = 0;
  private commands = 0;
  private oldHub: string | null = null;
  /** Installations that nothing on their disk tells apart. */
  private readonly images: { copy: SimulatedSite; of: SimulatedSite }[] = [];

  constructor(world: World, town: Town, options: RunOptions) {
    this.world = world;
    this.town = town;
    this.options = options;
    this.faults = new Set(options.faults ?? FAULTS);
  }

  async play(): Promise<RunResult> {
    let failure: RunResult['failure'] = null;
    const { checkEvery = Number.POSITIVE_INFINITY } = this.options;
    let checkAt = checkEvery;
    try {
      if (this.faults.has('newer-version')) this.anySite().upgrade();
      while (this.commands < this.options.ops) {
        this.step += 1;
        await this.takeStep();
        await this.watch.look(this.town.sites, this.town.hub);
        if (this.commands >= checkAt) {
          await this.restAndCheck();
          checkAt += checkEvery;
        }
      }
      await this.restAndCheck();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const what = error instanceof Broken ? error.message : (error.stack ?? error.message);
      failure = { step: this.step, what };
    }
    const log = await hubLog(this.town.hub);
    const digest = createHash('sha256');
    for (const { content, number, outcome } of log.values())
      digest.update(`${number} ${outcome} ${content}\n`);
    for (const site of this.town.sites) {
      digest.update(site.name);
      for (const stamp of siteLog(site).keys()) digest.update(` ${stamp}`);
    }
    return {
      seed: this.options.seed,
      failure,
      happened: Object.fromEntries([...this.happened].sort()),
      commands: this.commands,
      steps: this.step,
      changes: log.size,
      digest: digest.digest('hex'),
      trace: this.trace,
    };
  }

  private async restAndCheck(): Promise<void> {
    const { sites, hub } = this.town;
    await comeToRest(this.town, this.watch, this.faults.has('newer-version'));
    await checkTown(sites, hub);
  }

  private note(what: string, detail = ''): void {
    this.happened.set(what, 1 + (this.happened.get(what) ?? 0));
    this.trace.push(`${this.step} ${what} ${detail}`.trim());
    if (this.trace.length > 40) this.trace.shift();
  }

  private anySite(): SimulatedSite {
    return this.world.random.pick(this.town.sites);
  }

  private async takeStep(): Promise<void> {
    const { random } = this.world;
    // Nights and holidays between, now and then.
    const longer = random.chance(0.02) && happensStill(random);
    this.world.now += longer ? random.between(1, 40 * 3_600_000) : random.between(1, 2000);
    const chance = random.below(100);
    if (chance < 40) return this.workAnywhere();
    if (chance < 95) return this.moveMessage();
    return this.disturb();
  }

  private workAnywhere(): void {
    const site = this.anySite();
    const { random, now } = this.world;
    this.commands += 1;
    countCommand(now);
    this.options.progress?.(this.commands);
    const isNewer = site.version > 0 && random.chance(0.15) && happensStill(random);
    const doIt = () => this.note((isNewer ? newerWork : work)(site, random), site.name);
    if (this.faults.has('site-crash') && random.chance(0.03)) this.killAtWork(site, doIt);
    else doIt();
  }

  /** At any write of what it does, or at any byte of its commit. */
  private killAtWork(site: SimulatedSite, doIt: () => void): void {
    const { random } = this.world;
    try {
      if (random.chance(0.5)) site.killInCommit(doIt, random);
      else {
        site.killAfter(random.below(25));
        doIt();
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (site.bury()) this.note('site killed at work', site.name);
  }

  private async moveMessage(): Promise<void> {
    const { random } = this.world;
    const { network, sites } = this.town;
    const idle = sites.filter((site) => site.connected && site.roundCount < this.mostRoundsAtOnce());
    if (network.underWay.length === 0 || (idle.length > 0 && random.chance(0.15))) {
      if (idle.length === 0) return;
      const site = random.pick(idle);
      this.note('sync', site.name);
      return site.beginSync();
    }
    if (network.ghosts.length > 0 && random.chance(0.1)) {
      const ghost = network.ghosts.splice(random.below(network.ghosts.length), 1)[0];
      this.note('late copy');
      if (ghost) await this.town.hub.handle(ghost);
      return;
    }
    return this.move(random.pick(network.underWay));
  }

  /** Now and then the command line syncs while the window does. */
  private mostRoundsAtOnce(): number {
    return this.faults.has('two-at-once') && this.world.random.chance(0.1) ? 2 : 1;
  }

  private async move(message: Message): Promise<void> {
    const { random } = this.world;
    const site = this.siteOf(message);
    if (message.call === 'pause') {
      this.note('goes on', site.name);
      return this.deliver(site, message, { status: 0, body: message.request.body });
    }
    const way = message.answer === null ? 'request' : 'answer';
    const detail = `${message.call} of ${site.name}`;
    const lost = !site.connected || (this.faults.has('lose') && random.chance(0.05));
    if (lost) {
      this.note(`${way} lost`, detail);
      return this.lose(message);
    }
    const cut = this.faults.has('cut') && random.chance(0.02);
    if (message.answer === null) {
      if (this.faults.has('double') && random.chance(0.1)) {
        this.note('request doubled', detail);
        this.town.network.ghosts.push(message.request);
      }
      if (this.faults.has('hub-crash') && random.chance(0.04)) this.town.hub.killAfter(random.below(12));
      this.note(cut ? 'request cut' : 'request', detail);
      const { url, body } = message.request;
      message.answer = await this.town.hub.handle({ url, body: cut ? this.cut(body) : body });
      if (message.answer !== null) return;
      this.note('hub killed', detail);
      return this.lose(message);
    }
    const { status, body } = message.answer;
    this.note(cut ? 'answer cut' : 'answer', detail);
    return this.deliver(site, message, { status, body: cut ? this.cut(body) : body });
  }

  private async deliver(site: SimulatedSite, message: Message, answer: WireAnswer): Promise<void> {
    this.town.network.take(message);
    if (this.faults.has('site-crash') && this.world.random.chance(0.02))
      site.killAfter(this.world.random.below(60));
    await message.arrive(answer);
    if (site.bury()) return this.note('site killed in a round', site.name);
    this.noteOutcome(site);
  }

  private cut(body: Buffer): Buffer {
    return body.subarray(0, this.world.random.below(Math.max(1, body.length)));
  }

  private async lose(message: Message): Promise<void> {
    const site = this.siteOf(message);
    this.town.network.take(message);
    await message.fail();
    this.noteOutcome(site);
  }

  private siteOf({ siteName }: Message): SimulatedSite {
    return this.town.sites.find(({ name }) => name === siteName) as SimulatedSite;
  }

  private noteOutcome(site: SimulatedSite): void {
    const outcome = site.takeOutcome();
    if (!(outcome instanceof CoreError)) return;
    const { why } = outcome.data as { why?: string };
    this.note(`round over: ${why ?? outcome.code}`, site.name);
  }

  private async disturb(): Promise<void> {
    const { random } = this.world;
    const fault = random.pick([...this.faults].sort());
    const site = this.anySite();
    switch (fault) {
      case 'partition':
        site.connected = !site.connected;
        return this.note(site.connected ? 'connected' : 'disconnected', site.name);
      case 'site-crash':
        this.note('site killed', site.name);
        return site.crash();
      case 'hub-crash':
        this.note('hub killed');
        return this.town.hub.crash();
      case 'clock':
        site.skew = random.chance(0.4) ? 0 : Math.round((random.next() - 0.5) * 20 * years);
        return this.note('clock', `${site.name} ${Math.round(site.skew / 86_400_000)} days`);
      case 'newer-version':
        if (random.chance(0.8)) return;
        this.note('upgrade', site.name);
        return site.upgrade();
      case 'hub-restore':
        return this.restoreHub();
      case 'sticks':
        return this.moveStick();
      case 'clone':
        if (random.chance(0.7) || !happensStill(random)) return;
        return this.cloneSite(site);
      default:
        return;
    }
  }

  /** More often than other faults: for a village without a line it is the ordinary way. */
  private async moveStick(): Promise<void> {
    if (!happensStill(this.world.random)) return;
    for (let left = this.world.random.between(1, 4); left > 0; left -= 1) {
      const what = await this.sticks.move(this.world.random, this.town);
      this.note(what.name, what.detail);
    }
  }

  private cloneSite(site: SimulatedSite): void {
    // What two have of their own who are both copies of a third comes twice: docs/sync.md names it.
    const isUnparted =
      site.isCopy || this.images.some(({ copy, of }) => copy === site && copy.epoch === of.epoch);
    if (isUnparted || this.town.sites.length >= this.options.sites + mostCopies) return;
    const asImage = this.world.random.chance(0.3);
    const copy = site.clone(`${site.siteNumber} (installation ${this.town.sites.length})`, asImage);
    this.note(asImage ? 'clone of the disk' : 'clone', site.name);
    this.town.sites.push(copy);
    if (!asImage) return;
    this.images.push({ copy, of: site });
    this.oldHub = null;
  }

  private async restoreHub(): Promise<void> {
    if (!happensStill(this.world.random)) return;
    // Until the hub has told two apart that not even their file system can, it must not go back: docs/sync.md names it.
    if (this.images.some(({ copy, of }) => copy.epoch === of.epoch)) return;
    if (this.oldHub === null || this.world.random.chance(0.5)) {
      this.oldHub = this.town.hub.copyAsItLies();
      return this.note('hub copied');
    }
    this.note('hub restored');
    await this.town.hub.startFrom(this.oldHub);
    this.oldHub = null;
  }
}
