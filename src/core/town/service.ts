import type { CentreStanding } from '#shared/contract/town.ts';
import { countCases } from '../cases/list-cases.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allCentres } from '../transfers/queries.ts';
import { lastRecordOf } from './queries.ts';

/** A reading of the hybrid clock begins with the milliseconds. */
const CLOCK_DIGITS = 13;

/**
 * 全镇办件: how every centre stands, from what is in this database; the town's site has all of it.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function standingOfCentres(context: CoreContext, actor: StaffActor): CentreStanding[] {
  requireRole(actor, 'manager', 'administrator', 'auditor');
  const { read } = context.data.database;
  return read.all(allCentres()).map(({ site_number, name }) => {
    const clock = read.first(lastRecordOf(site_number))?.clock;
    return {
      siteNumber: site_number,
      name,
      ...countCases(context, site_number),
      lastRecordAt: clock ? new Date(Number(clock.slice(0, CLOCK_DIGITS))).toISOString() : null,
    };
  });
}
