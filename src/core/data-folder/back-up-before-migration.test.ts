import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../db/connection.ts';
import { schemaOf } from '../db/migrator.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, closeAfterTests, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import { generateKey } from './key-file.ts';
import { openData } from './open-data.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

function addStaff(id: string): void {
  const command = { name: 'test.write', actor: clerk, subject: { entity: 'staffMember', id } };
  site.data.database.write(command, (unit) =>
    unit.insert('staffMember', {
      id,
      site_number: '13',
      name: '林秀英',
      post: '',
      role: 'clerk',
      department: '',
    }),
  );
}

function backUp(): string {
  backUpBeforeMigration(site.data.connection, site.folder, 1);
  const folder = join(site.folder, 'backups');
  const files = readdirSync(folder);
  expect(files).toHaveLength(1);
  return join(folder, files[0] as string);
}

describe('the backup before a migration', () => {
  it('opens with the same key and no other, and holds everything', () => {
    addStaff('s1');
    const file = backUp();
    expect(faultOf(() => openConnection({ file, key: generateKey() })).code).toBe('wrong-key');
    const copy = openConnection({ file, key: site.key, readonly: true });
    expect(schemaOf(copy)).toBe(schemaOf(site.data.connection));
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    for (const table of ['staff', 'changes', 'audit_entries', 'service_items', 'site_identity']) {
      const rows = `SELECT * FROM ${table}`;
      expect(copy.prepare(rows).all()).toEqual(site.data.connection.prepare(rows).all());
    }
    copy.close();
  });

  it('holds what only the write-ahead log has while another process reads', () => {
    const other = closeAfterTests(openData({ folder: site.folder, key: site.key }));
    other.connection.exec('BEGIN');
    other.connection.prepare('SELECT count(*) FROM staff').get();
    addStaff('s1');
    const file = backUp();
    const copy = openConnection({ file, key: site.key, readonly: true });
    expect(copy.prepare("SELECT name FROM staff WHERE id = 's1'").pluck().get()).toBe('林秀英');
    copy.close();
    other.connection.exec('ROLLBACK');
  });

  it('is not in clear', () => {
    addStaff('s1');
    const bytes = readFileSync(backUp());
    for (const text of ['林秀英', '台洞村', 'CREATE TABLE']) {
      expect(bytes.includes(Buffer.from(text, 'utf8'))).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
  });
});
