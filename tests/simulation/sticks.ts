import { makeBundle, noteExported } from '#core/bundles/export-bundle.ts';
import { BundleRefused } from '#core/bundles/file/bundle-refused.ts';
import { importBundle as importAtSite } from '#core/bundles/import-bundle.ts';
import { systemActor } from '#core/context.ts';
import { CoreError } from '#core/errors.ts';
import type { Random } from '#core/seed/random.ts';
import { exportBundle } from '#hub/bundles/export-bundle.ts';
import { importBundle as importAtHub } from '#hub/bundles/import-bundle.ts';
import { hold } from './failure.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedSite } from './simulated-site.ts';
import type { Town } from './town.ts';

export interface Stick {
  from: string;
  to: string;
  bytes: Buffer;
}

/** What happens when sticks are forgotten in drawers, lost, and read again. */
const EXPECTED = ['gap', 'behind', 'outdated', 'log-differs', 'no-keys', 'unknown-recipient', 'copied'];
/** More than lie about in a town. */
const mostSticks = 30;

/** USB sticks between sites and hub: made at any time, read in any order, once, twice or never. */
export class Sticks {
  readonly drawer: Stick[];

  constructor(drawer: readonly Stick[] = []) {
    this.drawer = [...drawer];
  }

  /** Somebody makes a stick, or reads one. */
  async move(random: Random, town: Town): Promise<{ name: string; detail: string }> {
    if (this.drawer.length === 0 || random.chance(0.4)) return this.make(random, town);
    const at = random.below(this.drawer.length);
    const stick = this.drawer[at] as Stick;
    if (random.chance(0.6) || this.drawer.length > mostSticks) this.drawer.splice(at, 1);
    return this.read(random, stick, town);
  }

  private async make(random: Random, { sites, hub }: Town): Promise<{ name: string; detail: string }> {
    const site = random.pick(sites);
    const way = random.below(3);
    if (way === 0) return this.tried('stick by the hub', 'hub', site.siteNumber, () => fromHub(hub, site));
    const to = way === 1 ? 'hub' : random.pick(sites).siteNumber;
    return this.tried('stick by a site', site.siteNumber, to, () => fromSite(site, to));
  }

  private async tried(
    name: string,
    from: string,
    to: string,
    making: () => Buffer | Promise<Buffer>,
  ): Promise<{ name: string; detail: string }> {
    try {
      this.drawer.push({ from, to, bytes: await making() });
      return { name, detail: `${from} to ${to}` };
    } catch (error) {
      return { name: `no stick: ${refusalOf(error)}`, detail: `${from} to ${to}` };
    }
  }

  private async read(
    random: Random,
    { from, to, bytes }: Stick,
    { sites, hub }: Town,
  ): Promise<{ name: string; detail: string }> {
    const detail = `${from} to ${to}`;
    const readers = sites.filter(({ siteNumber }) => siteNumber === to);
    try {
      if (to === 'hub') {
        await importAtHub(sideOf(hub), bytes);
        return { name: 'stick read by the hub', detail };
      }
      const reader = random.pick(readers);
      await reader.run((context) => importAtSite(context, systemActor, bytes));
      return { name: from === 'hub' ? 'stick of the hub read' : 'stick of a site read', detail };
    } catch (error) {
      return { name: `stick refused: ${refusalOf(error)}`, detail };
    }
  }
}

function fromSite(site: SimulatedSite, to: string): Buffer {
  return site.run((context) => {
    const made = makeBundle(context, systemActor, to);
    noteExported(context, systemActor, made);
    return made.bytes;
  });
}

async function fromHub(hub: SimulatedHub, { siteNumber }: SimulatedSite): Promise<Buffer> {
  return (await exportBundle(sideOf(hub), siteNumber)).bytes;
}

function sideOf({ database, keys }: SimulatedHub): Parameters<typeof importAtHub>[0] {
  return { database, keys, now: new Date(Date.now()) };
}

function refusalOf(error: unknown): string {
  const why =
    error instanceof BundleRefused
      ? error.why
      : error instanceof CoreError
        ? String((error.data as { why?: string }).why)
        : null;
  if (why === null) throw error;
  hold(EXPECTED.includes(why), () => `a stick was refused: ${why}`);
  return why;
}
