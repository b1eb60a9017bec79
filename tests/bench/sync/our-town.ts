import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_RUNTIME_FLAGS } from '#shared/core-process.ts';
import { type BenchProcess, benchProcess } from './bench-process.ts';

/** A hub and centres in processes of their own, which have synced once and have nothing to tell each other. */
export interface OurTown {
  hub: BenchProcess;
  sites: BenchProcess[];
  code(siteNumber: string): Promise<string>;
  end(): Promise<void>;
}

/** Leads to a port of this machine by another one. */
export type WayTo = (port: number) => Promise<number>;

export async function ourTown(
  folder: string,
  siteNumbers: readonly string[],
  {
    hubFolder = join(folder, 'hub'),
    environment,
    wayTo,
  }: { hubFolder?: string; environment?: Record<string, string>; wayTo?: WayTo } = {},
): Promise<OurTown> {
  const here = (file: string) => join(import.meta.dirname, file);
  const hub = await benchProcess(here('hub-process.ts'), [hubFolder], environment && { environment });
  const port = (await wayTo?.(hub.port)) ?? hub.port;
  const sites: BenchProcess[] = [];
  const code = async (siteNumber: string) =>
    ((await hub.ask('code', siteNumber)) as unknown as { code: string }).code;
  for (const siteNumber of siteNumbers) {
    const site = await benchProcess(here('site-process.ts'), [join(folder, siteNumber), siteNumber], {
      execArgv: [...CORE_RUNTIME_FLAGS],
    });
    await site.ask('enrol', { url: `http://127.0.0.1:${port}`, code: await code(siteNumber) });
    await site.ask('push');
    sites.push(site);
  }
  // Who joined first has not yet what the others brought along: that is no part of what is measured.
  for (const site of sites) await site.ask('pull');
  return {
    hub,
    sites,
    code,
    async end() {
      for (const running of [...sites, hub]) await running.end();
    },
  };
}

/** Does work in a folder that is removed after it. */
export async function inFolder<Result>(
  benchFolder: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(benchFolder, 'sync-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
