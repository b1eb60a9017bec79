import type { VolunteerData, VolunteerLine } from '#shared/contract/volunteers.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { balances } from '../ledger/service.ts';
import { starsGranted, type VolunteerRow } from './queries.ts';

/** Volunteers as a list shows them, with what they have earned. */
export function volunteerLines(read: ReadHandle, rows: readonly VolunteerRow[]): VolunteerLine[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const earned = balances(read, ids);
  const stars = new Map(read.all(starsGranted(ids)).map((row) => [row.volunteer_id, row.stars]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    sex: row.sex as VolunteerLine['sex'],
    phone: row.phone,
    maskedNumber: maskIdentityNumber(row.identity_number),
    siteNumber: row.site_number,
    centreName: row.centre_name ?? '',
    branchName: row.branch_name ?? '',
    squadName: row.squad_name ?? '',
    ...(earned.get(row.id) ?? { minutes: 0, points: 0 }),
    stars: stars.get(row.id) ?? 0,
    leftOn: row.left_on,
  }));
}

/** What was registered of a volunteer; the number stays in core. */
export function registeredData(row: VolunteerRow): VolunteerData {
  return {
    identityKind: row.identity_kind as VolunteerData['identityKind'],
    identityNumber: '',
    name: row.name,
    sex: row.sex as VolunteerData['sex'],
    birthDate: row.birth_date,
    phone: row.phone,
    address: row.address,
    siteNumber: row.site_number,
    grid: row.grid,
    politicalStatus: row.political_status as VolunteerData['politicalStatus'],
    branchId: row.branch_id,
    squadId: row.squad_id,
    skills: JSON.parse(row.skills) as string[],
    serviceKinds: JSON.parse(row.service_kinds) as VolunteerData['serviceKinds'],
    registeredOn: row.registered_on,
    note: row.note,
  };
}
