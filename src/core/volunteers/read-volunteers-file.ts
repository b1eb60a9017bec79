import { parse } from 'csv-parse/sync';
import type { VolunteerData } from '#shared/contract/volunteers.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { POLITICAL_STATUSES, SERVICE_KINDS } from '#shared/domain/volunteers.ts';
import { POLITICAL_STATUS_WORDS, SERVICE_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { openWorkbook } from '../files/open-workbook.ts';
import { readSheet, type SheetRow } from '../files/sheet-rows.ts';
import { decodeTextFile, type ImportProblem } from '../import-file.ts';

/** The columns of a register of volunteers, in any order; the first two must be there. */
export const volunteerColumnNames = {
  name: '姓名',
  identityNumber: '证件号码',
  sex: '性别',
  birthDate: '出生日期',
  phone: '联系电话',
  address: '居住区域',
  centre: '所属中心',
  grid: '网格',
  politicalStatus: '政治面貌',
  branch: '党支部',
  squad: '服务队',
  skills: '技能',
  serviceKinds: '服务类别',
  registeredOn: '登记日期',
  note: '备注',
} as const;
type Column = keyof typeof volunteerColumnNames;

/** A line of the file as a volunteer; what could not be read is among the problems. */
export interface VolunteerOfFile {
  line: number;
  data: VolunteerData;
  /** The columns that the file has and this line fills. */
  filled: ReadonlySet<Column>;
}

/** What names stand for in this town. */
export interface NamesOfTown {
  centres: ReadonlyMap<string, string>;
  branches: ReadonlyMap<string, string>;
  squads: ReadonlyMap<string, string>;
  ownSite: string;
  today: LocalDate;
}

const mostLines = 5000;

/** Reads a register, a workbook (first sheet) or CSV; every fault by line and column. */
export async function readVolunteersFile(
  file: { name: string; bytes: Uint8Array },
  names: NamesOfTown,
  problems: ImportProblem[],
): Promise<VolunteerOfFile[]> {
  const table = /\.xlsx$/i.test(file.name)
    ? await readXlsx(file.bytes, problems)
    : readCsv(file.bytes, problems);
  if (!table) return [];
  for (const column of ['name', 'identityNumber'] as const) {
    const heading = volunteerColumnNames[column];
    if (!table.headings.includes(heading))
      problems.push({ line: 1, column: heading, code: 'column-missing' });
  }
  if (table.rows.length > mostLines) {
    problems.push({ line: mostLines + 2, code: 'too-many-lines', value: String(table.rows.length) });
    return [];
  }
  return problems.length > 0 ? [] : table.rows.map((row) => volunteerOf(row, names, problems));
}

async function readXlsx(bytes: Uint8Array, problems: ImportProblem[]) {
  const workbook = await openWorkbook(bytes);
  const sheet = workbook?.worksheets[0];
  if (sheet) return readSheet(sheet, problems);
  problems.push({ line: 0, code: 'not-workbook' });
  return null;
}

function readCsv(bytes: Uint8Array, problems: ImportProblem[]) {
  let records: string[][];
  try {
    records = parse(decodeTextFile(bytes), { bom: true, relax_column_count: true, trim: true }) as string[][];
  } catch (cause) {
    problems.push({ line: (cause as { lines?: number }).lines ?? 1, code: 'not-csv' });
    return null;
  }
  const headings = records[0] ?? [];
  const rows = records.slice(1).flatMap((record, at): SheetRow[] => {
    if (record.every((cell) => cell === '')) return [];
    return [
      {
        line: at + 2,
        cells: Object.fromEntries(headings.map((heading, column) => [heading, record[column] ?? ''])),
      },
    ];
  });
  return { headings, rows };
}

function volunteerOf(
  { line, cells }: SheetRow,
  names: NamesOfTown,
  problems: ImportProblem[],
): VolunteerOfFile {
  const text = (column: Column) => cells[volunteerColumnNames[column]]?.trim() ?? '';
  const wrong = (column: Column, code: string) =>
    problems.push({ line, column: volunteerColumnNames[column], code, value: text(column).slice(0, 60) });
  const word = <Value>(column: Column, words: ReadonlyMap<string, Value>, otherwise: Value): Value => {
    const given = text(column);
    if (given === '') return otherwise;
    const value = words.get(given);
    if (value === undefined) wrong(column, UNKNOWN[column] ?? 'unknown');
    return value ?? otherwise;
  };
  const list = (column: Column) =>
    text(column)
      .split(/[、,，;；\s]+/)
      .filter((entry) => entry !== '');
  const number = checkIdentityNumber(text('identityNumber'));
  const serviceKinds = list('serviceKinds').flatMap((entry) => {
    const kind = kindWords.get(entry);
    if (kind === undefined) wrong('serviceKinds', 'service-kind');
    return kind === undefined ? [] : [kind];
  });
  if (text('name') === '') wrong('name', 'required');
  if (!number.valid) wrong('identityNumber', 'not-valid');
  const sex = word('sex', sexWords, number.valid ? number.sex : '0');
  if (number.valid && sex !== number.sex) wrong('sex', 'not-of-number');
  const birthDate = number.valid ? number.birthDate : '';
  if (text('birthDate') !== '' && number.valid && dateOf(text('birthDate')) !== birthDate) {
    wrong('birthDate', 'not-of-number');
  }
  const registeredOn = text('registeredOn') === '' ? names.today : dateOf(text('registeredOn'));
  if (registeredOn === null) wrong('registeredOn', 'not-a-date');
  return {
    line,
    filled: new Set((Object.keys(volunteerColumnNames) as Column[]).filter((column) => text(column) !== '')),
    data: {
      identityKind: 'resident-id',
      identityNumber: number.valid ? number.number : text('identityNumber'),
      name: text('name'),
      sex,
      birthDate,
      phone: text('phone'),
      address: text('address'),
      siteNumber: word('centre', names.centres, names.ownSite),
      grid: text('grid'),
      politicalStatus: word('politicalStatus', statusWords, text('branch') === '' ? 'masses' : 'member'),
      branchId: word('branch', names.branches, null as string | null) ?? null,
      squadId: word('squad', names.squads, null as string | null) ?? null,
      skills: list('skills'),
      serviceKinds,
      registeredOn: registeredOn ?? names.today,
      note: text('note'),
    },
  };
}

const UNKNOWN: Partial<Record<Column, string>> = { sex: 'sex-word', politicalStatus: 'political-status' };
const sexWords: ReadonlyMap<string, VolunteerData['sex']> = new Map([
  ['男', '1'],
  ['女', '2'],
]);
const statusWords = new Map(POLITICAL_STATUSES.map((status) => [POLITICAL_STATUS_WORDS[status], status]));
const kindWords = new Map(SERVICE_KINDS.map((kind) => [SERVICE_KIND_WORDS[kind], kind]));

/** `2024-3-1`, `2024/03/01`, `2024.3.1` or `2024年3月1日` as a date; null when it is none. */
function dateOf(text: string): LocalDate | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
