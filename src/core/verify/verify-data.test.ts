import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreContext } from '../context.ts';
import { readDemoKey } from '../data-folder/key-file.ts';
import { type OpenData, openData } from '../data-folder/open-data.ts';
import { auditHash } from '../db/audit-chain.ts';
import { printDocuments } from '../documents/service.ts';
import { seedDemoData } from '../seed/seed-demo-data.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { clerk, closeAfterTests, resourcesFolder } from '../testing/fresh-site.ts';
import { readAudit } from '../testing/log.ts';
import type { VerifyProblem } from './problems.ts';
import { verifyData } from './verify-data.ts';

let seeded: string;
beforeAll(() => {
  seeded = join(temporaryFolder(), 'seeded');
  seedDemoData({
    folder: seeded,
    siteNumber: '13',
    residents: 30,
    cases: 40,
    seed: 1,
    activities: false,
    now: new Date('2026-06-09T02:00:00Z'),
    resourcesFolder,
    applicationVersion: '0.0.0-test',
  });
});

/** A copy of the seeded folder, open. */
function openCopy(): OpenData {
  const folder = temporaryFolder();
  cpSync(seeded, folder, { recursive: true });
  return closeAfterTests(openData({ folder, key: readDemoKey(folder) }));
}

/** What verification says after somebody changed the database behind the application's back. */
function problemsAfter(tamper: (connection: Connection) => void): VerifyProblem[] {
  const data = openCopy();
  // A tool that is used for tampering does not ask for references either.
  data.connection.pragma('foreign_keys = OFF');
  tamper(data.connection);
  const { ok, problems, problemCount } = verifyData(data);
  expect(ok).toBe(false);
  expect(problemCount).toBeGreaterThanOrEqual(problems.length);
  return problems;
}

const codesOf = (problems: VerifyProblem[]) => [...new Set(problems.map(({ code }) => code))].sort();
const onlyRow = 'rowid = (SELECT min(rowid) FROM';

describe('what was not touched', () => {
  it('is whole, also after changes and deletions by the application', () => {
    const data = openCopy();
    const { database } = data;
    const command = { name: 'test.change', actor: clerk, subject: { entity: 'calendarDay', id: 'x' } };
    database.write(command, (unit) => {
      unit.insert('calendarDay', { date: '2031-01-01', name: '元旦', is_off_day: 1 });
      unit.update('calendarDay', { date: '2031-01-01' }, { name: '新年' });
      unit.delete('calendarDay', { date: '2031-01-01' });
      unit.insert('calendarDay', { date: '2031-01-01', name: '元旦', is_off_day: 1 });
    });
    database.write(command, (unit) => {
      unit.update('calendarDay', { date: '2031-01-01' }, { is_off_day: 0 });
    });
    database.write(command, () => {});
    expect(verifyData(data)).toEqual({ ok: true, problemCount: 0, problems: [] });
  });

  it('is not changed by verifying, and what another process writes meanwhile does not disturb', () => {
    const data = openCopy();
    const other = closeAfterTests(openData({ folder: data.folder, key: readDemoKey(data.folder) }));
    const before = readAudit(data.connection).length;
    const result = verifyData(data, (check) => {
      if (check !== 'audit-chain') return;
      const command = { name: 'test.meanwhile', actor: clerk, subject: { entity: 'calendarDay', id: 'x' } };
      other.database.write(command, (unit) => {
        unit.insert('calendarDay', { date: '2031-01-01', name: '元旦', is_off_day: 1 });
      });
    });
    expect(result.ok).toBe(true);
    expect(readAudit(data.connection)).toHaveLength(before + 1);
  });
});

