import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const person = {
  residents: { id: 'resident' },
  organisations: { id: 'resident' },
  households: { id: 'household' },
  household_members: { resident_id: 'resident', household_id: 'household' },
};

describe('0007 people and organisations', () => {
  it('leaves every row as it was: nobody marked, no organisation, no agent, no household', () => {
    const database = databaseAt(6);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 7);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT marks, mark_note FROM residents').all()).toEqual([
      { marks: null, mark_note: null },
    ]);
    for (const table of ['organisations', 'agents', 'case_agents', 'households', 'household_members']) {
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
  });

  it.each([
    ['an organisation nobody registered', { organisations: { id: 'nobody' } }],
    ['an agent of nobody', { agents: { resident_id: 'nobody' } }],
    ['the agent of no case', { case_agents: { case_id: 'none', agent_id: 'none' } }],
    [
      'a person in two households',
      { household_members: { resident_id: 'resident', household_id: 'household' } },
    ],
    ['a member of no household', { household_members: { resident_id: 'resident', household_id: 'none' } }],
  ])('refuses %s', (_what, rows) => {
    const database = databaseAt(7);
    insertRows(database, person);
    expect(() => insertRows(database, rows as Parameters<typeof insertRows>[1])).toThrow(/constraint/);
  });

  it.each([
    [
      'people of one name',
      "SELECT id FROM residents WHERE name_characters = '林 秀 英' AND birth_date = '1958-03-12'",
      'residents_by_name',
    ],
    ['the agents of a person', "SELECT id FROM agents WHERE resident_id = 'a'", 'agents_by_resident'],
    [
      'the cases an agent brought',
      "SELECT count(*) FROM case_agents WHERE agent_id = 'a'",
      'case_agents_by_agent',
    ],
    [
      'who lives together',
      "SELECT * FROM household_members WHERE household_id = 'a'",
      'household_members_by_household',
    ],
    ['the households at an address', "SELECT * FROM households WHERE address = 'a'", 'households_by_address'],
  ])('finds %s by an index', (_what, sql, index) => {
    const plan = databaseAt(7).prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    expect(plan).toMatchObject([{ detail: expect.stringContaining(index) }]);
  });
});
