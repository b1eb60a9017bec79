import type { World } from './chance.ts';
import { isOld } from './season.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** Steps that a storm, or the calm after it, lasts on average. */
const [stormLasts, calmLasts] = [500, 2000];
const inCalm = 0.1;
/** Of those without a line when a calm begins so many stay without. */
const stayCut = 0.2;

/**
 * Storms, in which hardly a round comes to its end, and calm times, in which all get on. A young town has storms alone; if an old
 * one had, its sites would fall ever further behind, and do nothing but begin again.
 */
export class Weather {
  isCalm: boolean;
  private readonly world: World;

  constructor(world: World, isCalm: boolean) {
    this.world = world;
    this.isCalm = isCalm;
  }

  /** Some time passes. */
  goOn(sites: readonly SimulatedSite[]): void {
    const { random } = this.world;
    if (!isOld() || !random.chance(1 / (this.isCalm ? calmLasts : stormLasts))) return;
    this.isCalm = !this.isCalm;
    if (!this.isCalm) return;
    for (const site of sites) site.connected ||= !random.chance(stayCut);
  }

  /** How much of what befalls rounds in a storm befalls them now. */
  get severity(): number {
    return this.isCalm ? inCalm : 1;
  }

  /** Changes of a page that a site takes in at once: few at first, so that people work and machines fail between them. */
  get piece(): number {
    if (this.isCalm) return 1000;
    return isOld() ? 100 : 20;
  }
}
