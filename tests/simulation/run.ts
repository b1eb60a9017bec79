import { createHash } from 'node:crypto';
import { World } from './chance.ts';
import { Chronicle } from './chronicle.ts';
import { startWork } from './counter-work.ts';
import { crowd } from './crowd.ts';
import { Disturbances } from './disturbances.ts';
import { Broken } from './failure.ts';
import { FAULTS, type Fault } from './faults.ts';
import { checkTown } from './final-checks.ts';
import { Watch } from './invariants.ts';
import { Killed } from './lifespan.ts';
import { hubLog, siteStamps } from './logs.ts';
import { Mail } from './mail.ts';
import { comeToRest } from './rest.ts';
import { countCommand, happensStill } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { type Folders, openTown, type Town } from './town.ts';
import { Weather } from './weather.ts';
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
  private readonly chronicle = new Chronicle();
  private readonly weather: Weather;
  private readonly mail: Mail;
  private readonly disturbances: Disturbances;
  private commands = 0;

  constructor(world: World, town: Town, options: RunOptions) {
    this.world = world;
    this.town = town;
    this.options = options;
    this.faults = new Set(options.faults ?? FAULTS);
    this.weather = new Weather(world);
    this.mail = new Mail(world, town, this.faults, this.chronicle, this.weather);
    this.disturbances = new Disturbances(world, town, this.faults, this.chronicle, this.weather);
  }

  async play(): Promise<RunResult> {
    let failure: RunResult['failure'] = null;
    const { checkEvery = Number.POSITIVE_INFINITY } = this.options;
    let checkAt = checkEvery;
    try {
      if (this.faults.has('newer-version')) this.anySite().upgrade();
      while (this.commands < this.options.ops) {
        this.chronicle.step += 1;
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
      failure = { step: this.chronicle.step, what };
    }
    const log = await hubLog(this.town.hub);
    const digest = createHash('sha256');
    for (const { content, number, outcome } of log.values())
      digest.update(`${number} ${outcome} ${content}\n`);
    for (const site of this.town.sites) {
      digest.update(site.name);
      for (const stamp of siteStamps(site)) digest.update(` ${stamp}`);
    }
    return {
      seed: this.options.seed,
      failure,
      happened: this.chronicle.happened,
      commands: this.commands,
      steps: this.chronicle.step,
      changes: log.size,
      digest: digest.digest('hex'),
      trace: this.chronicle.trace,
    };
  }

  private async restAndCheck(): Promise<void> {
    const { sites, hub } = this.town;
    await comeToRest(this.town, this.watch, this.faults.has('newer-version'), this.world.random);
    await checkTown(sites, hub);
  }

  private anySite(): SimulatedSite {
    return this.world.random.pick(this.town.sites);
  }

  private async takeStep(): Promise<void> {
    const { random } = this.world;
    this.weather.goOn(this.town.sites);
    // Nights and holidays between, now and then.
    const longer = random.chance(0.02 / crowd(this.options.sites)) && happensStill(random);
    this.world.now += longer ? random.between(1, 40 * 3_600_000) : random.between(1, 2000);
    const chance = random.below(100);
    if (chance < 40) return this.workAnywhere();
    if (chance < 95) return this.mail.moveMessage();
    return this.disturbances.befall();
  }

  private workAnywhere(): void {
    const site = this.anySite();
    const { random, now } = this.world;
    this.commands += 1;
    countCommand(now);
    this.options.progress?.(this.commands);
    const isNewer = site.version > 0 && random.chance(0.15) && happensStill(random);
    const doIt = () => this.chronicle.note((isNewer ? newerWork : work)(site, random), site.name);
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
    if (site.bury()) this.chronicle.note('site killed at work', site.name);
  }
}
