import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../db/connection.ts';
import { currentSchema, schemaOf } from '../db/migrator.ts';
import { query } from '../db/query.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { faultOf } from '../testing/fault.ts';
import { closeAfterTests, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { generateKey, readDemoKey } from './key-file.ts';
import { type CreateDataOptions, createData, openData } from './open-data.ts';

let site: TestSite;
let databaseFile: string;
beforeEach(() => {
  site = freshSite();
  databaseFile = join(site.folder, 'onewindow.db');
});

function closed(): { folder: string; key: string } {
  site.data.database.close();
  return { folder: site.folder, key: site.key };
}

describe('openData', () => {
  it('opens what was made, as the site it is', () => {
    const data = closeAfterTests(openData(closed()));
    expect(data).toMatchObject({ folder: site.folder, demo: true });
    expect(data.database.site).toEqual({ siteNumber: '13', epoch: 1 });
    expect(schemaOf(data.connection)).toBe(currentSchema);
    expect(data.database.read.all(query.selectFrom('centres').select('name'))).toHaveLength(17);
  });

  it('has the guards of official records in force', () => {
    const pragma = (name: string) => site.data.connection.pragma(name, { simple: true });
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'temp_store', 'cipher'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      2,
      'aegis',
    ]);
  });

  it('finds no data in an empty folder and makes none', () => {
    const folder = temporaryFolder();
    expect(faultOf(() => openData({ folder, key: generateKey() })).code).toBe('no-data');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused with another key, and nothing changes', () => {
    const { folder } = closed();
    const before = readFileSync(databaseFile);
    expect(faultOf(() => openData({ folder, key: generateKey() })).code).toBe('wrong-key');
    expect(readFileSync(databaseFile).equals(before)).toBe(true);
  });

  it('refuses a database of a later application and leaves it byte for byte', () => {
    const { folder, key } = closed();
    const later = openConnection({ file: databaseFile, key });
    later.pragma(`user_version = ${currentSchema + 1}`);
    later.close();
    const before = readFileSync(databaseFile);
    expect(faultOf(() => openData({ folder, key }))).toEqual({
      code: 'database-from-newer-app',
      data: { found: currentSchema + 1, known: currentSchema },
    });
    expect(readFileSync(databaseFile).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['files', 'key.json', 'onewindow.db']);
  });

  it.each([0, 1, 100, 511, 512, 4096, 4096 * 9])(
    'takes a file cut to %i bytes for damaged, and writes nothing into it',
    (size) => {
      const { folder, key } = closed();
      truncateSync(databaseFile, size);
      const before = readFileSync(databaseFile);
      expect(faultOf(() => openData({ folder, key })).code).toMatch(/damaged-database|wrong-key/);
      expect(readFileSync(databaseFile).equals(before)).toBe(true);
    },
  );

  it('takes a database without any table for damaged: it would look like a site without a case', () => {
    const { folder, key } = closed();
    rmSync(databaseFile);
    const empty = openConnection({ file: databaseFile, key });
    empty.exec('CREATE TABLE a (a); DROP TABLE a');
    empty.close();
    expect(faultOf(() => openData({ folder, key })).code).toBe('damaged-database');
  });

  it('says that the folder cannot be written', () => {
    const { folder, key } = closed();
    chmodSync(databaseFile, 0o444);
    chmodSync(folder, 0o555);
    // The administrator of a machine may write everywhere; then somebody else has to try.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const script = resolve(import.meta.dirname, '../testing/open-folder.ts');
    const { stdout } = spawnSync(process.execPath, [script, folder, key], { ...nobody, encoding: 'utf8' });
    chmodSync(folder, 0o755);
    expect(stdout.trim()).toBe('data-not-writable');
  });
});

describe('createData', () => {
  let options: CreateDataOptions;
  beforeEach(() => {
    options = { folder: temporaryFolder(), key: generateKey(), siteNumber: '07', demo: true };
  });
  const contents = () => readdirSync(options.folder).sort();
  const whole = ['files', 'key.json', 'onewindow.db'];

  it('makes a site whose key a demo can find', () => {
    const data = createData(options);
    expect(data.database.site).toEqual({ siteNumber: '07', epoch: 1 });
    data.database.close();
    expect(contents()).toEqual(whole);
    expect(readDemoKey(options.folder)).toBe(options.key);
  });

  it('writes no key of real people', () => {
    createData({ ...options, demo: false }).database.close();
    expect(contents()).toEqual(['files', 'onewindow.db']);
  });

  it('gives every site another key for its files', () => {
    const fileKeys = [1, 2].map(() => {
      const data = createData({ ...options, folder: temporaryFolder() });
      const { file_key } = data.database.read.first(query.selectFrom('site_identity').selectAll()) ?? {};
      data.database.close();
      return file_key;
    });
    expect(fileKeys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(fileKeys[0]).not.toBe(fileKeys[1]);
  });

  it('is refused where a database is, and leaves it alone', () => {
    const { folder } = closed();
    const before = readFileSync(databaseFile);
    expect(faultOf(() => createData({ ...options, folder })).code).toBe('data-exists');
    expect(readFileSync(databaseFile).equals(before)).toBe(true);
    expect(readDemoKey(folder)).toBe(site.key);
  });

  it('leaves no database when the first content fails, and can be done again', () => {
    const fill = () => {
      throw new Error('the catalogue is missing');
    };
    expect(() => createData({ ...options, fill })).toThrow('the catalogue is missing');
    expect(faultOf(() => openData(options)).code).toBe('no-data');
    expect(existsSync(join(options.folder, 'onewindow.db'))).toBe(false);
    expect(existsSync(join(options.folder, 'key.json'))).toBe(false);

    createData({ ...options, key: generateKey() }).database.close();
    expect(contents()).toEqual(whole);
  });

  it('finishes a creation that ended between key and name', () => {
    createData(options).database.close();
    renameSync(join(options.folder, 'onewindow.db'), join(options.folder, 'onewindow.db.unfinished'));
    const data = openData(options);
    expect(data.database.site.siteNumber).toBe('07');
    data.database.close();
    expect(contents()).toEqual(whole);
  });

  it('does not take half a creation for a site, even when a key lies there', () => {
    const fill = () => {
      throw new Error('killed');
    };
    expect(() => createData({ ...options, fill })).toThrow('killed');
    writeFileSync(join(options.folder, 'key.json'), JSON.stringify({ kind: 'demo', key: options.key }));
    expect(faultOf(() => openData(options)).code).toBe('no-data');
    expect(existsSync(join(options.folder, 'onewindow.db'))).toBe(false);
  });
});
