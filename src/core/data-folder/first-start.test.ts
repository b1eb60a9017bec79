import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/after-file.ts';
import { createDemoSite } from '../testing/create-demo-site.ts';
import { resourcesFolder } from '../testing/fresh-site.ts';
import { killAfter, randomFrom } from '../testing/kill-after.ts';
import { logFaults } from '../testing/log.ts';
import { generateKey } from './key-file.ts';
import { openData } from './open-data.ts';

const seed = 20_260_609;

describe('a process killed at any moment of the first start', () => {
  it('leaves a whole site or none, and the next start succeeds', { timeout: 60_000 }, async () => {
    const random = randomFrom(seed);
    const ends = { none: 0, whole: 0 };
    for (let kill = 0; kill < 6; kill += 1) {
      const folder = temporaryFolder();
      const key = generateKey();
      const created = await killAfter(
        'create-until-killed.ts',
        [folder, key, resourcesFolder],
        random() * 400,
      );
      // What the application looks at to know whether this is its first start.
      const first = !['onewindow.db', 'key.json'].some((name) => readdirSync(folder).includes(name));
      ends[first ? 'none' : 'whole'] += 1;
      if (first) expect(created).toEqual([]);
      const data = first
        ? createDemoSite({ folder, key: generateKey(), resourcesFolder })
        : openData({ folder, key });
      expect(data.connection.prepare('SELECT count(*) FROM service_items').pluck().get()).toBe(233);
      expect(data.connection.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(8);
      expect(logFaults(data.connection)).toEqual([]);
      data.database.close();
      expect(readdirSync(folder).sort()).toEqual(['files', 'key.json', 'onewindow.db']);
    }
    expect(ends.none).toBeGreaterThan(0);
  });
});
