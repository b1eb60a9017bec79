import { normaliseSearchText } from '#shared/domain/search-text.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { tidyIdentityNumber } from '../residents/resident-line.ts';
import {
  type VolunteerRow,
  volunteerById,
  volunteersByInitials,
  volunteersByNameStart,
  volunteersByNumberStart,
  volunteersByPhoneStart,
  volunteersByPinyin,
} from './queries.ts';

/** What the code on a volunteer's card says: this, then the identifier. */
export const VOLUNTEER_CODE = 'OWV:';

/** Volunteers by the code of their card, the beginning of a number or a telephone number, name, or pinyin initials. */
export function searchVolunteers(read: ReadHandle, text: string, limit: number): VolunteerRow[] {
  const typed = text.trim();
  if (typed === '') return [];
  if (typed.toUpperCase().startsWith(VOLUNTEER_CODE)) {
    const row = read.first(volunteerById(typed.slice(VOLUNTEER_CODE.length).toLowerCase()));
    return row ? [row] : [];
  }
  const tidied = tidyIdentityNumber(typed);
  if (/^[A-Z]{0,2}\d{3,17}[\dX]?$/.test(tidied)) {
    const byPhone = read.all(volunteersByPhoneStart(tidied, limit));
    const byNumber = read.all(volunteersByNumberStart(tidied, limit));
    return unique([...byPhone, ...byNumber]).slice(0, limit);
  }
  const normalised = normaliseSearchText(typed);
  if (/^[a-z]+$/.test(normalised)) {
    const byInitials = read.all(volunteersByInitials(normalised, limit));
    return unique([...byInitials, ...read.all(volunteersByPinyin(normalised, limit))]).slice(0, limit);
  }
  return /\p{Script=Han}/u.test(normalised) ? read.all(volunteersByNameStart(normalised, limit)) : [];
}

function unique(rows: readonly VolunteerRow[]): VolunteerRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
