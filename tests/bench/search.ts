import { sql } from 'kysely';
import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { searchEverything } from '#core/search/service.ts';
import type { BenchLine } from './report.ts';
import { percentile } from './statistics.ts';

const roundsPerText = 20;
const scanRounds = 3;

/** Texts as clerks type them, taken from the data: whole names, parts of names, initials, numbers, items. */
function sampleTexts(context: CoreContext): Record<string, string[]> {
  const { read } = context.data.database;
  const count =
    read.first(query.selectFrom('residents').select(sql<number>`max(local_row)`.as('last')))?.last ?? 0;
  const people = Array.from({ length: 25 }, (_, at) =>
    read.first(
      query
        .selectFrom('residents')
        .select(['name', 'name_initials', 'identity_number', 'phone'])
        .where('local_row', '=', 1 + Math.floor((at * (count - 1)) / 25)),
    ),
  ).filter((person) => person !== undefined);
  const caseNumbers = read
    .all(query.selectFrom('cases').select('number').orderBy('accepted_at', 'desc').limit(25))
    .map(({ number }) => number);
  return {
    'whole name': people.map(({ name }) => name),
    'family name': people.map(({ name }) => name.slice(0, 1)),
    'two characters of a name': people.map(({ name }) => name.slice(0, 2)),
    initials: people.map(({ name_initials }) => name_initials),
    'start of an identity number': people.map(({ identity_number }) => identity_number.slice(0, 10)),
    'identity number': people.map(({ identity_number }) => identity_number),
    telephone: people.map(({ phone }) => phone).filter((phone) => phone !== ''),
    'case number': caseNumbers,
    'serial of a case': caseNumbers.map((number) => String(Number(number.slice(8)))),
    'item by initials': ['cxyl', 'glbt', 'sbk', 'yljf', 'hkqy'],
    'item by text': ['养老保险', '社保卡', '户口', '低保', '残疾'],
  };
}

/** Ctrl+K over everything, against scanning the names with LIKE '%text%' on the same encrypted database. */
export function benchSearch(context: CoreContext): BenchLine[] {
  const { read } = context.data.database;
  const texts = sampleTexts(context);
  const all: number[] = [];
  const lines: BenchLine[] = [];
  const scans: number[] = [];
  for (const name of (texts['whole name'] ?? []).slice(0, scanRounds)) {
    scans.push(
      timed(() =>
        read.all(query.selectFrom('residents').select('id').where('name', 'like', `%${name}%`).limit(8)),
      ),
    );
  }
  const scan = percentile(scans, 0.95);
  for (const [kind, samples] of Object.entries(texts)) {
    for (const text of samples) searchEverything(context, text, 8);
    const times: number[] = [];
    for (let round = 0; round < roundsPerText; round += 1) {
      for (const text of samples) times.push(timed(() => searchEverything(context, text, 8)));
    }
    all.push(...times);
    lines.push(searchLine(`search p95, ${kind}`, times, scan));
  }
  return [searchLine('search p95, all kinds', all, scan), ...lines];
}

function searchLine(name: string, times: number[], scan: number): BenchLine {
  const figure = percentile(times, 0.95);
  return {
    name,
    figure,
    unit: 'ms',
    baselineName: "LIKE '%name%' over all people",
    baseline: scan,
    ratio: figure / scan,
    samples: times.length,
  };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
