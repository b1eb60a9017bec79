import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { readDemoKey } from '../data-folder/key-file.ts';
import { type OpenData, openData } from '../data-folder/open-data.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { closeAfterTests, resourcesFolder } from '../testing/fresh-site.ts';
import { seedDemoData } from './seed-demo-data.ts';

function seeded(): OpenData {
  const now = new Date('2026-06-09T07:20:00Z');
  const { folder } = seedDemoData({
    folder: join(temporaryFolder(), 'data'),
    siteNumber: '13',
    residents: 300,
    cases: 300,
    seed: 1,
    activities: false,
    now,
    resourcesFolder,
    applicationVersion: '0.0.0-test',
  });
  return closeAfterTests(openData({ folder, key: readDemoKey(folder), clock: () => now.getTime() }));
}

let data: OpenData;
beforeAll(() => {
  data = seeded();
});

const rows = <Row>(from: OpenData, sql: string) => from.connection.prepare(sql).all() as Row[];

it('who asks for what old people or young parents are given is of their age', () => {
  const asked = rows<{ item_code: string; age: number }>(
    data,
    `SELECT item_code, 2026 - CAST(substr(birth_date, 1, 4) AS INTEGER) AS age
     FROM cases JOIN residents ON residents.id = resident_id WHERE item_code IN ('MZ007', 'SB007', 'SB014', 'WJ003')`,
  );
  expect(asked.length).toBeGreaterThan(20);
  for (const { item_code, age } of asked) {
    if (item_code === 'WJ003') expect(age).toBeLessThanOrEqual(46);
    else expect(age, item_code).toBeGreaterThanOrEqual(item_code === 'MZ007' ? 80 : 60);
  }
});

describe('organisations, agents and households', () => {
  it('are the same for the same seed', () => {
    const content = (of: OpenData) =>
      [
        'SELECT identity_number, name, legal_representative FROM organisations JOIN residents USING (id) ORDER BY 1',
        'SELECT name, identity_number, relation, authorisation, authorised_until FROM agents ORDER BY 1, 2',
        'SELECT name, relation FROM household_members JOIN residents ON id = resident_id ORDER BY local_row',
        'SELECT number, case_agents.name FROM case_agents JOIN cases ON id = case_id ORDER BY number',
      ].map((sql) => rows(of, sql));
    expect(content(seeded())).toEqual(content(data));
  });

  it('have codes that hold, somebody who acts for each, and cases of market regulation only', () => {
    const organisations = rows<{ identity_number: string; id: string }>(
      data,
      "SELECT * FROM residents WHERE identity_kind = 'credit-code'",
    );
    expect(organisations).toHaveLength(15);
    for (const { identity_number } of organisations) {
      expect(checkCreditCode(identity_number)).toMatchObject({ valid: true });
    }
    const brought = rows<{ item_code: string; relation: string | null }>(
      data,
      `SELECT item_code, relation FROM cases LEFT JOIN case_agents ON case_id = cases.id
       WHERE resident_id IN (SELECT id FROM organisations)`,
    );
    expect(brought.length).toBeGreaterThan(0);
    for (const { item_code } of brought) expect(item_code).toMatch(/^SG/);
  });

  it('bring their papers with every case, and help the old', () => {
    const helped = rows<{ birth_date: string; relation: string; papers: number }>(
      data,
      `SELECT birth_date, relation, (SELECT count(*) FROM case_materials AS paper
         WHERE paper.case_id = case_agents.case_id AND material_id LIKE 'agent%' AND received = 1) AS papers
       FROM case_agents JOIN cases ON cases.id = case_id JOIN residents ON residents.id = resident_id
       WHERE relation IS NOT NULL`,
    );
    expect(helped.length).toBeGreaterThan(0);
    for (const { birth_date, relation, papers } of helped) {
      expect(2026 - Number(birth_date.slice(0, 4))).toBeGreaterThanOrEqual(75);
      expect(['son', 'daughter']).toContain(relation);
      expect(papers).toBe(2);
    }
  });

  it('live together at one address, with one head each', () => {
    const households = rows<{ heads: number; members: number; addresses: number }>(
      data,
      `SELECT sum(relation = 'head') AS heads, count(*) AS members, count(DISTINCT address) AS addresses
       FROM household_members JOIN residents ON residents.id = resident_id GROUP BY household_id`,
    );
    expect(households.length).toBeGreaterThan(5);
    for (const { heads, members, addresses } of households) {
      expect([heads, addresses]).toEqual([1, 1]);
      expect(members).toBeLessThanOrEqual(5);
    }
  });

  it('are people who could be of one family', () => {
    const members = rows<{
      relation: string;
      name: string;
      sex: string;
      years: number;
      head: string;
      headSex: string;
    }>(
      data,
      `SELECT member.relation, person.name, person.sex, headPerson.name AS head, headPerson.sex AS headSex,
         (julianday(person.birth_date) - julianday(headPerson.birth_date)) / 365.25 AS years
       FROM household_members AS member JOIN residents AS person ON person.id = member.resident_id
       JOIN household_members AS head ON head.household_id = member.household_id AND head.relation = 'head'
       JOIN residents AS headPerson ON headPerson.id = head.resident_id WHERE member.relation <> 'head'`,
    );
    const relations = new Set(members.map(({ relation }) => relation));
    expect([...relations].sort()).toEqual(['daughter', 'parent', 'son', 'spouse']);
    for (const { relation, name, sex, years, head, headSex } of members) {
      const who = `${name} ${relation} of ${head}`;
      if (relation === 'spouse') {
        expect(sex, who).not.toBe(headSex);
        expect(Math.abs(years), who).toBeLessThan(10);
      } else {
        const apart = relation === 'parent' ? -years : years;
        expect(apart, who).toBeGreaterThan(18);
        expect(apart, who).toBeLessThan(42);
      }
      if (relation === 'son' || relation === 'daughter')
        expect(sex, who).toBe(relation === 'son' ? '1' : '2');
      if (headSex === '1' && relation !== 'spouse' && !(relation === 'parent' && sex === '2')) {
        expect(name[0], who).toBe(head[0]);
      }
    }
  });
});
