import { renameSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshSite, type TestSite } from '../testing/fresh-site.ts';
import type { SyncLog } from './sync-log.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

describe('what sync brings', () => {
  const waitsForTheDisk = () => site.data.connection.pragma('synchronous', { simple: true }) === 2;
  const note = (synced_at: string) => (log: SyncLog) => log.save({ synced_at });

  it('does without the wait for the disk only where it is asked to', () => {
    const { database } = site.data;
    const during: boolean[] = [];
    const look = () => during.push(waitsForTheDisk());
    database.sync(look);
    database.sync(look, 'settle');
    expect(during).toEqual([true, false]);
    expect(waitsForTheDisk()).toBe(true);
    expect(() =>
      database.sync(() => {
        throw new Error('Broken off');
      }, 'settle'),
    ).toThrow('Broken off');
    expect(waitsForTheDisk()).toBe(true);
    // Part of something else it is as durable as that.
    database.batch(() => database.sync(look, 'settle'));
    expect(during.at(-1)).toBe(true);
  });

  it('says when the disk does not take what it did not wait for', async () => {
    const { connection, database } = site.data;
    await expect(database.settle()).resolves.toBeUndefined();
    database.sync(note('2026-06-09T02:00:00.000Z'), 'settle');
    const log = `${connection.name}-wal`;
    renameSync(log, `${log}-away`);
    await expect(database.settle()).rejects.toThrow('ENOENT');
    renameSync(`${log}-away`, log);
    await expect(database.settle()).resolves.toBeUndefined();
  });
});
