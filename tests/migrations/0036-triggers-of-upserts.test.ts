import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0036 triggers of upserts: what sync writes over does not fail on what a trigger noted before', () => {
  const database = databaseAt(35);
  insertRows(database, rowsOfEveryTable);
  database.exec("UPDATE site_identity SET site_number = '13'");
  const people = ['a', 'b', 'c', 'd'];
  for (const id of people) {
    const person = { id, identity_kind: 'resident-id', identity_number: '1', local_row: id.charCodeAt(0) };
    insertRows(database, { residents: { ...(rowsOfEveryTable.residents as object), ...person } });
  }
  insertRows(database, { case_scans: { id: 'page', case_id: 'case', size: 7, version: '02.1.9' } });
  const tables = ['residents', 'cases', 'case_scans', 'repeated_numbers', 'scan_queue'];
  const rows = () => tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(database, () => {}, 36);
  expect(rows()).toEqual(before);

  /** As the fold of a row does. */
  const write = (table: string, id: string, column: string, value: string | null) =>
    database
      .prepare(
        `INSERT INTO ${table} SELECT * FROM ${table} WHERE id = ?
          ON CONFLICT (id) DO UPDATE SET ${column} = ?`,
      )
      .run(id, value);
  const repeated = () => database.prepare('SELECT identity_number FROM repeated_numbers').pluck().all();
  for (const id of ['b', 'c']) {
    write('residents', id, 'joined_into', 'a');
    expect(repeated()).toEqual(['1']);
  }
  write('residents', 'd', 'joined_into', 'a');
  expect(repeated()).toEqual([]);
  for (const id of ['c', 'd']) {
    write('residents', id, 'joined_into', null);
    expect(repeated()).toEqual(['1']);
  }

  const queue = () => database.prepare('SELECT scan_id, size, way FROM scan_queue').raw().all();
  const ways = [
    ['up', 'up'],
    ['down', 'down'],
    ['absent', null],
  ];
  for (const [before, after] of ways) {
    write('cases', 'case', 'held_by', '02');
    database.prepare('UPDATE scan_queue SET way = ?').run(before);
    write('cases', 'case', 'held_by', '13');
    expect(queue()).toEqual([['page', 7, after]]);
  }
  database.exec('DELETE FROM scan_queue');
  write('cases', 'case', 'held_by', '02');
  expect(queue()).toEqual([]);
  write('cases', 'case', 'held_by', '13');
  expect(queue()).toEqual([['page', 7, null]]);
});
