import type { ImportPreview, ImportSummary } from '#shared/contract/catalogue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { sameItem } from '#shared/domain/tidy-item.ts';
import { itemChanges } from '#shared/wording/item-changes.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { CoreError, failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { itemsInForce } from './catalogue-cache.ts';
import { contentOf, currentVersion, editedOf, everyVersion } from './item-versions.ts';
import { addVersion } from './put-item.ts';
import type { ReadTables } from './tables/columns.ts';
import { itemsToRows } from './tables/items-to-rows.ts';
import type { TableProblem } from './tables/problems.ts';
import { readCsv } from './tables/read-csv.ts';
import { readWorkbook } from './tables/read-workbook.ts';
import { type ItemOfFile, rowsToItems } from './tables/rows-to-items.ts';
import { writeCsv, writeWorkbook } from './tables/write-file.ts';

/** A file as it was chosen. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

/** In bytes. The whole catalogue is a tenth of it; more is a mistake, or malice. */
export const largestFile = 5 * 1024 * 1024;
const mostRows = 20_000;

/** All items in force as a file. What importItems reads from it changes nothing. */
export async function exportItems(read: ReadHandle, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const items = itemsInForce(read).flatMap(({ line, effectiveFrom }) => {
    const current = currentVersion(read, line.code);
    return current ? [{ item: editedOf(line.code, current.content), effectiveFrom }] : [];
  });
  const rows = itemsToRows(items);
  return format === 'csv' ? writeCsv(rows) : writeWorkbook(rows);
}

/** What is wrong with a file, and what taking it in would do; nothing is written. */
export async function previewItems(
  context: CoreContext,
  actor: StaffActor,
  file: ChosenFile,
): Promise<ImportPreview> {
  requireRole(actor, 'manager', 'administrator');
  const { read } = context.data.database;
  const { plans, problems } = await planImport(context, file);
  const named = new Set(plans.map(({ item }) => item.code));
  return {
    added: plans
      .filter(({ outcome }) => outcome === 'added')
      .map(({ item: { code, name } }) => ({ code, name })),
    changed: plans.flatMap(({ item, outcome, effectiveFrom, base }) =>
      outcome === 'changed' && base
        ? [{ code: item.code, name: item.name, effectiveFrom, changes: itemChanges(base, item) }]
        : [],
    ),
    unchanged: plans.filter(({ outcome }) => outcome === 'unchanged').length,
    missing: itemsInForce(read)
      .filter(({ line }) => !named.has(line.code))
      .map(({ line: { code, name } }) => ({ code, name })),
    problems,
  };
}

/**
 * Takes a file in, all of it or nothing. A changed item gets a version that begins today, or on the later day its
 * line names; items the file does not name stay.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `IMPORT_REJECTED`
 */
export async function importItems(
  context: CoreContext,
  actor: StaffActor,
  file: ChosenFile,
): Promise<ImportSummary> {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const { plans, problems } = await planImport(context, file);
  if (problems.length > 0) throw failure('IMPORT_REJECTED', { problems });
  const command = { name: 'catalogue.importFile', actor, subject: { entity: 'catalogue', id: 'catalogue' } };
  const savedAt = database.now().toISOString();
  return database.write(command, (unit) => {
    const summary: ImportSummary = { added: 0, changed: 0, unchanged: 0 };
    for (const { item, outcome, effectiveFrom } of plans) {
      summary[outcome] += 1;
      if (outcome === 'unchanged') continue;
      addVersion(unit, item.code, contentOf(item), { effectiveFrom, savedBy: actor.name, savedAt });
    }
    return summary;
  });
}

type Plan = ReturnType<typeof planOf>;

async function planImport(
  context: CoreContext,
  file: ChosenFile,
): Promise<{ plans: Plan[]; problems: TableProblem[] }> {
  const { database } = context.data;
  const { read } = database;
  const problems: TableProblem[] = [];
  const tables = await readTables(file, problems);
  if (tables === null || problems.length > 0) return { plans: [], problems };
  const known = (code: string) => {
    const current = currentVersion(read, code);
    return current && editedOf(code, current.content);
  };
  const found = rowsToItems(tables, known);
  const today = localDateInShanghai(database.now());
  const plans = found.problems.length > 0 ? [] : found.items.map((item) => planOf(read, item, today));
  return { plans, problems: found.problems };
}

async function readTables({ name, bytes }: ChosenFile, problems: TableProblem[]): Promise<ReadTables | null> {
  if (bytes.length > largestFile) {
    problems.push({ line: 0, code: 'too-big' });
    return null;
  }
  const kind = /\.(xlsx|csv)$/i.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined) {
    problems.push({ line: 0, code: 'file-kind' });
    return null;
  }
  let tables: ReadTables;
  try {
    tables = kind === 'xlsx' ? await readWorkbook(bytes, problems) : readCsv(bytes, problems);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'IMPORT_REJECTED') throw error;
    problems.push(...(error.data as { problems: TableProblem[] }).problems);
    return null;
  }
  const rows = Object.values(tables).reduce((count, table) => count + (table?.rows.length ?? 0), 0);
  if (rows > mostRows) problems.push({ line: 0, code: 'too-many-rows' });
  return tables;
}

/** What taking in one item would do: against the version that is in force on the day it is to begin. */
function planOf(read: ReadHandle, { item, effectiveFrom }: ItemOfFile, today: string) {
  const day = effectiveFrom !== null && effectiveFrom > today ? effectiveFrom : today;
  const version = everyVersion(read, item.code).find((one) => !one.withdrawn && one.effectiveFrom <= day);
  const base = version ? editedOf(item.code, version.content) : null;
  const outcome = base === null ? 'added' : sameItem(base, item) ? 'unchanged' : 'changed';
  return { item, base, effectiveFrom: day, outcome } as const;
}
