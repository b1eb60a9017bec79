import { uuidv7 } from 'uuidv7';
import type { VolunteerData, VolunteerImport } from '#shared/contract/volunteers.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import type { ImportProblem } from '../import-file.ts';
import { centreNames } from '../reports/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { checkVolunteer } from './check-volunteer.ts';
import { branches, knownGroups, squads } from './groups.ts';
import { type VolunteerRow, volunteersByNumber } from './queries.ts';
import { readVolunteersFile, type VolunteerOfFile, volunteerColumnNames } from './read-volunteers-file.ts';
import { volunteerColumns } from './service.ts';
import { alikeVolunteers } from './similar-volunteers.ts';

interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

type Written = ReturnType<typeof volunteerColumns>;

interface PlannedLine {
  line: number;
  data: VolunteerData;
  known: VolunteerRow | undefined;
  /** Of a change: what differs. A cell that is empty in the file leaves the record as it is. */
  changes: Partial<Written>;
}

/** What taking a register in would do, and what is wrong with it; nothing is written. */
export async function previewVolunteers(
  context: CoreContext,
  actor: StaffActor,
  file: ChosenFile,
): Promise<VolunteerImport> {
  requireRole(actor, 'manager', 'administrator');
  const { plans, problems } = await planImport(context, file);
  return { lines: linesOf(context, plans), problems };
}

/**
 * Takes a register in, all of it or nothing. Who is known is known by the number of the paper; a change writes only
 * the columns that the line fills.
 * @param notSameReason why whoever is like somebody known is somebody else; stands in the log
 * @throws CoreError `ROLE_NOT_ALLOWED`, `IMPORT_REJECTED`, `SAME_PERSON` for lines like somebody known without a reason
 */
export async function importVolunteers(
  context: CoreContext,
  actor: StaffActor,
  file: ChosenFile,
  notSameReason = '',
): Promise<VolunteerImport> {
  requireRole(actor, 'manager', 'administrator');
  const { plans, problems } = await planImport(context, file);
  if (problems.length > 0) throw failure('IMPORT_REJECTED', { problems });
  const lines = linesOf(context, plans);
  const alike = lines.filter((line) => line.alike.length > 0 || line.alikeLine !== null);
  if (alike.length > 0 && notSameReason.trim() === '') {
    throw failure('SAME_PERSON', { residentIds: alike.map(({ line }) => String(line)) });
  }
  const command = {
    name: 'volunteers.import',
    actor,
    subject: { entity: 'volunteer', id: file.name.slice(0, 80) },
    reason: notSameReason.trim(),
  };
  context.data.database.write(command, (unit) => {
    for (const { data, known, changes } of plans) {
      if (known) unit.update('volunteer', { id: known.id }, changes);
      else unit.insert('volunteer', { id: uuidv7(), left_on: null, ...volunteerColumns(data) });
    }
  });
  return { lines, problems: [] };
}

function linesOf(
  { data: { database } }: CoreContext,
  plans: readonly PlannedLine[],
): VolunteerImport['lines'] {
  const people = new Map<string, number>();
  return plans.map(({ line, data, known, changes }) => {
    const columns = Object.keys(changes).flatMap((column) => headingOf.get(column) ?? []);
    const person = `${data.name} ${data.birthDate}`;
    const alikeLine = known ? null : (people.get(person) ?? null);
    if (!people.has(person)) people.set(person, line);
    return {
      ...{ line, name: data.name, columns, alikeLine },
      what: known ? (columns.length > 0 ? 'change' : 'same') : 'new',
      alike: known ? [] : alikeVolunteers(database.read, data),
    };
  });
}

async function planImport(context: CoreContext, file: ChosenFile) {
  const { database } = context.data;
  const { read, site } = database;
  const today = localDateInShanghai(database.now());
  const problems: ImportProblem[] = [];
  const byName = (rows: { name: string; id: string }[]) => new Map(rows.map(({ name, id }) => [name, id]));
  const lines = await readVolunteersFile(
    file,
    {
      centres: new Map(read.all(centreNames).map(({ name, siteNumber }) => [name, siteNumber])),
      branches: byName(branches(read)),
      squads: byName(squads(read)),
      ownSite: site.siteNumber,
      today,
    },
    problems,
  );
  const groups = knownGroups(read);
  const seen = new Map<string, number>();
  const plans = lines.map((line) => {
    const number = line.data.identityNumber;
    const first = seen.get(number);
    if (first !== undefined) {
      problems.push({
        line: line.line,
        column: volunteerColumnNames.identityNumber,
        code: 'twice-in-file',
        value: String(first),
      });
    }
    seen.set(number, first ?? line.line);
    return planLine(line, read.all(volunteersByNumber(number))[0]);
  });
  // What the reading found wrong with a line is not said of it a second time.
  const faulty = new Set(problems.map(({ line }) => line));
  for (const { line, data, known } of plans) {
    if (faulty.has(line)) continue;
    if (known && known.left_on !== null) {
      problems.push({ line, column: volunteerColumnNames.name, code: 'has-left', value: known.left_on });
      continue;
    }
    for (const { field, code } of checkVolunteer(known ? merged(data, known) : data, groups, today, false)) {
      const column = headingOfField.get(field);
      problems.push({ line, ...(column !== undefined && { column }), code });
    }
  }
  problems.sort((one, other) => one.line - other.line);
  return { plans, problems };
}

function planLine({ line, data, filled }: VolunteerOfFile, known: VolunteerRow | undefined): PlannedLine {
  if (!known) return { line, data, known, changes: {} };
  const columns = volunteerColumns(data);
  const changes = Object.fromEntries(
    Object.entries(columns).filter(([column, value]) => {
      const heading = columnKeyOf.get(column);
      return heading !== undefined && filled.has(heading) && known[column as keyof VolunteerRow] !== value;
    }),
  ) as Partial<Written>;
  return { line, data, known, changes };
}

/** The record as it will be, for the rules that look at several fields. */
function merged(data: VolunteerData, known: VolunteerRow): VolunteerData {
  return { ...data, branchId: data.branchId ?? known.branch_id, squadId: data.squadId ?? known.squad_id };
}

const columnKeyOf = new Map([
  ['name', 'name'],
  ['phone', 'phone'],
  ['address', 'address'],
  ['site_number', 'centre'],
  ['grid', 'grid'],
  ['political_status', 'politicalStatus'],
  ['branch_id', 'branch'],
  ['squad_id', 'squad'],
  ['skills', 'skills'],
  ['service_kinds', 'serviceKinds'],
  ['registered_on', 'registeredOn'],
  ['note', 'note'],
] as const) as ReadonlyMap<string, keyof typeof volunteerColumnNames>;
const headingOf: ReadonlyMap<string, string> = new Map(
  [...columnKeyOf].map(([column, key]) => [column, volunteerColumnNames[key]]),
);
const headingOfField: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(volunteerColumnNames),
  ['siteNumber', volunteerColumnNames.centre],
  ['branchId', volunteerColumnNames.branch],
  ['squadId', volunteerColumnNames.squad],
]);