describe('a row', () => {
  it.each([
    ['changed', "UPDATE residents SET name = '张三' WHERE local_row = 1", ['row-content-differs']],
    [
      'with another due date',
      `UPDATE cases SET promised_due = '2031-01-01' WHERE ${onlyRow} cases)`,
      ['row-content-differs'],
    ],
    [
      'with another version',
      "UPDATE residents SET version = '13.1.1' WHERE local_row = 1",
      ['row-version-differs'],
    ],
    ['removed', "DELETE FROM calendar_days WHERE date = '2026-10-01'", ['row-missing']],
    [
      'removed that others refer to',
      'DELETE FROM residents WHERE local_row = 1',
      ['foreign-key-broken', 'row-missing'],
    ],
    [
      'put in',
      "INSERT INTO calendar_days (date, name, is_off_day, version) VALUES ('2031-01-01', '元旦', 1, '13.1.1')",
      ['row-without-change'],
    ],
    [
      'given another key',
      "UPDATE calendar_days SET date = '2031-01-01' WHERE date = '2026-10-01'",
      ['row-missing', 'row-without-change'],
    ],
  ])('%s is found', (_, sql, codes) => {
    const problems = problemsAfter((connection) => connection.exec(sql));
    expect(codesOf(problems)).toEqual(codes);
  });

  it('is named, with the columns that differ', () => {
    const [problem] = problemsAfter((connection) =>
      connection.exec("UPDATE residents SET phone = '1', address = '2' WHERE local_row = 1"),
    );
    expect(problem).toMatchObject({ check: 'rows' });
    expect(problem?.detail).toMatch(/^resident [0-9a-f-]{36} phone address$/);
  });
});

describe('the change log', () => {
  it.each([
    ['in the middle', 'seq = (SELECT max(seq) / 2 FROM changes)'],
    ['at the beginning', 'seq = 1'],
  ])('is found to lack a change %s', (_, where) => {
    const problems = problemsAfter((connection) => connection.exec(`DELETE FROM changes WHERE ${where}`));
    expect(codesOf(problems)).toEqual(
      expect.arrayContaining(['change-missing', 'changes-differ-from-audit', 'row-without-change']),
    );
  });

  it('is found to lack its last change', () => {
    const problems = problemsAfter((connection) =>
      connection.exec('DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes)'),
    );
    expect(codesOf(problems)).toEqual(['changes-differ-from-audit', 'row-without-change']);
  });

  it('is found to lack all changes of a command whose rows nobody wrote since', () => {
    const problems = problemsAfter((connection) =>
      connection.exec(`DELETE FROM changes WHERE command_id = (SELECT command_id FROM audit_entries
        WHERE command = 'intake.accept' AND NOT EXISTS (
          SELECT 1 FROM changes AS first JOIN changes AS later
            ON later.entity_id = first.entity_id AND later.command_id <> first.command_id
          WHERE first.command_id = audit_entries.command_id)
        LIMIT 1)`),
    );
    expect(codesOf(problems)).toEqual(['change-missing', 'changes-differ-from-audit', 'row-without-change']);
    expect(problems.filter(({ code }) => code === 'changes-differ-from-audit')).toHaveLength(1);
  });

  it('is found to be changed, also together with the row it made', () => {
    const problems = problemsAfter((connection) => {
      connection.exec("UPDATE residents SET phone = '13900000000' WHERE local_row = 1");
      connection.exec(`UPDATE changes SET fields = json_set(fields, '$.phone', '13900000000')
        WHERE entity = 'resident' AND entity_id = (SELECT id FROM residents WHERE local_row = 1)`);
    });
    expect(codesOf(problems)).toEqual(['changes-differ-from-audit']);
  });

  it('is found to hold what cannot be read, and the other rows are still checked', () => {
    const problems = problemsAfter((connection) => {
      connection.exec(
        "UPDATE changes SET fields = '{' WHERE seq = (SELECT min(seq) FROM changes WHERE entity = 'resident')",
      );
      connection.exec("UPDATE residents SET name = '张三' WHERE local_row = 20");
    });
    expect(codesOf(problems)).toEqual([
      'change-unreadable',
      'changes-differ-from-audit',
      'row-content-differs',
    ]);
  });

  it('is found to say of a change that it was based on another version', () => {
    const problems = problemsAfter((connection) =>
      connection.exec("UPDATE changes SET base_version = '13.1.3' WHERE operation = 'update'"),
    );
    expect(codesOf(problems)).toEqual(['base-version-broken', 'changes-differ-from-audit']);
  });
});

