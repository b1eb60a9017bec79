import { uuidv7 } from 'uuidv7';
import type { PartyBranch, VolunteerSquad } from '#shared/contract/volunteers.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { centreNames } from '../reports/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import type { KnownGroups } from './check-volunteer.ts';
import { branchRows, squadRows } from './queries.ts';

/** 党支部 in use. */
export function branches(read: ReadHandle): PartyBranch[] {
  return read.all(branchRows()).map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind as PartyBranch['kind'],
    siteNumber: row.site_number,
    secretary: row.secretary,
    themedDay: row.themed_day,
  }));
}

/** 服务队 in use, each with its captain. */
export function squads(read: ReadHandle): VolunteerSquad[] {
  return read.all(squadRows()).map((row) => ({
    id: row.id,
    name: row.name,
    captain: row.captain,
    captainDuty: row.captain_duty,
  }));
}

/** What a volunteer can belong to. */
export function knownGroups(read: ReadHandle): KnownGroups {
  return {
    siteNumbers: new Set(read.all(centreNames).map(({ siteNumber }) => siteNumber)),
    branchIds: new Set(branches(read).map(({ id }) => id)),
    squadIds: new Set(squads(read).map(({ id }) => id)),
  };
}

/** A register to be imported names groups by their names, so that no two may share one. */
function refuseSecondName(
  known: readonly { id: string; name: string }[],
  id: string | null,
  name: string,
): void {
  if (known.some((other) => other.id !== id && other.name === name)) throw problem('name', 'already-there');
}

function requireCentre(read: ReadHandle, siteNumber: string): void {
  if (!read.all(centreNames).some((centre) => centre.siteNumber === siteNumber)) {
    throw problem('siteNumber', 'unknown');
  }
}

const problem = (field: string, code: string) => failure('INVALID_ANSWERS', { problems: [{ field, code }] });

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a name or a centre that cannot be */
export function saveBranch(
  context: CoreContext,
  actor: StaffActor,
  { id, ...branch }: Omit<PartyBranch, 'id'> & { id: string | null },
): PartyBranch[] {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const fields = {
    name: branch.name.trim(),
    kind: branch.kind,
    site_number: branch.siteNumber,
    secretary: branch.secretary.trim(),
    themed_day: branch.themedDay,
  };
  const others = branches(database.read);
  if (id !== null && !others.some((known) => known.id === id)) {
    throw failure('NOT_FOUND', { entity: 'partyBranch', id });
  }
  refuseSecondName(others, id, fields.name);
  requireCentre(database.read, branch.siteNumber);
  const branchId = id ?? uuidv7();
  const subject = { entity: 'partyBranch', id: branchId };
  database.write({ name: 'volunteers.saveBranch', actor, subject }, (unit) => {
    if (id === null)
      unit.insert('partyBranch', {
        ...{ id: branchId, closed_on: null, waived_meetings: '{}' },
        ...fields,
      });
    else unit.update('partyBranch', { id }, fields);
  });
  return branches(database.read);
}

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a name that another squad has */
export function saveSquad(
  context: CoreContext,
  actor: StaffActor,
  { id, ...squad }: Omit<VolunteerSquad, 'id'> & { id: string | null },
): VolunteerSquad[] {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const fields = {
    name: squad.name.trim(),
    captain: squad.captain.trim(),
    captain_duty: squad.captainDuty.trim(),
  };
  const others = squads(database.read);
  if (id !== null && !others.some((known) => known.id === id)) {
    throw failure('NOT_FOUND', { entity: 'volunteerSquad', id });
  }
  refuseSecondName(others, id, fields.name);
  const squadId = id ?? uuidv7();
  const subject = { entity: 'volunteerSquad', id: squadId };
  database.write({ name: 'volunteers.saveSquad', actor, subject }, (unit) => {
    if (id === null) unit.insert('volunteerSquad', { id: squadId, closed_on: null, ...fields });
    else unit.update('volunteerSquad', { id }, fields);
  });
  return squads(database.read);
}
