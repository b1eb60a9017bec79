import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CASE_STATES, type CaseStep, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { listCases } from '../cases/service.ts';
import type { CoreContext } from '../context.ts';
import { readDemoKey } from '../data-folder/key-file.ts';
import { type OpenData, openData } from '../data-folder/open-data.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { clearTextIn } from '../testing/clear-text.ts';
import { fullDraft, newApplicant } from '../testing/drafts.ts';
import { clerk, closeAfterTests, resourcesFolder } from '../testing/fresh-site.ts';
import { type SeedOptions, type SeedSummary, seedDemoData } from './seed-demo-data.ts';

/** A Tuesday at 15:20 in Shanghai. */
const now = new Date('2026-06-09T07:20:00Z');
const today = '2026-06-09';

function seed(options: Partial<SeedOptions> = {}): SeedSummary {
  return seedDemoData({
    folder: join(temporaryFolder(), 'data'),
    siteNumber: '13',
    residents: 100,
    cases: 300,
    seed: 1,
    activities: false,
    now,
    resourcesFolder,
    applicationVersion: '0.0.0-test',
    ...options,
  });
}

function open(folder: string): OpenData {
  return closeAfterTests(openData({ folder, key: readDemoKey(folder), clock: () => now.getTime() }));
}

const rows = <Row>(data: OpenData, sql: string) => data.connection.prepare(sql).all() as Row[];

/** Everything but identifiers, in an order that does not hang on them. */
function contentOf(data: OpenData): unknown[] {
  return [
    'SELECT identity_number, name, sex, birth_date, phone, address, version, name_initials FROM residents ORDER BY local_row',
    `SELECT number, item_code, applicant_name, applicant_masked_number, state, received_at, promised_due, statutory_due,
       closed_at, clerk_name, situation_answers, form_values, version FROM cases ORDER BY number`,
    `SELECT number, position, name, originals, copies, received, case_materials.version
       FROM case_materials JOIN cases ON id = case_id ORDER BY number, position`.replace(
      ' name,',
      ' case_materials.name,',
    ),
    'SELECT seq, entity, operation, base_version, actor_id, clock FROM changes ORDER BY seq',
    'SELECT number, at, actor_name, command, change_count FROM audit_entries ORDER BY number',
    'SELECT * FROM case_serials ORDER BY year',
  ].map((sql) => rows(data, sql));
}

let summary: SeedSummary;
let data: OpenData;
beforeAll(() => {
  summary = seed();
  data = open(summary.folder);
});

describe('the same seed', () => {
  it('gives the same content, apart from identifiers and keys', () => {
    const again = open(seed({ now: new Date(now.getTime() + 300_000) }).folder);
    expect(contentOf(again)).toEqual(contentOf(data));
    expect(again.connection.prepare('SELECT file_key FROM site_identity').get()).not.toEqual(
      data.connection.prepare('SELECT file_key FROM site_identity').get(),
    );
  });

  it('and another one gives other people and other cases', () => {
    const other = open(seed({ seed: 2 }).folder);
    expect(contentOf(other).slice(0, 2)).not.toEqual(contentOf(data).slice(0, 2));
  });
});

describe('people', () => {
  type Person = Record<'identity_number' | 'name' | 'sex' | 'birth_date' | 'phone' | 'address', string>;
  const people = () => rows<Person>(data, "SELECT * FROM residents WHERE sex <> '0'");

  it('have a valid identity number each, that says what the record says', () => {
    for (const person of people()) {
      expect(checkIdentityNumber(person.identity_number, today)).toMatchObject({
        valid: true,
        birthDate: person.birth_date,
        sex: person.sex,
        regionCode: person.birth_date < '1993-01-01' ? '440724' : '440783',
      });
    }
    expect(new Set(people().map(({ identity_number }) => identity_number)).size).toBe(100);
  });

  it('are of all ages, live in the village of the site and have numbers nobody has', () => {
    const ages = people().map(({ birth_date }) => 2026 - Number(birth_date.slice(0, 4)));
    expect(Math.max(...ages)).toBeLessThanOrEqual(96);
    for (const [from, to] of [
      [0, 17],
      [18, 59],
      [60, 96],
    ] as const) {
      expect(ages.some((age) => age >= from && age <= to)).toBe(true);
    }
    for (const { name, address, phone } of people()) {
      expect(name).toMatch(/^[\p{Script=Han}·]{2,12}$/u);
      expect(address).toMatch(/^开平市沙塘镇台洞村.{2}[里村]\d+号$/);
      expect(phone).toMatch(/^(1990\d{7})?$/);
    }
  });
});

