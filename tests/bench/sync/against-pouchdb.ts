import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchLine } from '../report.ts';
import { median } from '../statistics.ts';
import { type BenchProcess, benchProcess } from './bench-process.ts';
import { type CountingProxy, countingProxy } from './counting-proxy.ts';
import { inFolder, ourTown, type WayTo } from './our-town.ts';
import { type BenchRecord, makeRecords } from './records.ts';

const peerFolder = join(import.meta.dirname, '../peer-pouchdb');
const records = 30_000;
const rounds = 3;
const nothings = 200;
/** Of these every byte is counted. */
const countedRecords = 10_000;
/** Milliseconds. */
const restAfterFilling = 1500;
/** As large as ours: of the sizes that were tried the one with which PouchDB is fastest. */
const largeBatch = '1000';

/** Of all that is pushed, of all that is pulled, and of a sync that has nothing to do. */
interface Costs {
  push: number;
  pull: number;
  nothing: number;
}

/** What one side did in one round. */
interface Measured {
  /** Milliseconds. */
  took: Costs;
  /** Microseconds of processor time of server and site together, which other work of the machine hardly disturbs. */
  cpu: Costs;
}

/** One side: its two sites and its server, in a folder. */
type StartSide = (folder: string, wayTo?: WayTo) => Promise<Side>;

interface Side {
  sites: readonly [BenchProcess, BenchProcess];
  server: BenchProcess;
  end(): Promise<void>;
}

/**
 * Sync of the application against that of PouchDB 9 with express-pouchdb, as it comes and with larger batches, in turn: one site pushes, another pulls, then
 * both have nothing to do. Server and sites are processes of their own; both sides commit with an fsync; ours checks
 * keys, signatures, chain, roles and rules, and writes its audit chain; theirs does none of it.
 */
export async function benchAgainstPouchdb(benchFolder: string): Promise<BenchLine[]> {
  installPeer();
  const starts = { ours: startOurs, asItComes: startTheirs(''), large: startTheirs(largeBatch) };
  const measured: Record<keyof typeof starts, Measured[]> = { ours: [], asItComes: [], large: [] };
  const turns = Object.entries(starts) as [keyof typeof starts, StartSide][];
  for (let round = 0; round < rounds; round += 1) {
    const written = makeRecords(records);
    for (const [who, start] of turns) measured[who].push(await measure(benchFolder, start, written));
  }
  const counted = makeRecords(countedRecords);
  const bytes = {
    ours: await bytesOf(benchFolder, startOurs, counted),
    theirs: await bytesOf(benchFolder, starts.asItComes, counted),
  };
  const { ours } = measured;
  const line = (
    name: string,
    unit: string,
    of: (measured: Measured) => number,
    samples: number,
    { theirs, peer } = { theirs: measured.asItComes, peer: 'PouchDB 9' },
  ): BenchLine => {
    const ratios = ours.map((one, at) => of(one) / of(theirs[at] as Measured));
    return {
      name,
      figure: median(ours.map(of)),
      unit,
      baselineName: peer,
      baseline: median(theirs.map(of)),
      ratio: median(ratios),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)],
      samples,
    };
  };
  const bytesLine = (name: string, unit: string, of: (each: Costs) => number): BenchLine => {
    const [figure, baseline] = [of(bytes.ours), of(bytes.theirs)];
    const ratio = figure / baseline;
    return { name, unit, figure, baselineName: 'PouchDB 9', baseline, ratio, samples: countedRecords };
  };
  const speed = (milliseconds: number) => (records * 1000) / milliseconds;
  const all = rounds * records;
  const tuned = { theirs: measured.large, peer: `PouchDB 9 by ${largeBatch}` };
  return [
    line('sync: push', 'records/s', ({ took }) => speed(took.push), all),
    line('sync: push', 'records/s', ({ took }) => speed(took.push), all, tuned),
    line('sync: pull', 'records/s', ({ took }) => speed(took.pull), all),
    line('sync: pull', 'records/s', ({ took }) => speed(took.pull), all, tuned),
    line('sync: nothing to do', 'a second', ({ took }) => 1000 / took.nothing, rounds * nothings),
    line('sync: processor time of a push', 'µs/record', ({ cpu }) => cpu.push / records, all),
    line('sync: processor time of a pull', 'µs/record', ({ cpu }) => cpu.pull / records, all),
    line('sync: processor time of nothing', 'µs', ({ cpu }) => cpu.nothing, rounds * nothings),
    bytesLine('sync: bytes pushed', 'a record', ({ push }) => push / countedRecords),
    bytesLine('sync: bytes pulled', 'a record', ({ pull }) => pull / countedRecords),
    bytesLine('sync: bytes of nothing', 'bytes', ({ nothing }) => nothing),
    bytesLine('sync: bytes in all', 'bytes', ({ push, pull, nothing }) => push + pull + nothing),
  ];
}

