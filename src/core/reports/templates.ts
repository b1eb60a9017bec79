import type { Workbook } from 'exceljs';
import { uuidv7 } from 'uuidv7';
import type { ReportTemplate, TemplateCheck } from '#shared/contract/report-templates.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { monthInterval } from '#shared/domain/months.ts';
import {
  PERIODS,
  parsePlaceholder,
  placeholdersIn,
  plainPlaceholders,
} from '#shared/domain/report-placeholders.ts';
import { monthWord } from '#shared/wording/report-figures.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { failure } from '../errors.ts';
import { hashOf } from '../files/file-store.ts';
import { noteLooseFiles, removeLooseFiles } from '../files/loose-files.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { fillTemplate, periodsOf } from './fill-template.ts';
import { centreNames, departmentNames, itemNames, staffNames } from './queries.ts';
import {
  type KnownPart,
  listRows,
  markedCells,
  openTemplate,
  rowKey,
  templateProblems,
} from './template-file.ts';
import { type TemplateRequest, templateValues } from './template-values.ts';

const keepers = ['manager', 'administrator'] as const;
const readers = [...keepers, 'auditor'] as const;

function allTemplates() {
  return query.selectFrom('report_templates').selectAll().orderBy('name').orderBy('valid_since', 'desc');
}

/** The templates kept here, by name, the latest first. @throws CoreError `ROLE_NOT_ALLOWED` */
export function listTemplates(context: CoreContext, actor: StaffActor): ReportTemplate[] {
  requireRole(actor, ...readers);
  return context.data.database.read.all(allTemplates()).map((row) => ({
    id: row.id,
    name: row.name,
    validSince: row.valid_since,
    fileName: row.file_name,
    size: row.size,
    storedAt: row.stored_at,
    storedBy: row.stored_by_name,
  }));
}

/** Every placeholder of a whole report, with what it comes to in this month. */
export async function listPlaceholders(context: CoreContext, actor: StaffActor, month: string) {
  requireRole(actor, ...readers);
  const values = await templateValues(context, actor, { month }, new Set(PERIODS));
  return plainPlaceholders().map((text) => ({
    text: `{{${text}}}`,
    value: values.valueOf(read(text), null),
  }));
}

function read(text: string) {
  const placeholder = parsePlaceholder(text);
  if (!placeholder) throw new Error(`No placeholder: ${text}`);
  return placeholder;
}

/**
 * Looks at a file without keeping it: its problems, and what each of its placeholders comes to in this month.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `TEMPLATE_REJECTED` for a file that cannot be opened
 */
export async function checkTemplate(
  context: CoreContext,
  actor: StaffActor,
  { content, month }: { content: Uint8Array; month: string },
): Promise<TemplateCheck> {
  requireRole(actor, ...keepers);
  const workbook = await openTemplate(content);
  const problems = templateProblems(workbook, knownParts(context));
  const values = await templateValues(context, actor, { month }, periodsOf(workbook));
  const lists = listRows(workbook);
  const placeholders = markedCells(workbook).flatMap(({ sheet, cell, text }) =>
    placeholdersIn(text).map(({ whole, inside }) => {
      const placeholder = parsePlaceholder(inside);
      const byRow =
        lists.has(rowKey(sheet, cell)) && placeholder?.kind !== 'word' && placeholder?.kind !== 'part';
      const value = !placeholder || byRow ? null : values.valueOf(placeholder, null);
      return { text: whole, value, sheet, cell: cell.address };
    }),
  );
  return { problems, placeholders };
}

/**
 * Keeps a template, encrypted. One with the same name and first day takes the place of the one before.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `INVALID_ANSWERS`, `TEMPLATE_REJECTED`; nothing is kept then
 */
