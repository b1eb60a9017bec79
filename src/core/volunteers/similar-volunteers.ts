import type { SimilarVolunteer, VolunteerData, VolunteerImport } from '#shared/contract/volunteers.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { tidyIdentityNumber } from '../residents/resident-line.ts';
import {
  type VolunteerRow,
  volunteersByNameAndBirth,
  volunteersByNameAndPhone,
  volunteersByNumber,
} from './queries.ts';
import { volunteerLines } from './volunteer-line.ts';

/** Records that may be the same person, those with the same number first. Nothing is ever merged by this. */
export function similarVolunteers(read: ReadHandle, data: VolunteerData): SimilarVolunteer[] {
  const found = candidates(read, data);
  const lines = volunteerLines(
    read,
    [...found.values()].map(({ row }) => row),
  );
  return lines.map((line) => ({ ...line, why: found.get(line.id)?.why ?? 'same-number' }));
}

/** The same of somebody whose number nobody has: who may be registered under another one. */
export function alikeVolunteers(
  read: ReadHandle,
  data: VolunteerData,
): VolunteerImport['lines'][number]['alike'] {
  return [...candidates(read, data).values()].flatMap(({ row, why }) =>
    why === 'same-number'
      ? []
      : [
          {
            ...{ name: row.name, maskedNumber: maskIdentityNumber(row.identity_number) },
            ...{ centreName: row.centre_name ?? '', why },
          },
        ],
  );
}

/** @throws CoreError `SAME_PERSON` for a new volunteer like one who is known and who was not shown */
export function refuseUnseenVolunteers(
  read: ReadHandle,
  data: VolunteerData,
  notSameAs: { ids: readonly string[]; reason: string } | null,
): void {
  const seen = new Set(notSameAs?.reason ? notSameAs.ids : []);
  const found = candidates(read, data);
  const unseen = [...found].filter(([id, { why }]) => why === 'same-number' || !seen.has(id));
  if (unseen.length > 0) throw failure('SAME_PERSON', { residentIds: unseen.map(([id]) => id) });
}

function candidates(read: ReadHandle, data: VolunteerData) {
  const found = new Map<string, { row: VolunteerRow; why: SimilarVolunteer['why'] }>();
  const add = (rows: readonly VolunteerRow[], why: SimilarVolunteer['why']) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { row, why });
  };
  const number = tidyIdentityNumber(data.identityNumber);
  if (number !== '') add(read.all(volunteersByNumber(number)), 'same-number');
  if (data.name.trim() === '') return found;
  add(read.all(volunteersByNameAndBirth(data.name, data.birthDate)), 'same-birth-date');
  if (data.phone.trim() !== '')
    add(read.all(volunteersByNameAndPhone(data.name, data.phone.trim())), 'same-phone');
  return found;
}
