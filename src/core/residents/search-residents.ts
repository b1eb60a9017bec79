import { isLocalDate } from '#shared/domain/local-date.ts';
import { normaliseSearchText } from '#shared/domain/search-text.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { standingRows } from './joined.ts';
import { residentsByNumberStart, residentsByPhoneStart } from './queries.ts';
import { type ResidentRow, tidyIdentityNumber } from './resident-line.ts';
import {
  residentsBornOn,
  residentsByInitials,
  residentsByInitialsStart,
  residentsByName,
  residentsByNamePart,
  residentsByNumberEnd,
  residentsByPhoneEnd,
} from './search-queries.ts';

/**
 * People and organisations by name, pinyin initials, the beginning or the end of the number of a paper or of a telephone
 * number, or the day of birth as eight digits.
 * Who has exactly this name comes first, and of these who was here last.
 */
export function searchResidents(read: ReadHandle, text: string, limit: number): ResidentRow[] {
  return standingRows(read, everyRecord(read, text, limit));
}

function everyRecord(read: ReadHandle, text: string, limit: number): ResidentRow[] {
  const tidied = tidyIdentityNumber(text);
  if (isNumberStart(tidied)) {
    const byStart = joinUpTo(limit, read.all(residentsByNumberStart(tidied, limit)), () =>
      read.all(residentsByPhoneStart(tidied, limit)),
    );
    return joinUpTo(limit, byStart, () => byFragment(read, tidied, limit));
  }
  const normalised = normaliseSearchText(text);
  if (/^[a-z]{2,}$/.test(normalised)) {
    const exact = read.all(residentsByInitials(normalised, limit));
    return joinUpTo(limit, exact, () => read.all(residentsByInitialsStart(normalised, limit)));
  }
  if (!/\p{Script=Han}/u.test(normalised)) return [];
  const exact = read.all(residentsByName(normalised, limit));
  return joinUpTo(limit, exact, () => read.all(residentsByNamePart(normalised, limit)));
}

/** So many can be told apart at a glance. */
const MOST_BY_PART = 5;

/**
 * Who is meant by what a person without a card remembers: the end of the number or of a telephone, the day of birth, or
 * the name. Not by how a number begins: one that is being typed would fit half the town.
 */
export function searchResidentsByPart(read: ReadHandle, text: string): ResidentRow[] {
  return standingRows(read, everyRecordByPart(read, text));
}

function everyRecordByPart(read: ReadHandle, text: string): ResidentRow[] {
  const byEnd = byFragment(read, tidyIdentityNumber(text), MOST_BY_PART);
  const name = normaliseSearchText(text);
  if (byEnd.length > 0 || !/^[\p{Script=Han}·]{2,}$/u.test(name)) return byEnd;
  return read.all(residentsByName(name, MOST_BY_PART));
}

/** The last digits of a number are what people remember, or the day of birth in it: `1224`, `19580808`. */
function byFragment(read: ReadHandle, fragment: string, limit: number): ResidentRow[] {
  if (!/^\d{3,17}[\dX]$/.test(fragment)) return [];
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(fragment)?.slice(1).join('-');
  const born = day !== undefined && isLocalDate(day) ? read.all(residentsBornOn(day, limit)) : [];
  const byNumber = joinUpTo(limit, born, () => read.all(residentsByNumberEnd(fragment, limit)));
  return joinUpTo(limit, byNumber, () => read.all(residentsByPhoneEnd(fragment, limit)));
}

/** Of a number of a person or a telephone, or of a credit code, which has letters from the third character on. */
function isNumberStart(text: string): boolean {
  return (
    /^[A-Z]{0,2}\d{3,17}[\dX]?$/.test(text) || /^[1-9A-GY]\d\d{3,6}[0-9A-HJ-NP-RTUWXY]{0,11}$/.test(text)
  );
}

function joinUpTo(limit: number, first: ResidentRow[], more: () => ResidentRow[]): ResidentRow[] {
  if (first.length >= limit) return first;
  const known = new Set(first.map((row) => row.id));
  return [...first, ...more().filter((row) => !known.has(row.id))].slice(0, limit);
}
