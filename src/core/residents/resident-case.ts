import type { ResidentCase } from '#shared/contract/residents.ts';
import { type CaseLineRow, caseLineReader } from '../cases/case-line.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';

/** Turns rows of one answer into cases that say which centre took them in; the number begins with its site. */
export function residentCaseReader(context: CoreContext): (row: CaseLineRow) => ResidentCase {
  const { read, site } = context.data.database;
  const lineOf = caseLineReader(context);
  const names = new Map<string, string>();
  const nameOf = (siteNumber: string) => {
    const known = names.get(siteNumber) ?? read.first(centreBySite(siteNumber))?.name ?? '';
    names.set(siteNumber, known);
    return known;
  };
  return (row) => ({
    ...lineOf(row),
    centreName: nameOf(row.site_number),
    here: row.site_number === site.siteNumber,
  });
}