describe('the audit chain', () => {
  it.each([
    ['a name', "actor_name = '别人'"],
    ['a time', "at = '2020-01-01T00:00:00.000Z'"],
    ['a reason', "reason = '后补'"],
  ])('shows that %s of an entry was changed', (_, set) => {
    const problems = problemsAfter((connection) =>
      connection.exec(`UPDATE audit_entries SET ${set} WHERE number = 10`),
    );
    expect(problems).toEqual([
      { check: 'audit-chain', code: 'audit-entry-changed', detail: expect.stringContaining('13.1 10') },
    ]);
  });

  it('shows it even when the hash was computed anew', () => {
    const problems = problemsAfter((connection) => {
      const entry = readAudit(connection)[9];
      if (!entry) throw new Error('There is no tenth entry');
      const changed = { ...entry, reason: '后补' };
      connection
        .prepare('UPDATE audit_entries SET reason = ?, hash = ? WHERE number = 10')
        .run(changed.reason, auditHash(changed, entry.previousHash));
    });
    expect(codesOf(problems)).toEqual(['audit-chain-broken']);
  });

  it.each([
    ['the first', 'number = 1'],
    ['one in the middle', 'number = 10'],
    ['the last but one', 'number = (SELECT max(number) - 1 FROM audit_entries)'],
    ['several', 'number BETWEEN 12 AND 20'],
  ])('shows that %s was removed', (_, where) => {
    const problems = problemsAfter((connection) =>
      connection.exec(`DELETE FROM audit_entries WHERE ${where}`),
    );
    expect(codesOf(problems)).toEqual(['audit-entry-missing', 'changes-without-audit']);
    expect(problems.filter(({ code }) => code === 'audit-entry-missing')).toHaveLength(1);
  });

  it('shows by its changes that the last entry was removed', () => {
    const problems = problemsAfter((connection) =>
      connection.exec('DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)'),
    );
    expect(codesOf(problems)).toEqual(['changes-without-audit']);
  });
});

describe('numbers', () => {
  it('are found to be about to be given out twice', () => {
    const problems = problemsAfter((connection) =>
      connection.exec('UPDATE case_serials SET last_serial = last_serial - 1 WHERE year = 2026'),
    );
    expect(problems).toEqual([
      { check: 'serials', code: 'serial-given-twice', detail: `13-2026: ${serialOf()}` },
    ]);
  });

  const serialOf = () => {
    const { connection } = openCopy();
    return String(connection.prepare('SELECT last_serial FROM case_serials WHERE year = 2026').pluck().get());
  };
});

describe('kept documents', () => {
  it('are found to be missing or damaged, each by name', async () => {
    const data = openCopy();
    const context: CoreContext = {
      data,
      resourcesFolder,
      applicationVersion: '0.0.0-test',
      desktop: {
        renderPdf: async (html) => Buffer.from(`%PDF ${html}`),
        print: async () => 'printed',
        saveFile: async () => null,
      },
    };
    const caseId = data.connection.prepare('SELECT id FROM cases LIMIT 1').pluck().get() as string;
    await printDocuments(context, clerk, caseId);
    expect(verifyData(data).ok).toBe(true);
    const files = join(data.folder, 'files');
    const [first, second] = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /.{64}$/.test(name),
    ) as [string, string];
    rmSync(join(files, first));
    const bytes = readFileSync(join(files, second));
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    writeFileSync(join(files, second), bytes);
    const { ok, problems } = verifyData(data);
    expect(ok).toBe(false);
    expect(codesOf(problems)).toEqual(['file-damaged', 'file-missing']);
    for (const { detail } of problems) expect(detail).toContain(caseId);
  });
});

describe('much damage', () => {
  it('is counted whole and listed in part', () => {
    const data = openCopy();
    data.connection.exec("UPDATE changes SET actor_id = 'x'; UPDATE case_materials SET name = 'x'");
    const { problems, problemCount } = verifyData(data);
    expect(problems).toHaveLength(100);
    expect(problemCount).toBeGreaterThan(150);
  });
});
