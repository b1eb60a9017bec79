import { createHash } from 'node:crypto';
import { World } from './chance.ts';
import { Chapter, type ChapterOptions } from './chapter.ts';
import { startWork } from './counter-work.ts';
import { hubLog, siteStamps } from './logs.ts';
import { copied, keep, keepBroken, readKept, type Stand } from './stand.ts';
import { type Folders, openTown, type Town, takeUpTown } from './town.ts';

export interface RunOptions extends ChapterOptions {
  sites: number;
  seed: number;
  /** A folder in which the end of each chapter is kept, so that the history can be gone on with. */
  keepIn?: string | undefined;
  /** Goes on with what is kept there. */
  resume?: boolean | undefined;
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

/** Plays one history of a town, from a seed, chapter by chapter. */
export async function run(options: RunOptions, folders: Folders): Promise<RunResult> {
  const isGoingOn = options.resume === true && options.keepIn !== undefined;
  const template = isGoingOn ? null : await folders.template(options.sites);
  const mark = folders.mark;
  const world = new World(options.seed);
  let town: Town | null = null;
  try {
    let stand: Stand | null = null;
    if (template) {
      startWork();
      town = await openTown(world, folders, template);
    } else stand = copied(readKept(options.keepIn as string).stand, folders.make);
    for (;;) {
      const current: Town = town ?? (await takeUp(world, folders, stand as Stand));
      town = current;
      const chapter = new Chapter(world, current, options, stand ?? undefined);
      const isLast = await chapter.play();
      if (isLast) {
        const result = { seed: options.seed, ...chapter.result, ...contentOf(current) };
        if (result.failure && options.keepIn !== undefined) keepBroken(options.keepIn, current, result);
        return result;
      }
      stand = await chapter.end();
      town = null;
      if (options.keepIn !== undefined) {
        const { progress: _, resume: __, keepIn: ___, ...played } = options;
        keep(options.keepIn, { options: played, stand });
      }
    }
  } finally {
    for (const site of town?.sites ?? []) site.close();
    await town?.hub.stop();
    world.release();
    folders.removeAfter(mark);
  }
}

function takeUp(world: World, folders: Folders, stand: Stand): Promise<Town> {
  world.beginChapter(stand.chapter);
  world.now = stand.now;
  startWork(stand.work);
  return takeUpTown(world, folders, stand);
}

function contentOf({ hub, sites }: Town): Pick<RunResult, 'changes' | 'digest'> {
  const reader = hub.reader();
  const digest = createHash('sha256');
  let changes = 0;
  for (const { content, number, outcome } of hubLog(reader)) {
    digest.update(`${number} ${outcome} ${content}\n`);
    changes += 1;
  }
  reader.close();
  for (const site of sites) {
    digest.update(site.name);
    for (const stamp of siteStamps(site)) digest.update(` ${stamp}`);
  }
  return { changes, digest: digest.digest('hex') };
}
