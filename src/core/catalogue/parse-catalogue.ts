import { type ServiceItemKind, serviceItemKinds, statutoryDaysOfKind } from '#shared/domain/service-item.ts';
import { type ImportProblem, readCsvLines, rejectIfAny } from '../import-file.ts';

/** A catalogue item as a file gives it. */
export interface ImportedItem {
  line: number;
  code: string;
  name: string;
  department: string;
  kind: ServiceItemKind;
  promisedDays: number;
  /** The file's own, or that of the law for the kind. */
  statutoryDays: number | null;
  statutoryGiven: boolean;
  provenance: string;
  materials: { name: string; originals: number; copies: number; required: boolean }[];
}

const columns = ['code', 'name', 'department', 'kind', 'promised_workdays', 'materials'] as const;
const longestLimit = 365;

/**
 * Reads a catalogue file (CSV; columns code, name, department, kind, promised_workdays, materials; optional
 * statutory_workdays, name_provenance). Materials are separated by semicolons, and (可选) or (如有) behind one says that it is not demanded; where the file gives no counts,
 * one original is seen and one copy kept.
 * @throws CoreError `IMPORT_REJECTED` naming every wrong line
 */
export function parseCatalogue(text: string): ImportedItem[] {
  const problems: ImportProblem[] = [];
  const lineOfCode = new Map<string, number>();
  const items = readCsvLines(text, columns).map(({ line, cells }) => {
    const report = (column: string, code: string) =>
      problems.push({ line, column, code, value: cells[column] });
    const code = cells.code ?? '';
    if (!/^[A-Z]{2,4}\d{3,4}$/.test(code)) report('code', 'item-code');
    else if (lineOfCode.has(code)) report('code', 'item-code-twice');
    lineOfCode.set(code, line);
    const name = cells.name ?? '';
    if (name === '' || name.length > 100) report('name', name === '' ? 'empty' : 'too-long');
    const department = cells.department ?? '';
    if (department === '') report('department', 'empty');
    const kind = cells.kind as ServiceItemKind;
    if (!serviceItemKinds.includes(kind)) report('kind', 'item-kind');
    const promisedDays = readDays(cells.promised_workdays);
    if (promisedDays === null) report('promised_workdays', 'days');
    const ownStatutory = cells.statutory_workdays ? readDays(cells.statutory_workdays) : undefined;
    if (ownStatutory === null) report('statutory_workdays', 'days');
    const statutoryDays = ownStatutory ?? statutoryDaysOfKind(kind);
    if (statutoryDays !== null && promisedDays !== null && promisedDays > statutoryDays) {
      report('promised_workdays', 'longer-than-statutory');
    }
    return {
      line,
      code,
      name,
      department,
      kind,
      promisedDays: promisedDays ?? 0,
      statutoryDays,
      statutoryGiven: ownStatutory !== undefined,
      provenance: cells.name_provenance ?? '',
      materials: splitMaterials(cells.materials ?? ''),
    };
  });
  rejectIfAny(problems);
  return items;
}

function readDays(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return null;
  const days = Number(text);
  return days <= longestLimit ? days : null;
}

/** How a catalogue file marks a paper that is taken where there is one and never asked back. */
const notDemanded = /[(（](可选|如有)[)）]$/;

function splitMaterials(text: string): ImportedItem['materials'] {
  return text
    .split(/[;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((text) => {
      const name = text.replace(notDemanded, '');
      return { name, originals: 1, copies: 1, required: name === text };
    });
}
