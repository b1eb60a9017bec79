import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generateKey } from './key-file.ts';
import { createData, openData } from './open-data.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onewindow-place-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const key = generateKey();
const shared = 'SELECT shared_seq FROM sync_state';

function make(enrolled: boolean): string {
  const folder = join(root, 'site');
  const { connection, database } = createData({
    folder,
    key,
    siteNumber: '13',
    demo: true,
    fill: (data) => {
      const command = { name: 'test', actor: { id: 'system', name: '' }, subject: { entity: 'x', id: 'x' } };
      data.database.write(command, (unit) => unit.insert('setting', { key: 'a', value: 1 }));
    },
  });
  if (enrolled) {
    connection.exec(`INSERT INTO sync_state (singleton, hub_url, hub_fingerprint, hub_id, private_key, enrolled_at,
      hub_epoch, cursor, seen, sent_seq, answered_seq, chain,
      clock_ahead_ms) VALUES (1, '', '', '', '', '', 0, 0, '{}', 0, 0, '', 0)`);
  }
  database.close();
  return folder;
}

function sharedAt(folder: string): unknown {
  const { connection, database } = openData({ folder, key });
  const found = connection.prepare(shared).pluck().get();
  database.close();
  return found;
}

it('a copy of a folder knows up to where it is one, and the folder itself is none, also after it was moved', () => {
  const folder = make(true);
  expect(sharedAt(folder)).toBeNull();
  const copy = join(root, 'copy');
  cpSync(folder, copy, { recursive: true });
  expect(sharedAt(copy)).toBe(1);
  expect(sharedAt(copy)).toBe(1);
  const moved = join(root, 'moved');
  renameSync(folder, moved);
  expect(sharedAt(moved)).toBeNull();
});

it('a copy that no town knows yet is nobody else', () => {
  const copy = join(root, 'copy');
  cpSync(make(false), copy, { recursive: true });
  expect(sharedAt(copy)).toBeUndefined();
});