export async function storeTemplate(
  context: CoreContext,
  actor: StaffActor,
  given: { name: string; validSince: string; fileName: string; content: Uint8Array },
): Promise<ReportTemplate> {
  requireRole(actor, ...keepers);
  const name = given.name.trim();
  if (name === '') throw failure('INVALID_ANSWERS', { problems: [{ field: 'name', code: 'empty' }] });
  if (!isLocalDate(given.validSince)) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'validSince', code: 'not-a-date' }] });
  }
  const problems = templateProblems(await openTemplate(given.content), knownParts(context));
  if (problems.length > 0) throw failure('TEMPLATE_REJECTED', { problems });
  const { database, files } = context.data;
  const sha256 = hashOf(given.content);
  database.writeLocal((local) => noteLooseFiles(local, database.now(), [sha256]));
  const id = database.batch(() => {
    const before = database.read.first(
      allTemplates().where('name', '=', name).where('valid_since', '=', given.validSince),
    );
    const { size } = files.put(given.content);
    const row = {
      id: before?.id ?? uuidv7(),
      name,
      valid_since: given.validSince,
      file_name: given.fileName,
      sha256,
      size,
      stored_at: database.now().toISOString(),
      stored_by: actor.id,
      stored_by_name: actor.name,
    };
    const subject = { entity: 'reportTemplate', id: row.id };
    database.write({ name: 'reports.storeTemplate', actor, subject, reason: name }, (unit) => {
      if (before) noteLooseFiles(unit.local, database.now(), [before.sha256]);
      unit.local.put('report_templates', row);
    });
    return row.id;
  });
  removeLooseFiles(context);
  return templateOf(context, actor, id);
}

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function removeTemplate(context: CoreContext, actor: StaffActor, id: string): void {
  requireRole(actor, ...keepers);
  const { database } = context.data;
  const row = storedRow(context, id);
  const subject = { entity: 'reportTemplate', id };
  database.write({ name: 'reports.removeTemplate', actor, subject, reason: row.name }, (unit) => {
    noteLooseFiles(unit.local, database.now(), [row.sha256]);
    unit.local.remove('report_templates', { id });
  });
  removeLooseFiles(context);
}

/**
 * The template filled for a month, its look kept, and the name to save it under.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, those of `makeReport`
 */
export async function makeFilledTemplate(
  context: CoreContext,
  actor: StaffActor,
  id: string,
  request: TemplateRequest,
): Promise<{ fileName: string; content: Uint8Array }> {
  requireRole(actor, ...readers);
  const row = storedRow(context, id);
  const workbook: Workbook = await openTemplate(context.data.files.get(row.sha256));
  fillTemplate(workbook, await templateValues(context, actor, request, periodsOf(workbook)));
  const content = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { fileName: `${row.name} ${monthWord(request.month)}.xlsx`, content };
}

/**
 * The template of a name that counts for a month: the latest that began before the month ended.
 * @throws CoreError `NOT_FOUND`
 */
export function templateFor(context: CoreContext, name: string, month: string): string {
  const found = context.data.database.read.first(
    allTemplates().where('name', '=', name).where('valid_since', '<', monthInterval(month).to),
  );
  if (!found) throw failure('NOT_FOUND', { entity: 'reportTemplate', id: name });
  return found.id;
}

/** As `makeFilledTemplate`, then asks where and writes it there; null when the person thought better of it. */
export async function saveFilledTemplate(
  context: CoreContext,
  actor: StaffActor,
  id: string,
  request: TemplateRequest,
): Promise<string | null> {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  const { fileName, content } = await makeFilledTemplate(context, actor, id, request);
  return context.desktop.saveFile(fileName, content);
}

function storedRow(context: CoreContext, id: string) {
  const row = context.data.database.read.first(allTemplates().where('id', '=', id));
  if (!row) throw failure('NOT_FOUND', { entity: 'reportTemplate', id });
  return row;
}

function templateOf(context: CoreContext, actor: StaffActor, id: string): ReportTemplate {
  const found = listTemplates(context, actor).find((template) => template.id === id);
  if (!found) throw failure('NOT_FOUND', { entity: 'reportTemplate', id });
  return found;
}

function knownParts({ data }: CoreContext): KnownPart {
  const { read } = data.database;
  const centres = read.all(centreNames);
  const items = read.all(itemNames);
  const known = {
    department: new Set(read.all(departmentNames).map(({ department }) => department)),
    centre: new Set(centres.flatMap(({ siteNumber, name }) => [siteNumber, name])),
    item: new Set(items.flatMap(({ code, name }) => [code, name])),
    clerk: new Set(read.all(staffNames).map(({ name }) => name)),
  };
  return (part, name) => known[part].has(name);
}
