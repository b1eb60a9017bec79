import { execFileSync, spawn } from 'node:child_process';
import { chownSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** PostgreSQL refuses to run as root; its package has made a user for it. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const ask = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/** Where the server's programs lie: Debian keeps them apart by version, elsewhere they are on the path. */
function serverPrograms(): string {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((folder) => globSync(join(folder, 'initdb{,.exe}')).length > 0);
  if (!found) throw new Error('PostgreSQL is not installed: npm test installs it on Debian');
  return found;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

export interface TestPostgres {
  url: string;
  /** Throws everybody out and comes back, as after an update of the machine. */
  restart(): Promise<void>;
  /** Waits until everybody has gone. */
  stop(): Promise<void>;
}

/** A PostgreSQL server in an empty folder of its own. */
export async function startPostgresIn(folder: string): Promise<TestPostgres> {
  const programs = serverPrograms();
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid as number);
  const cluster = join(folder, 'cluster');
  const options = { ...user, cwd: folder, env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' } };
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata', cluster, '--username', 'hub', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const words = ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const start = async () => {
    const server = spawn(join(programs, 'postgres'), words, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((done, fail) => {
      let said = '';
      server.once('exit', () => fail(new Error(said)));
      server.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('ready to accept connections')) done();
      });
    });
    return server;
  };
  let server = await start();
  const end = (signal: 'SIGINT' | 'SIGTERM') =>
    new Promise<void>((done) => {
      server.once('exit', () => done());
      server.kill(signal);
    });
  return {
    url: `postgres://hub@127.0.0.1:${port}/postgres`,
    async restart() {
      await end('SIGINT');
      server = await start();
    },
    stop: () => end('SIGTERM'),
  };
}
