import type { World } from './chance.ts';
import type { Chronicle } from './chronicle.ts';
import type { Fault } from './faults.ts';
import { happensStill } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { type Stick, Sticks } from './sticks.ts';
import type { Town } from './town.ts';
import type { Weather } from './weather.ts';

/** More copies of data folders than a town has in a bad year. */
const mostCopies = 8;

const years = 365 * 86_400_000;

interface Surroundings {
  world: World;
  town: Town;
  faults: ReadonlySet<Fault>;
  chronicle: Chronicle;
  weather: Weather;
}

/** What befalls the machines of a town: lines, power, clocks, disks, copies and sticks. */
export class Disturbances {
  private readonly world: World;
  private readonly town: Town;
  private readonly faults: ReadonlySet<Fault>;
  private readonly chronicle: Chronicle;
  private readonly weather: Weather;
  private readonly sitesAtFirst: number;
  readonly sticks: Sticks;
  /** A backup of the hub, with the last number that it has. */
  oldHub: { folder: string; lastNumber: number } | null;
  /** The lowest number to which the hub went back; what it gave up to there is what it was. */
  wentBackTo = Number.POSITIVE_INFINITY;
  /** Installations that nothing on their disk tells apart. */
  private readonly images: { copy: SimulatedSite; of: SimulatedSite }[] = [];

  constructor(
    { world, town, faults, chronicle, weather }: Surroundings,
    before: Pick<Disturbances, 'oldHub'> & { drawer: readonly Stick[] } = { oldHub: null, drawer: [] },
  ) {
    this.world = world;
    this.town = town;
    this.faults = faults;
    this.chronicle = chronicle;
    this.weather = weather;
    this.sitesAtFirst = town.sites.length;
    this.oldHub = before.oldHub;
    this.sticks = new Sticks(before.drawer);
  }

  /** One of the faults that are on, perhaps. */
  async befall(): Promise<void> {
    const { random } = this.world;
    const fault = random.pick([...this.faults].sort());
    const site = random.pick(this.town.sites);
    switch (fault) {
      case 'partition':
        if (site.connected && this.weather.isCalm) return;
        site.connected = !site.connected;
        return this.chronicle.note(site.connected ? 'connected' : 'disconnected', site.name);
      case 'site-crash':
        this.chronicle.note('site killed', site.name);
        return site.crash();
      case 'hub-crash':
        this.chronicle.note('hub killed');
        return this.town.hub.crash();
      case 'clock':
        site.skew = random.chance(0.4) ? 0 : Math.round((random.next() - 0.5) * 20 * years);
        return this.chronicle.note('clock', `${site.name} ${Math.round(site.skew / 86_400_000)} days`);
      case 'newer-version':
        if (random.chance(0.8)) return;
        this.chronicle.note('upgrade', site.name);
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
      this.chronicle.note(what.name, what.detail);
    }
  }

  private cloneSite(site: SimulatedSite): void {
    // What two have of their own who are both copies of a third comes twice: docs/sync.md names it.
    const isUnparted =
      site.isCopy || this.images.some(({ copy, of }) => copy === site && copy.epoch === of.epoch);
    if (isUnparted || this.town.sites.length >= this.sitesAtFirst + mostCopies) return;
    const asImage = this.world.random.chance(0.3);
    const copy = site.clone(`${site.siteNumber} (installation ${this.town.sites.length})`, asImage);
    this.chronicle.note(asImage ? 'clone of the disk' : 'clone', site.name);
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
      const lastNumber = await this.town.hub.lastNumber();
      this.oldHub = { folder: this.town.hub.copyAsItLies(), lastNumber };
      return this.chronicle.note('hub copied');
    }
    this.chronicle.note('hub restored');
    await this.town.hub.startFrom(this.oldHub.folder);
    this.wentBackTo = Math.min(this.wentBackTo, this.oldHub.lastNumber);
    this.oldHub = null;
  }
}
