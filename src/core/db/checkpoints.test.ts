import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkpointBeside, copiedBeside } from './checkpoints.ts';
import { openConnection } from './connection.ts';

let folder: string;
let file: string;
let connection: Database;
const key = '0'.repeat(64);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-checkpoints-'));
  file = join(folder, 'site.db');
  connection = openConnection({ file, key });
  connection.exec('CREATE TABLE lines (number INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT');
});

afterEach(() => {
  if (connection.open) connection.close();
  rmSync(folder, { recursive: true });
});

/** A page of the log for each line, and more. */
function write(lines: number): void {
  const insert = connection.prepare('INSERT INTO lines (line) VALUES (?)');
  connection.transaction(() => {
    for (let at = 0; at < lines; at += 1) insert.run('x'.repeat(3500));
  })();
}

const pagesOfCommits = () => connection.pragma('wal_autocheckpoint', { simple: true });
const copied = () =>
  (connection.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0] as {
    log: number;
    checkpointed: number;
  };
const patience = { timeout: 20_000, interval: 20 };

describe('Checkpoints beside the work', () => {
  it('copies the log while commits leave it alone, and nothing is left of it in the end', async () => {
    const end = checkpointBeside(connection, { file, key });
    await vi.waitFor(() => expect(pagesOfCommits()).toBeGreaterThan(1000), patience);
    write(4500);
    // No commit follows that could have done it.
    await vi.waitFor(() => expect(copied().checkpointed).toBeGreaterThanOrEqual(4500), patience);
    await end();
    connection.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    connection = openConnection({ file, key });
    expect(connection.prepare('SELECT count(*) FROM lines').pluck().get()).toBe(4500);
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('lets the log begin anew for who waits where it is long, however fast it was written', async () => {
    const end = checkpointBeside(connection, { file, key });
    await vi.waitFor(() => expect(pagesOfCommits()).toBeGreaterThan(1000), patience);
    write(3000);
    await copiedBeside(connection, false);
    write(1);
    expect(copied().log).toBeGreaterThan(3000);
    for (let at = 0; at < 3; at += 1) write(2500);
    await copiedBeside(connection, false);
    write(1);
    expect(copied().log).toBeLessThan(100);
    await end();
    // Nobody is there to be waited for.
    write(9000);
    await copiedBeside(connection, false);
    expect(connection.prepare('SELECT count(*) FROM lines').pluck().get()).toBe(19_502);
  });

  it('copies a little at a time beside somebody at work', async () => {
    const end = checkpointBeside(connection, { file, key });
    await vi.waitFor(() => expect(pagesOfCommits()).toBeGreaterThan(1000), patience);
    write(300);
    await copiedBeside(connection, true);
    expect(copied().checkpointed).toBe(0);
    write(300);
    await copiedBeside(connection, true);
    expect(copied().checkpointed).toBeGreaterThanOrEqual(600);
    write(1);
    expect(copied().log).toBeLessThan(100);
    await end();
  });

  it('leaves it to commits again when it cannot', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const end = checkpointBeside(connection, { file, key: '1'.repeat(64) });
    await end();
    expect(said).toHaveBeenCalled();
    said.mockRestore();
    expect(pagesOfCommits()).toBe(1000);
    write(4500);
    expect(copied().checkpointed).toBe(copied().log);
  });
});
