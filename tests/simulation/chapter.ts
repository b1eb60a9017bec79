import { putAway } from './authors-logs.ts';
import type { World } from './chance.ts';
import { Chronicle, type Told } from './chronicle.ts';
import { workSoFar } from './counter-work.ts';
import { crowd } from './crowd.ts';
import { Disturbances } from './disturbances.ts';
import { Broken } from './failure.ts';
import { FAULTS, type Fault } from './faults.ts';
import { type Checked, nothingChecked, TownChecks } from './final-checks.ts';
import { Watch } from './invariants.ts';
import { Killed } from './lifespan.ts';
import { Mail } from './mail.ts';
import { comeToRest } from './rest.ts';
import { countCommand, happensStill } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';
import type { Stand } from './stand.ts';
import type { Town } from './town.ts';
import { Weather } from './weather.ts';
import { newerWork, type WorkOf, work } from './work.ts';

export interface ChapterOptions {
  /** Commands of people in the whole history; messages and faults come on top. */
  ops: number;
  faults?: readonly Fault[] | undefined;
  works?: WorkOf | undefined;
  /**
   * A chapter has so many commands. At its end the town comes to rest, what is new is checked, second installations are put away,
   * and all processes are put down.
   */
  checkEvery?: number | undefined;
  /** Told after each command. */
  progress?: ((commands: number) => void) | undefined;
}

/** After so many chapters everything there is is checked again, as it is at the end. */
const wholeEvery = 10;

type Before = Omit<Stand, 'hub' | 'sites' | 'now' | 'work'>;

const first: Before = {
  ...{ chapter: 0, commands: 0, isCalm: false, told: new Chronicle().told, reached: [] },
  ...{ checked: nothingChecked, putAway: [], drawer: [], oldHub: null },
};

/** What happens in a town from one rest to the next. */
export class Chapter {
  private readonly world: World;
  private readonly town: Town;
  private readonly options: ChapterOptions;
  private readonly before: Before;
  private readonly faults: ReadonlySet<Fault>;
  private readonly watch: Watch;
  private readonly chronicle: Chronicle;
  private readonly weather: Weather;
  private readonly mail: Mail;
  private readonly disturbances: Disturbances;
  private readonly sitesAtFirst: number;
  private commands: number;
  private checked: Checked;
  private failure: { step: number; what: string } | null = null;

  constructor(world: World, town: Town, options: ChapterOptions, before: Before = first) {
    this.world = world;
    this.town = town;
    this.options = options;
    this.before = before;
    this.faults = new Set(options.faults ?? FAULTS);
    this.watch = new Watch(before.reached, before.checked.copied);
    this.chronicle = new Chronicle(before.told);
    this.weather = new Weather(world, before.isCalm);
    this.commands = before.commands;
    this.checked = before.checked;
    this.sitesAtFirst = town.sites.length;
    const { faults, chronicle, weather } = this;
    this.mail = new Mail(world, town, faults, chronicle, weather);
    this.disturbances = new Disturbances({ world, town, faults, chronicle, weather }, before);
  }

  /** @returns whether the history is over, because it is at its end or because something did not hold */
  async play(): Promise<boolean> {
    const { checkEvery = Number.POSITIVE_INFINITY, ops } = this.options;
    const until = Math.min(ops, checkEvery * (this.before.chapter + 1));
    try {
      if (this.faults.has('newer-version') && this.before.chapter === 0) this.anySite().upgrade();
      while (this.commands < until) {
        this.chronicle.step += 1;
        await this.takeStep();
        await this.watch.look(this.town.sites, this.town.hub);
      }
      await comeToRest(this.town, this.watch, this.faults.has('newer-version'), this.world.random);
      this.checked = await this.check(until >= ops);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const what = error instanceof Broken ? error.message : (error.stack ?? error.message);
      this.failure = { step: this.chronicle.step, what };
    }
    return this.failure !== null || until >= ops;
  }

  get result(): {
    failure: { step: number; what: string } | null;
    happened: Record<string, number>;
    commands: number;
    steps: number;
    trace: string[];
  } {
    const { failure, commands, chronicle } = this;
    const { happened, step: steps, trace } = chronicle;
    return { failure, happened, commands, steps, trace };
  }

  /** Puts the town down. Of each centre the first installation goes on: of the others all is at the town. */
  async end(): Promise<Stand> {
    const { town, before, chronicle, world, weather, disturbances, watch } = this;
    const stayed = town.sites.slice(0, this.sitesAtFirst);
    const others = town.sites.slice(this.sitesAtFirst);
    const away = others.map((copy) =>
      putAway(copy, stayed.find(({ siteNumber }) => siteNumber === copy.siteNumber) as SimulatedSite),
    );
    for (const copy of others) copy.discard();
    const names = new Set(stayed.map(({ name }) => name));
    const told: Told = chronicle.told;
    return {
      chapter: before.chapter + 1,
      commands: this.commands,
      now: world.now,
      isCalm: weather.isCalm,
      work: workSoFar(),
      told,
      reached: watch.stand.filter(([name]) => names.has(name)),
      checked: this.checked,
      putAway: [...before.putAway, ...away],
      drawer: disturbances.sticks.drawer,
      oldHub: disturbances.oldHub,
      sites: stayed.map((site) => site.putDown()),
      hub: await town.hub.putDown(),
    };
  }

  private check(isEnd: boolean): Promise<Checked> {
    const { before, disturbances, town } = this;
    const number = Math.min(this.checked.number, disturbances.wentBackTo);
    const checks = new TownChecks(town, { ...this.checked, number }, before.putAway);
    const isWhole = isEnd || (before.chapter + 1) % wholeEvery === 0;
    return isWhole ? checks.whole() : checks.news();
  }

  private anySite(): SimulatedSite {
    return this.world.random.pick(this.town.sites);
  }

  private async takeStep(): Promise<void> {
    const { random } = this.world;
    this.weather.goOn(this.town.sites);
    // Nights and holidays between, now and then.
    const longer = random.chance(0.02 / crowd(this.sitesAtFirst)) && happensStill(random);
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
    const doIt = () => {
      const what = isNewer ? newerWork(site, random) : work(site, random, this.options.works);
      this.chronicle.note(what, site.name);
    };
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
