import type { CaseLine } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { caseLineReader } from '../cases/case-line.ts';
import {
  caseLineByNumber,
  caseLinesByNumberStart,
  caseLinesBySerial,
  caseLinesOfResidents,
} from '../cases/queries.ts';
import { searchItems } from '../catalogue/service.ts';
import type { CoreContext } from '../context.ts';
import { recordsOfPerson } from '../residents/joined.ts';
import { type ResidentRow, residentLineOf } from '../residents/resident-line.ts';
import { searchResidents } from '../residents/search-residents.ts';

/**
 * Ctrl+K: items, residents and cases by text, pinyin initials, or a number. A case is found by its whole number
 * (typed or scanned), the start of it, its serial alone, or by whose it is.
 */
export function searchEverything(context: CoreContext, text: string, limit: number): SearchResult {
  const trimmed = text.trim();
  if (trimmed === '') return { items: [], residents: [], cases: [] };
  const residents = searchResidents(context.data.database.read, trimmed, limit);
  return {
    items: searchItems(context, trimmed, limit),
    residents: residents.map(residentLineOf),
    cases: searchCases(context, trimmed, residents, limit),
  };
}

function searchCases(
  context: CoreContext,
  text: string,
  residents: ResidentRow[],
  limit: number,
): CaseLine[] {
  const { read } = context.data.database;
  const lineOf = caseLineReader(context);
  // The QR code of a paper holds its number, which begins with that of the case.
  const number = parsePaperNumber(text)?.case ?? parseCaseNumber(text);
  if (number) return read.all(caseLineByNumber(formatCaseNumber(number))).map(lineOf);
  if (/^\d{2}-\d{4}(-\d*)?$/.test(text)) return read.all(caseLinesByNumberStart(text, limit)).map(lineOf);
  const tidied = tidyCode(text).text;
  if (/^\d{1,6}$/.test(tidied)) return read.all(caseLinesBySerial(Number(tidied), limit)).map(lineOf);
  if (residents.length === 0) return [];
  return read
    .all(
      caseLinesOfResidents(
        residents.flatMap(({ id }) => recordsOfPerson(read, id)),
        limit,
      ),
    )
    .map(lineOf);
}
