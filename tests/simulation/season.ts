import type { Random } from '#core/seed/random.ts';
import { SETTINGS, type SettingKey } from '#shared/domain/settings.ts';

/** After so many commands the town turns to other people, settings and days. */
const seasonLength = 2000;
/** From so many commands on, what concerns all centres becomes rarer. */
const youth = 2000;
/** Settings that many change in one season: few, so that centres meet on them. */
const contestedAtOnce = 3;
const settings = Object.keys(SETTINGS) as SettingKey[];

let commands = 0;
let number = 0;
let since: number | null = null;

/** How far the years of a town are. */
export interface Seasons {
  commands: number;
  number: number;
  since: number | null;
}

/** A run begins: nothing was done yet; or it goes on. */
export function beginSeasons(from: Seasons = { commands: 0, number: 0, since: null }): void {
  ({ commands, number, since } = from);
}

export function seasons(): Seasons {
  return { commands, number, since };
}

/**
 * Counts a command. Sites meet on the same few rows at all times, but in a long history not on the same ones for ever: a row
 * that was written 100,000 times is in no town, and folding it anew each time is all that would be measured.
 * @param now milliseconds of the simulated time
 */
export function countCommand(now: number): void {
  commands += 1;
  if (commands % seasonLength !== 0) return;
  number += 1;
  since = now;
}

/** The season, counted from 0, and when it began; the first has no beginning. */
export function season(): { number: number; since: number | null } {
  return { number, since };
}

/** Whether the town is older than most histories are long. */
export function isOld(): boolean {
  return commands > youth;
}

/** Whether something happens that a town of this age sees as often as a young one: always at first, then ever more seldom. */
export function happensStill(random: Random): boolean {
  return !isOld() || random.chance(youth / commands);
}

export function contestedSettings(): SettingKey[] {
  return Array.from(
    { length: contestedAtOnce },
    (_, at) => settings[(number * contestedAtOnce + at) % settings.length] as SettingKey,
  );
}
