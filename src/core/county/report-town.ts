import type { Selectable } from 'kysely';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { CaseFigures, OverdueCase } from '#shared/domain/town-figures.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { Schema } from '../db/query.ts';
import { allTowns, figuresOf, overdueOf } from './queries.ts';

/** How a town stands, counted by its hub. */
export interface TownReport {
  name: string;
  day: LocalDate;
  centres: readonly (CaseFigures & { centreNumber: string; name: string })[];
  overdue: readonly OverdueCase[];
}

/**
 * In the folder by which a town's hub is a site of its county's: writes down what differs from what was told before, so
 * that it travels. A day on which nothing moves costs nothing.
 * @returns whether there was anything to tell
 */
export function reportTown({ data: { database } }: CoreContext, report: TownReport): boolean {
  const townNumber = database.site.siteNumber;
  const { read } = database;
  const toldName = read.all(allTowns).find(({ town_number }) => town_number === townNumber)?.name;
  const figures = figuresToTell(read.all(figuresOf(townNumber, report.day)), report);
  const told = new Map(read.all(overdueOf(townNumber)).map((row) => [row.case_id, row]));
  const overdue = report.overdue.filter((one) => !isTold(told.get(one.caseId), one));
  const here = new Set(report.overdue.map(({ caseId }) => caseId));
  const gone = [...told.keys()].filter((id) => !here.has(id));
  if (toldName === report.name && figures.length + overdue.length + gone.length === 0) return false;
  const countedAt = database.now().toISOString();
  const command = { name: 'county.report', actor: systemActor, subject: { entity: 'town', id: townNumber } };
  database.write(command, (unit) => {
    if (toldName === undefined) unit.insert('town', { town_number: townNumber, name: report.name });
    else unit.update('town', { town_number: townNumber }, { name: report.name });
    for (const { isNew, centreNumber, ...fields } of figures) {
      const key = { town_number: townNumber, day: report.day, centre_number: centreNumber };
      if (isNew) unit.insert('townFigures', { ...key, ...fields, counted_at: countedAt });
      else unit.update('townFigures', key, { ...fields, counted_at: countedAt });
    }
    for (const { caseId, ...one } of overdue) {
      const key = { town_number: townNumber, case_id: caseId };
      if (told.has(caseId)) unit.update('townOverdueCase', key, columnsOf(one));
      else unit.insert('townOverdueCase', { ...key, ...columnsOf(one) });
    }
    for (const id of gone) unit.delete('townOverdueCase', { town_number: townNumber, case_id: id });
  });
  return true;
}

function figuresToTell(told: readonly Selectable<Schema['town_figures']>[], { centres }: TownReport) {
  return centres.flatMap(({ centreNumber, name, ...figures }) => {
    const known = told.find((row) => row.centre_number === centreNumber);
    const fields = {
      centre_name: name,
      open: figures.open,
      due_today: figures.dueToday,
      overdue: figures.overdue,
      received: figures.received,
      correction: figures.correction,
      gaps: figures.gaps,
      to_deliver: figures.toDeliver,
      received_in_month: figures.receivedInMonth,
      completed_in_month: figures.completedInMonth,
    };
    const isSame =
      known &&
      Object.entries(fields).every(([column, value]) => known[column as keyof typeof fields] === value);
    return isSame ? [] : [{ isNew: known === undefined, centreNumber, ...fields }];
  });
}

function columnsOf({
  centreNumber,
  caseNumber,
  itemName,
  department,
  state,
  dueOn,
}: Omit<OverdueCase, 'caseId'>) {
  return {
    centre_number: centreNumber,
    case_number: caseNumber,
    item_name: itemName,
    department,
    state,
    due_on: dueOn,
  };
}

function isTold(row: Selectable<Schema['town_overdue_cases']> | undefined, one: OverdueCase): boolean {
  if (!row) return false;
  const columns = Object.entries(columnsOf(one));
  return columns.every(([column, value]) => row[column as keyof typeof row] === value);
}
