import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0030 joined records', () => {
  it('knows which numbers stand in several records, and keeps it up with whatever comes', () => {
    const database = databaseAt(29);
    const person = (id: string, identity_number: string) => ({
      residents: {
        ...(rowsOfEveryTable.residents as object),
        ...{ id, identity_kind: 'resident-id', identity_number, local_row: id.charCodeAt(0) },
      },
    });
    for (const [id, number] of [
      ['a', '1'],
      ['b', '1'],
      ['c', '2'],
      ['d', ''],
      ['e', ''],
    ] as const) {
      insertRows(database, person(id, number));
    }
    migrate(database, () => {}, 30);
    const repeated = () =>
      database.prepare('SELECT identity_number FROM repeated_numbers ORDER BY 1').pluck().all();
    expect(repeated()).toEqual(['1']);
    insertRows(database, person('f', '2'));
    expect(repeated()).toEqual(['1', '2']);
    database.prepare("UPDATE residents SET joined_into = 'a' WHERE id = 'b'").run();
    expect(repeated()).toEqual(['2']);
    database.prepare("UPDATE residents SET joined_into = NULL WHERE id = 'b'").run();
    expect(repeated()).toEqual(['1', '2']);
    database.prepare("UPDATE residents SET identity_number = '3' WHERE id = 'b'").run();
    expect(repeated()).toEqual(['2']);
    database.prepare("DELETE FROM residents WHERE id = 'f'").run();
    expect(repeated()).toEqual([]);
  });
});
