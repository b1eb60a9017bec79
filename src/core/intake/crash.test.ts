import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openData } from '../data-folder/open-data.ts';
import { clearTextIn } from '../testing/clear-text.ts';
import { freshSite } from '../testing/fresh-site.ts';
import { killAfter, randomFrom } from '../testing/kill-after.ts';
import { logFaults } from '../testing/log.ts';

const seed = 20_260_609;

/** Everything that is not whole in the cases of a folder, found by reading tables and not by the core's own queries. */
function caseFaults(connection: Connection): string[] {
  const texts = (sql: string) => connection.prepare(sql).pluck().all() as string[];
  return [
    ...texts(`SELECT 'case ' || number || ' lacks papers' FROM cases AS one WHERE
      (SELECT count(*) FROM case_materials WHERE case_id = one.id) <>
      (SELECT count(*) FROM service_item_materials AS own
       WHERE own.code = one.item_code AND own.item_version = one.item_version)`),
    ...texts(`SELECT 'case ' || number || ' lacks its event' FROM cases
      WHERE (SELECT count(*) FROM case_events WHERE case_id = id) <> 1`),
    ...texts(`SELECT 'case ' || number || ' lacks documents' FROM cases
      WHERE (SELECT count(*) FROM case_documents WHERE case_id = id) <> 2`),
    ...texts(`SELECT 'case ' || number || ' has no audit entry' FROM cases WHERE
      (SELECT count(*) FROM audit_entries WHERE command = 'intake.accept' AND subject_id = id) <> 1`),
    ...texts(`SELECT 'an audit entry without case ' || subject_id FROM audit_entries
      WHERE command = 'intake.accept' AND subject_id NOT IN (SELECT id FROM cases)`),
    ...texts(`SELECT 'a part without case' FROM (SELECT case_id FROM case_materials UNION
      SELECT case_id FROM case_events UNION SELECT case_id FROM case_documents)
      WHERE case_id NOT IN (SELECT id FROM cases)`),
    ...texts(`SELECT 'a person without case' FROM residents WHERE id NOT IN (SELECT resident_id FROM cases)`),
    ...['cases', 'residents'].flatMap((table) =>
      texts(`SELECT '${table} ' || id || ' differs from its change' FROM ${table} WHERE version NOT IN
        (SELECT site_number || '.' || epoch || '.' || seq FROM changes WHERE entity_id = id)`),
    ),
    ...texts(`SELECT 'numbers are not 1 to n' FROM (SELECT count(*) AS count, min(serial) AS first,
        max(serial) AS last, count(DISTINCT number) AS numbers FROM cases)
      WHERE count > 0 AND (first <> 1 OR last <> count OR numbers <> count
        OR last <> (SELECT last_serial FROM case_serials))`),
    ...texts(
      "SELECT 'integrity: ' || integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    ),
  ];
}

describe('a process killed at any moment while it accepts cases', () => {
  it('leaves whole cases only, every number it gave out, and nothing in clear', {
    timeout: 120_000,
  }, async () => {
    const site = freshSite();
    site.data.database.close();
    const { folder, key } = site;
    const random = randomFrom(seed);
    const acknowledged = new Set<string>();
    const personal = [
      '林秀英',
      '台洞村二队',
      '13800138000',
      '440783',
      '陈晓敏',
      '养老保险',
      'case_materials',
    ];
    let logsLeft = 0;
    // On a machine with much else to do, few cases are done before a kill: more kills then.
    const tooFew = () => Math.min(acknowledged.size, logsLeft) <= 5;
    for (let kill = 0; kill < 16 || (kill < 40 && tooFew()); kill += 1) {
      const year = String(1950 + kill);
      const numbers = await killAfter('accept-until-killed.ts', [folder, key, year], random() * 120);
      for (const number of numbers) acknowledged.add(number);
      if (
        readdirSync(folder).some((name) => name.endsWith('-wal') && statSync(join(folder, name)).size > 0)
      ) {
        logsLeft += 1;
      }
      expect(clearTextIn(folder, personal)).toEqual([]);

      const data = openData({ folder, key });
      expect([...caseFaults(data.connection), ...logFaults(data.connection)], `kill ${kill}`).toEqual([]);
      const kept = new Set(data.connection.prepare('SELECT number FROM cases').pluck().all() as string[]);
      expect([...acknowledged].filter((number) => !kept.has(number))).toEqual([]);
      expect(clearTextIn(folder, personal)).toEqual([]);
      data.database.close();
    }
    // Otherwise the kills came when there was nothing to break.
    expect(tooFew()).toBe(false);
  });
});

describe('two processes on one folder', () => {
  it('take turns without a gap or a number twice', { timeout: 60_000 }, async () => {
    const site = freshSite();
    site.data.database.close();
    const { folder, key } = site;
    const together = ['1950', '1960'].map((year) =>
      killAfter('accept-until-killed.ts', [folder, key, year], 600),
    );
    const [first = [], second = []] = await Promise.all(together);
    const data = openData({ folder, key });
    expect([...caseFaults(data.connection), ...logFaults(data.connection)]).toEqual([]);
    const kept = data.connection.prepare('SELECT number FROM cases').pluck().all();
    expect(kept).toEqual(expect.arrayContaining([...first, ...second]));
    expect(Math.min(first.length, second.length)).toBeGreaterThan(0);
    data.database.close();
  });
});
