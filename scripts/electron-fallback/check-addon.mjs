/**
 * Runs as an Electron main process: electron check-addon.mjs <addon file> <package folder> <work folder>.
 * Tries what has failed before on the stand-in runtime: string references that outlive garbage
 * collections, errors on their way out of the addon, and the encryption.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';

const [nativeBinding = '', packageFolder = '', workFolder = ''] = process.argv.slice(-3);
/** @type {typeof import('better-sqlite3')} */
const Database = createRequire(import.meta.url)(packageFolder);
/** Only there with --js-flags=--expose-gc. */
const collectGarbage = /** @type {() => void} */ (globalThis.gc);

function check() {
  const file = join(workFolder, 'check.db');
  const key = `x'${'5a'.repeat(32)}'`;
  /** @param {string} withKey */
  const open = (withKey) => {
    const db = new Database(file, { nativeBinding });
    db.pragma("cipher='aegis'");
    db.pragma(`key="${withKey}"`);
    return db;
  };
  const db = open(key);
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO t (text) VALUES (?)');
  const read = db.prepare('SELECT id, text FROM t WHERE id = ?');
  db.transaction(() => {
    for (let id = 1; id <= 5000; id++) {
      insert.run(`蓢畔 ${id}`);
      assert.deepEqual(read.get(id), { id, text: `蓢畔 ${id}` });
      if (id % 500 === 0) collectGarbage();
    }
  })();
  let rows = 0;
  for (const text of db.prepare('SELECT text FROM t').pluck().iterate()) rows += text ? 1 : 0;
  assert.equal(rows, 5000);
  assert.throws(() => db.exec('not sql'), { name: 'SqliteError', code: 'SQLITE_ERROR' });
  db.close();

  assert.ok(!readFileSync(file).includes('蓢畔'), 'the file is not encrypted');
  const wrong = open(`x'${'00'.repeat(32)}'`);
  assert.throws(() => wrong.prepare('SELECT * FROM t').all(), { code: 'SQLITE_NOTADB' });
  wrong.close();
  collectGarbage();
}

app.whenReady().then(() => {
  try {
    check();
    process.stdout.write('addon works\n', () => app.exit(0));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`, () => app.exit(1));
  }
});
