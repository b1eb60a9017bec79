import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { getItem } from '#core/catalogue/service.ts';
import type { CoreContext } from '#core/context.ts';
import { addDemoStaff, demoSiteNumber, loadReferenceData } from '#core/create-site.ts';
import { generateKey } from '#core/data-folder/key-file.ts';
import { createData, type OpenData } from '#core/data-folder/open-data.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { computeCheckCharacter } from '#shared/domain/identity-number.ts';
import { decideMaterials } from '#shared/domain/materials-by-answers.ts';
import type { BenchLine } from './report.ts';
import { median } from './statistics.ts';

const blocks = 10;
const casesPerBlock = 200;
const actor = { id: 'demo-13-1', name: '陈晓敏', role: 'clerk', department: '' } as const;

/** Tables an acceptance writes, in the order foreign keys want. */
const writtenTables = [
  ['residents', 'id IN (SELECT resident_id FROM cases WHERE id = ?)'],
  ['cases', 'id = ?'],
  ['case_materials', 'case_id = ?'],
  ['case_events', 'case_id = ?'],
  ['case_documents', 'case_id = ?'],
  [
    'changes',
    "command_id IN (SELECT command_id FROM audit_entries WHERE subject_entity = 'case' AND subject_id = ?)",
  ],
  ['audit_entries', "subject_entity = 'case' AND subject_id = ?"],
] as const;

type Row = Record<string, string | number | null>;

/**
 * Accepting a case of a new person with all rules, log and audit, against committing the very same rows with bare
 * prepared statements into the same kind of encrypted file: one durable transaction a case on both sides, block
 * by block in turn.
 */
export function benchAccept(resourcesFolder: string): BenchLine {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-accept-'));
  const site = (name: string): OpenData =>
    createData({ folder: join(folder, name), key: generateKey(), siteNumber: demoSiteNumber, demo: true });
  const ours = site('ours');
  const bare = site('bare');
  try {
    for (const data of [ours, bare]) {
      const context = contextOf(data, resourcesFolder);
      data.database.batch(() => {
        loadReferenceData(context);
        addDemoStaff(context);
      });
    }
    bare.connection.exec('DELETE FROM changes; DELETE FROM audit_entries;');
    const context = contextOf(ours, resourcesFolder);
    const drafts = makeDrafts(context, blocks * casesPerBlock + casesPerBlock);
    const ourRates: number[] = [];
    const bareRates: number[] = [];
    for (let block = 0; block <= blocks; block += 1) {
      const batch = drafts.slice(block * casesPerBlock, (block + 1) * casesPerBlock);
      const ourRate = rateOf(batch.length, () => {
        for (const draft of batch) acceptCase(context, actor, draft);
      });
      const rows = batch.map((draft) => rowsOf(ours.connection, draft.id));
      const bareRate = rateOf(batch.length, () => commitRows(bare.connection, rows));
      // The first block warms both sides up.
      if (block > 0) {
        ourRates.push(ourRate);
        bareRates.push(bareRate);
      }
    }
    const ratios = ourRates.map((rate, at) => rate / (bareRates[at] ?? Number.NaN));
    return {
      name: 'accept a case',
      figure: median(ourRates),
      unit: 'cases/s',
      baselineName: 'bare commit of the same rows',
      baseline: median(bareRates),
      ratio: median(ratios),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)],
      samples: blocks * casesPerBlock,
    };
  } finally {
    ours.database.close();
    bare.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function contextOf(data: OpenData, resourcesFolder: string): CoreContext {
  return { data, resourcesFolder, applicationVersion: 'bench', desktop: null };
}

function makeDrafts(context: CoreContext, count: number): IntakeDraft[] {
  const item = getItem(context.data.database.read, 'MZ007');
  const situations = { age: 'a80', account: 'own', kind: 'first' };
  const form = {
    ageReachedOn: '2026-01-01',
    liveWith: 'family',
    health: 'self',
    bankAccount: '6217001234567890123',
    contactPhone: '13800000000',
  };
  const { required } = decideMaterials(item, situations, { agent: false });
  return Array.from({ length: count }, (_, at) => {
    const birthDay = `19${40 + (at % 50)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`;
    const first17 = `440724${birthDay}${String(at % 1000).padStart(3, '0')}`;
    return {
      id: `bench-case-${at}`,
      itemCode: item.code,
      itemText: '',
      applicant: {
        residentId: null,
        identityKind: 'resident-id',
        number: first17 + computeCheckCharacter(first17),
        // Of two with one name the clerk would be asked.
        name: `林测试${at}`,
        sex: '2',
        birthDate: null,
        phone: '13800000000',
        address: '台洞村',
        organisation: null,
        notSameAs: null,
      },
      agent: null,
      materials: required.map(({ id }) => ({ id, received: true, originals: 1, copies: 1 })),
      situations,
      form,
    };
  });
}

function rowsOf(connection: Connection, caseId: string): { table: string; row: Row }[] {
  return writtenTables.flatMap(([table, where]) =>
    (connection.prepare(`SELECT * FROM ${table} WHERE ${where}`).all(caseId) as Row[]).map((row) => ({
      table,
      row,
    })),
  );
}

function commitRows(connection: Connection, cases: { table: string; row: Row }[][]): void {
  const statements = new Map(
    (cases[0] ?? []).map(({ table, row }) => {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      return [
        table,
        connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`),
      ] as const;
    }),
  );
  const commit = connection.transaction((rows: { table: string; row: Row }[]) => {
    for (const { table, row } of rows) statements.get(table)?.run(...Object.values(row));
  });
  for (const rows of cases) commit.immediate(rows);
}

function rateOf(count: number, work: () => void): number {
  const began = performance.now();
  work();
  return (count / (performance.now() - began)) * 1000;
}
