import { CoreError } from '#core/errors.ts';
import type { World } from './chance.ts';
import type { Chronicle } from './chronicle.ts';
import { crowd, eagerness } from './crowd.ts';
import type { Fault } from './faults.ts';
import type { Message, WireAnswer } from './network.ts';
import type { SimulatedSite } from './simulated-site.ts';
import type { Town } from './town.ts';
import type { Weather } from './weather.ts';

/** The rounds of the sites: begins one now and then, and moves what is under way, unless a fault befalls it. */
export class Mail {
  private readonly world: World;
  private readonly town: Town;
  private readonly faults: ReadonlySet<Fault>;
  private readonly chronicle: Chronicle;
  private readonly crowd: number;
  private readonly weather: Weather;

  constructor(world: World, town: Town, faults: ReadonlySet<Fault>, chronicle: Chronicle, weather: Weather) {
    this.world = world;
    this.town = town;
    this.faults = faults;
    this.chronicle = chronicle;
    this.crowd = crowd(town.sites.length);
    this.weather = weather;
  }

  async moveMessage(): Promise<void> {
    const { random } = this.world;
    const { network, sites } = this.town;
    const idle = sites.filter((site) => site.connected && site.roundCount < this.mostRoundsAtOnce());
    if (
      network.underWay.length === 0 ||
      (idle.length > 0 && random.chance(0.15 * eagerness(network.underWay.length)))
    ) {
      if (idle.length === 0) return;
      const site = random.pick(idle);
      this.chronicle.note('sync', site.name);
      return site.beginSync(this.weather.piece);
    }
    if (network.ghosts.length > 0 && random.chance(0.1)) {
      const ghost = network.ghosts.splice(random.below(network.ghosts.length), 1)[0];
      this.chronicle.note('late copy');
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
      this.chronicle.note('goes on', site.name);
      return this.deliver(site, message, { status: 0, body: message.request.body });
    }
    const way = message.answer === null ? 'request' : 'answer';
    const detail = `${message.call} of ${site.name}`;
    const lost = !site.connected || (this.faults.has('lose') && random.chance(0.05 * this.weather.severity));
    if (lost) {
      this.chronicle.note(`${way} lost`, detail);
      return this.lose(message);
    }
    const cut = this.faults.has('cut') && random.chance(0.02 * this.weather.severity);
    if (message.answer === null) {
      if (this.faults.has('double') && random.chance(0.1)) {
        this.chronicle.note('request doubled', detail);
        this.town.network.ghosts.push(message.request);
      }
      if (this.faults.has('hub-crash') && random.chance((0.04 * this.weather.severity) / this.crowd))
        this.town.hub.killAfter(random.below(12));
      this.chronicle.note(cut ? 'request cut' : 'request', detail);
      const { url, body } = message.request;
      message.answer = await this.town.hub.handle({ url, body: cut ? this.cut(body) : body });
      if (message.answer !== null) return;
      this.chronicle.note('hub killed', detail);
      return this.lose(message);
    }
    const { status, body } = message.answer;
    this.chronicle.note(cut ? 'answer cut' : 'answer', detail);
    return this.deliver(site, message, { status, body: cut ? this.cut(body) : body });
  }

  private async deliver(site: SimulatedSite, message: Message, answer: WireAnswer): Promise<void> {
    this.town.network.take(message);
    if (this.faults.has('site-crash') && this.world.random.chance(0.02 * this.weather.severity))
      site.killAfter(this.world.random.below(60));
    await message.arrive(answer);
    if (site.bury()) return this.chronicle.note('site killed in a round', site.name);
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
    this.chronicle.note(`round over: ${why ?? outcome.code}`, site.name);
  }
}
