import type { Selectable } from 'kysely';
import type { CentreStanding } from '#shared/contract/town.ts';
import { countCases } from '../cases/list-cases.ts';
import type { CoreContext } from '../context.ts';
import type { Schema } from '../db/query.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allCentres } from '../transfers/queries.ts';
import { contacts, lastRecordOf } from './queries.ts';

/** A reading of the hybrid clock begins with the milliseconds. */
const CLOCK_DIGITS = 13;

/**
 * 全镇办件: how every centre stands, from what is in this database; the town's site has all of it.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function standingOfCentres(context: CoreContext, actor: StaffActor): CentreStanding[] {
  requireRole(actor, 'manager', 'administrator', 'auditor');
  const { read } = context.data.database;
  const told = new Map(read.all(contacts()).map((row) => [row.site_number, row]));
  return read.all(allCentres()).map(({ site_number, name }) => {
    const clock = read.first(lastRecordOf(site_number))?.clock;
    return {
      siteNumber: site_number,
      name,
      ...countCases(context, site_number),
      contact: contactOf(told.get(site_number)),
      lastRecordAt: clock ? new Date(Number(clock.slice(0, CLOCK_DIGITS))).toISOString() : null,
    };
  });
}

function contactOf(row: Selectable<Schema['centre_contacts']> | undefined): CentreStanding['contact'] {
  if (!row) return null;
  const { seen_at, silent, waiting, scans_waiting, refused, told_at } = row;
  return {
    ...{ seenAt: seen_at, silent: silent === 1, waiting, scansWaiting: scans_waiting, refused },
    toldAt: told_at,
  };
}