/** Its packages are never those of the application: they come with the first run. */
function installPeer(): void {
  if (existsSync(join(peerFolder, 'node_modules/pouchdb/package.json'))) return;
  console.log('Installing PouchDB to measure against …');
  const words = ['ci', '--prefix', peerFolder, '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', words, { cwd: peerFolder, stdio: ['ignore', 'ignore', 'inherit'] });
}

const startOurs: StartSide = async (folder, wayTo) => {
  const { sites, hub, end } = await ourTown(folder, ['13', '01'], wayTo && { wayTo });
  return { sites: sites as [BenchProcess, BenchProcess], server: hub, end };
};

/** @param batch how many records its replication takes at once; empty as it comes */
function startTheirs(batch: string): StartSide {
  return async (folder, wayTo) => {
    const folderOf = (name: string) => {
      mkdirSync(join(folder, name));
      return join(folder, name);
    };
    const server = await benchProcess(join(peerFolder, 'server.mjs'), [folderOf('server')]);
    const port = (await wayTo?.(server.port)) ?? server.port;
    const client = async (name: string) => {
      const words = [folderOf(name), `http://127.0.0.1:${port}`, batch];
      const started = await benchProcess(join(peerFolder, 'client.mjs'), words);
      await started.ask('push');
      return started;
    };
    const sites = [await client('one'), await client('other')] as const;
    const end = async () => {
      for (const running of [...sites, server]) await running.end();
    };
    return { sites, server, end };
  };
}

async function onSide<Result>(
  benchFolder: string,
  start: StartSide,
  work: (side: Side) => Promise<Result>,
  wayTo?: WayTo,
): Promise<Result> {
  return inFolder(benchFolder, async (folder) => {
    const side = await start(folder, wayTo);
    try {
      return await work(side);
    } finally {
      await side.end();
    }
  });
}

/** Time, with nothing between site and server but the machine's own network. */
function measure(benchFolder: string, start: StartSide, written: BenchRecord[]): Promise<Measured> {
  return onSide(benchFolder, start, async (side) => {
    const cpuOf = async (site: BenchProcess) => {
      const both = [await site.ask('cpu'), await side.server.ask('cpu')];
      return both.reduce((sum, { count = 0 }) => sum + count, 0);
    };
    const costs = await doAll(side, written, async (site, work) => {
      const before = await cpuOf(site);
      return { took: await work(), cpu: (await cpuOf(site)) - before };
    });
    const each = (of: 'took' | 'cpu', share = 1): Costs => ({
      push: costs.push[of],
      pull: costs.pull[of],
      nothing: costs.nothing[of] / share,
    });
    return { took: each('took'), cpu: each('cpu', nothings) };
  });
}

/** Bytes over the wire, headers and all, counted by a process between: that takes time, so nothing else is measured here. */
async function bytesOf(benchFolder: string, start: StartSide, written: BenchRecord[]): Promise<Costs> {
  const proxies: CountingProxy[] = [];
  const counted = async (port: number) => {
    const proxy = await countingProxy(port);
    proxies.push(proxy);
    return proxy.port;
  };
  try {
    return await onSide(
      benchFolder,
      start,
      async (side) => {
        const [proxy] = proxies as [CountingProxy];
        const costs = await doAll(side, written, async (_, work) => {
          proxy.take();
          await work();
          return proxy.take();
        });
        return { ...costs, nothing: costs.nothing / nothings };
      },
      counted,
    );
  } finally {
    for (const proxy of proxies) proxy.close();
  }
}

/** One site writes and pushes, the other pulls, then there is nothing to do. @param costOf what some work of a site costs */
async function doAll<Cost>(
  { sites: [one, other] }: Side,
  written: BenchRecord[],
  costOf: (site: BenchProcess, work: () => Promise<number>) => Promise<Cost>,
): Promise<{ push: Cost; pull: Cost; nothing: Cost }> {
  await one.ask('fill', written);
  await other.ask('nothing');
  // What comes after so much was written at once is no part of a sync: the copying of a log, the tidying of a LevelDB.
  await wait(restAfterFilling);
  const push = await costOf(one, async () => (await one.ask('push')).took);
  const pull = await costOf(other, async () => (await other.ask('pull')).took);
  const { count } = await other.ask('count');
  if (count !== written.length) throw new Error(`${count} of ${written.length} records have arrived`);
  const askForNothing = async () => {
    const times: number[] = [];
    for (let at = 0; at < nothings; at += 1) times.push((await one.ask('nothing')).took);
    return median(times);
  };
  // A centre asks every minute of the day: what it does is long compiled.
  await askForNothing();
  return { push, pull, nothing: await costOf(one, askForNothing) };
}
