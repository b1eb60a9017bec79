import { describe, expect, it } from 'vitest';
import { openData } from '../data-folder/open-data.ts';
import { fileReferences } from '../files/references.ts';
import { clearTextIn } from '../testing/clear-text.ts';
import { filesOnDisk } from '../testing/files-on-disk.ts';
import { freshSite } from '../testing/fresh-site.ts';
import { killAfter, randomFrom } from '../testing/kill-after.ts';
import { logFaults } from '../testing/log.ts';
import { verifyData } from '../verify/verify-data.ts';
import { sweepScans } from './sweep-scans.ts';

describe('a process killed at any moment while it scans', () => {
  it('leaves every page it acknowledged, no row without its file, and after the next start no file without a row', {
    timeout: 120_000,
  }, async () => {
    const site = freshSite();
    site.data.database.close();
    const { folder, key } = site;
    const random = randomFrom(20_260_610);
    const acknowledged = new Set<string>();
    let filesSwept = 0;
    for (let kill = 0; kill < 8; kill += 1) {
      const args = [folder, key, String(kill)];
      for (const id of await killAfter('scan-until-killed.ts', args, random() * 300)) acknowledged.add(id);
      expect(clearTextIn(folder, ['JFIF'])).toEqual([]);

      const data = openData({ folder, key });
      const texts = (sql: string) => data.connection.prepare(sql).pluck().all() as string[];
      expect(logFaults(data.connection), `kill ${kill}`).toEqual([]);
      const kept = new Set(texts('SELECT id FROM case_scans'));
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);

      const named = () =>
        new Set(fileReferences.flatMap(([table, column]) => texts(`SELECT ${column} FROM ${table}`)));
      for (const sha256 of named()) expect(() => data.files.get(sha256)).not.toThrow();
      const before = filesOnDisk(folder).length;
      const context = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
      sweepScans(context, null);
      filesSwept += before - filesOnDisk(folder).length;
      expect(filesOnDisk(folder), `kill ${kill}`).toEqual([...named()].sort());
      expect(
        texts('SELECT id FROM draft_scans WHERE draft_id NOT IN (SELECT id FROM intake_drafts)'),
      ).toEqual([]);
      if (kill === 7) expect(verifyData(data).problems).toEqual([]);
      data.database.close();
    }
    // Otherwise the kills came when there was nothing to break.
    expect(acknowledged.size).toBeGreaterThan(3);
    expect(filesSwept).toBeGreaterThan(0);
  });
});