describe('cases', () => {
  interface CaseRow {
    id: string;
    number: string;
    serial: number;
    year: number;
    item_code: string;
    state: string;
    received_at: string;
    received_on: string;
    accepted_on: string | null;
    promised_days: number;
    promised_due: string | null;
    statutory_days: number | null;
    statutory_due: string | null;
    closed_at: string | null;
    provisional: number;
  }
  const cases = () => rows<CaseRow>(data, 'SELECT * FROM cases ORDER BY received_at, number');

  it('reach over three years up to now, in office hours, numbered as they came', () => {
    const list = cases();
    expect(list).toHaveLength(300);
    expect(list.at(-1)?.received_on).toBe(today);
    expect(list[0]?.received_on.slice(0, 4)).toBe('2023');
    const serials = new Map<number, number>();
    for (const { year, serial, received_at, received_on, number } of list) {
      expect(localDateInShanghai(received_at)).toBe(received_on);
      expect(Date.parse(received_at)).toBeLessThanOrEqual(now.getTime());
      const hour = (new Date(received_at).getUTCHours() + 8) % 24;
      expect(hour >= 8 && hour < 18 && hour !== 13).toBe(true);
      expect(serial).toBe((serials.get(year) ?? 0) + 1);
      expect(number).toBe(`13-${year}-${String(serial).padStart(6, '0')}`);
      serials.set(year, serial);
    }
    expect(rows(data, 'SELECT year, last_serial FROM case_serials ORDER BY year')).toEqual(
      [...serials].map(([year, last_serial]) => ({ year, last_serial })),
    );
  });

  it('have the due dates of the calendar', () => {
    const calendar = loadWorkCalendar(data.database.read);
    for (const row of cases()) {
      // A pause that goes on moves them; that is told by the tests of the clock.
      if (row.accepted_on === null || row.state === 'suspended') continue;
      const promised = countDueDate(row.accepted_on, row.promised_days, calendar);
      expect(row.promised_due).toBe(promised.due);
      if (row.statutory_days !== null) {
        expect(row.statutory_due).toBe(countDueDate(row.accepted_on, row.statutory_days, calendar).due);
      } else expect(row.provisional).toBe(promised.provisional ? 1 : 0);
    }
  });

  it('are mostly completed; of the open ones some fall due today, some are yellow, some overdue', () => {
    const { rows: open } = listCases(contextOf(data), { filter: 'open', limit: 200 });
    expect(open).toHaveLength(summary.open);
    expect(open.length).toBeGreaterThan(5);
    expect(open.length).toBeLessThan(150);
    expect(summary.dueToday).toBeGreaterThan(0);
    expect(summary.overdue).toBeGreaterThan(0);
    const lamps = new Set(open.map(({ lamp }) => lamp?.lamp));
    expect([...lamps].sort()).toEqual(['green', 'grey', 'red', 'yellow']);
    const ended: string[] = ['completed', 'refused', 'withdrawn', 'declined', 'lapsed', 'delivered', 'rated'];
    for (const { state, closed_at, received_at } of cases()) {
      expect(closed_at !== null).toBe(ended.includes(state));
      if (closed_at === null) continue;
      expect(closed_at >= received_at).toBe(true);
      expect(Date.parse(closed_at)).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('have papers, documents and a history that fits their state', () => {
    const counts = rows<{ state: string; materials: number; documents: number; steps: string }>(
      data,
      `SELECT state,
         (SELECT count(*) FROM case_materials WHERE case_id = cases.id AND received = 1) AS materials,
         (SELECT count(*) FROM case_documents WHERE case_id = cases.id) AS documents,
         (SELECT group_concat(step, ' ' ORDER BY step_number) FROM case_events WHERE case_id = cases.id) AS steps
       FROM cases`,
    );
    // A few items ask for no paper, and what is declined leaves none here.
    expect(counts.filter(({ materials }) => materials > 0).length).toBeGreaterThan(260);
    for (const { state, documents, steps } of counts) {
      const taken = steps.split(' ') as CaseStep[];
      expect(TRANSITIONS[taken.at(-1) as CaseStep].to).toBe(state === 'consultation' ? 'returned' : state);
      expect(documents > 0).toBe(true);
    }
  });

  it.each([
    [60, 1],
    [60, 2],
    [300, 3],
  ])('are in every state, also where there are only %i', (count, chance) => {
    const { folder } = seed({ cases: count, residents: 30, seed: chance });
    const states = rows<{ state: string }>(open(folder), 'SELECT DISTINCT state FROM cases');
    expect(states.map(({ state }) => state).sort()).toEqual([...CASE_STATES].sort());
  });

  it('use some items much more often than others', () => {
    const counts = rows<{ count: number }>(
      data,
      'SELECT count(*) AS count FROM cases GROUP BY item_code ORDER BY count DESC',
    );
    expect(counts.length).toBeGreaterThan(40);
    expect((counts[0] as { count: number }).count).toBeGreaterThan(9);
  });

  it('were written at the time they say', () => {
    const entries = rows<{ at: string; event: string | null }>(
      data,
      `SELECT entry.at, (SELECT max(event.at) FROM case_events AS event
         WHERE event.case_id = subject_id AND event.at = entry.at) AS event
       FROM audit_entries AS entry WHERE command LIKE 'intake.%' OR command LIKE 'cases.%' ORDER BY number`,
    );
    expect(entries.length).toBeGreaterThan(300);
    for (const { at, event } of entries) expect(at).toBe(event);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());
  });

  it('are gone on with by the next intake', () => {
    const folder = seed({ cases: 5, residents: 20 }).folder;
    const context = contextOf(open(folder));
    const last = context.data.connection
      .prepare('SELECT max(serial) FROM cases WHERE year = 2026')
      .pluck()
      .get();
    const accepted = acceptCase(context, clerk, fullDraft(context, 'SB005', newApplicant(1)));
    expect(accepted.number).toBe(`13-2026-${String(Number(last) + 1).padStart(6, '0')}`);
  });
});

describe('early in the morning and at the weekend', () => {
  it.each(['2026-06-08T16:00:30Z', '2026-06-08T22:10:00Z', '2026-06-14T03:00:00Z'])(
    'at %s nothing lies ahead',
    (instant) => {
      const at = new Date(instant);
      const { folder, lastDay } = seed({ now: at, cases: 40, residents: 10 });
      expect(lastDay).toBe(localDateInShanghai(at));
      const latest = open(folder)
        .connection.prepare('SELECT max(received_at) AS accepted, max(closed_at) AS closed FROM cases')
        .get() as Record<'accepted' | 'closed', string>;
      expect(localDateInShanghai(latest.accepted)).toBe(lastDay);
      expect(latest.accepted <= at.toISOString()).toBe(true);
      expect(latest.closed <= at.toISOString()).toBe(true);
    },
  );
});

describe('the files', () => {
  it('hold no name and no identity number that can be read, the write-ahead log included', () => {
    const { folder } = seed({ residents: 40, cases: 40 });
    const written = open(folder);
    const context = contextOf(written);
    const draft = fullDraft(context, 'SB005', newApplicant(1, { name: '欧阳林秀英' }));
    acceptCase(context, clerk, draft);
    const people = rows<{ name: string; identity_number: string }>(
      written,
      'SELECT name, identity_number FROM residents',
    );
    // In UTF-16 a name of two characters is four bytes, which stand somewhere in any large random file.
    const texts = people.flatMap(({ name, identity_number: number }) =>
      name.length > 2 ? [name, number] : [number],
    );
    expect(texts).toContain('欧阳林秀英');
    expect(clearTextIn(folder, texts)).toEqual([]);
  });
});

describe('no cases, nobody', () => {
  it('still makes a site', () => {
    const { folder, open: openCases } = seed({ cases: 0, residents: 0 });
    expect(openCases).toBe(0);
    expect(rows(open(folder), 'SELECT * FROM residents')).toEqual([]);
  });
});

function contextOf(opened: OpenData): CoreContext {
  return { data: opened, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
}
