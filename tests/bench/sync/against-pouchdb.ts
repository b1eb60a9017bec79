import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchLine } from '../report.ts';
import { median } from '../statistics.ts';
import { type BenchProcess, benchProcess } from './bench-process.ts';
import { type CountingProxy, countingProxy } from './counting-proxy.ts';
import { inFolder, ourTown } from './our-town.ts';
import { type BenchRecord, makeRecords } from './records.ts';

const peerFolder = join(import.meta.dirname, '../peer-pouchdb');
const records = 30_000;
const rounds = 3;
const nothings = 200;
/** Milliseconds. */
const restAfterFilling = 1500;
/** As large as ours: of the sizes that were tried the one with which PouchDB is fastest. */
const largeBatch = '1000';

/** What one side did in one round. */
interface Measured {
  /** Records a second. */
  push: number;
  pull: number;
  /** Milliseconds of a sync that has nothing to do. */
  nothing: number;
  /** Bytes over the wire in all of it. */
  bytes: { push: number; pull: number; nothing: number };
  /** Microseconds of processor time of server and site together, which other work of the machine hardly disturbs. */
  cpu: { push: number; pull: number; nothing: number };
}

/**
 * Sync of the application against that of PouchDB 9 with express-pouchdb, as it comes and with larger batches, in turn: one site pushes, another pulls, then
 * both have nothing to do. Server and sites are processes of their own; both sides commit with an fsync; ours checks
 * keys, signatures, chain, roles and rules, and writes its audit chain; theirs does none of it.
 */
export async function benchAgainstPouchdb(benchFolder: string): Promise<BenchLine[]> {
  installPeer();
  const ours: Measured[] = [];
  const asItComes: Measured[] = [];
  const large: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const written = makeRecords(records);
    ours.push(await inFolder(benchFolder, (folder) => measureOurs(folder, written)));
    asItComes.push(await inFolder(benchFolder, (folder) => measureTheirs(folder, written, '')));
    large.push(await inFolder(benchFolder, (folder) => measureTheirs(folder, written, largeBatch)));
  }
  const line = (
    name: string,
    unit: string,
    of: (measured: Measured) => number,
    samples: number,
    { theirs, peer } = { theirs: asItComes, peer: 'PouchDB 9' },
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
  const all = rounds * records;
  const tuned = { theirs: large, peer: `PouchDB 9 by ${largeBatch}` };
  return [
    line('sync: push', 'records/s', ({ push }) => push, all),
    line('sync: push', 'records/s', ({ push }) => push, all, tuned),
    line('sync: pull', 'records/s', ({ pull }) => pull, all),
    line('sync: pull', 'records/s', ({ pull }) => pull, all, tuned),
    line('sync: nothing to do', 'a second', ({ nothing }) => 1000 / nothing, rounds * nothings),
    line('sync: processor time of a push', 'µs/record', ({ cpu }) => cpu.push / records, all),
    line('sync: processor time of a pull', 'µs/record', ({ cpu }) => cpu.pull / records, all),
    line('sync: processor time of nothing', 'µs', ({ cpu }) => cpu.nothing, rounds * nothings),
    line('sync: bytes pushed', 'a record', ({ bytes }) => bytes.push / records, all),
    line('sync: bytes pulled', 'a record', ({ bytes }) => bytes.pull / records, all),
    line('sync: bytes of nothing', 'bytes', ({ bytes }) => bytes.nothing, rounds * nothings),
    line('sync: bytes in all', 'bytes', ({ bytes }) => bytes.push + bytes.pull + bytes.nothing, all),
  ];
}

/** Its packages are never those of the application: they come with the first run. */
function installPeer(): void {
  if (existsSync(join(peerFolder, 'node_modules/pouchdb/package.json'))) return;
  console.log('Installing PouchDB to measure against …');
  const words = ['ci', '--prefix', peerFolder, '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', words, { cwd: peerFolder, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function measureOurs(folder: string, written: BenchRecord[]): Promise<Measured> {
  const town = await ourTown(folder, ['13', '01']);
  try {
    return await measure(town.sites as [BenchProcess, BenchProcess], town.hub, town.proxy, written);
  } finally {
    await town.end();
  }
}

async function measureTheirs(folder: string, written: BenchRecord[], batch: string): Promise<Measured> {
  const folderOf = (name: string) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const server = await benchProcess(join(peerFolder, 'server.mjs'), [folderOf('server')]);
  const proxy = await countingProxy(server.port);
  const clients: BenchProcess[] = [];
  for (const name of ['one', 'other']) {
    const words = [folderOf(name), `http://127.0.0.1:${proxy.port}`, batch];
    const client = await benchProcess(join(peerFolder, 'client.mjs'), words);
    await client.ask('push');
    clients.push(client);
  }
  const measured = await measure(clients as [BenchProcess, BenchProcess], server, proxy, written);
  for (const running of [...clients, server]) await running.end();
  proxy.close();
  return measured;
}

async function measure(
  [one, other]: readonly [BenchProcess, BenchProcess],
  server: BenchProcess,
  proxy: CountingProxy,
  written: BenchRecord[],
): Promise<Measured> {
  await one.ask('fill', written);
  await other.ask('nothing');
  // What comes after so much was written at once is no part of a sync: the copying of a log, the tidying of a LevelDB.
  await wait(restAfterFilling);
  const cpuOf = async (site: BenchProcess) => {
    const both = [await site.ask('cpu'), await server.ask('cpu')];
    return both.reduce((sum, { count = 0 }) => sum + count, 0);
  };
  /** What work of a site costs, over the wire and in processor time. */
  const costOf = async <Result>(site: BenchProcess, work: () => Promise<Result>) => {
    const before = await cpuOf(site);
    proxy.take();
    const result = await work();
    return { result, bytes: proxy.take(), cpu: (await cpuOf(site)) - before };
  };
  const push = await costOf(one, () => one.ask('push'));
  const pull = await costOf(other, () => other.ask('pull'));
  const { count } = await other.ask('count');
  if (count !== written.length) throw new Error(`${count} of ${written.length} records have arrived`);
  const askForNothing = async () => {
    const times: number[] = [];
    for (let at = 0; at < nothings; at += 1) times.push((await one.ask('nothing')).took);
    return median(times);
  };
  // A centre asks every minute of the day: what it does is long compiled.
  await askForNothing();
  const nothing = await costOf(one, askForNothing);
  return {
    push: (written.length * 1000) / push.result.took,
    pull: (written.length * 1000) / pull.result.took,
    nothing: nothing.result,
    bytes: { push: push.bytes, pull: pull.bytes, nothing: nothing.bytes / nothings },
    cpu: { push: push.cpu, pull: pull.cpu, nothing: nothing.cpu / nothings },
  };
}
