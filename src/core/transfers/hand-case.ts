import type { CaseRow } from '../cases/case-course.ts';
import { eventsOfCase } from '../cases/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { papersInHand } from './queries.ts';

/**
 * Gives a case into the hands of another centre: from then on that centre writes it and this one reads it. The clerk
 * who asked for it, or who agreed, has it there.
 * @returns the papers that go along, as JSON
 */
export function handCase(
  { data: { database } }: CoreContext,
  unit: UnitOfWork,
  row: CaseRow,
  { to, clerk, by, reason }: { to: string; clerk: Actor; by: Actor; reason: string },
): string {
  const nameOf = (siteNumber: string) => unit.read.first(centreBySite(siteNumber))?.name ?? siteNumber;
  const last = unit.read.all(eventsOfCase(row.id)).at(-1)?.step_number ?? 0;
  unit.update('case', { id: row.id }, { held_by: to, clerk_id: clerk.id, clerk_name: clerk.name });
  unit.insert('caseEvent', {
    case_id: row.id,
    step_number: last + 1,
    step: 'transfer',
    from_state: row.state,
    to_state: row.state,
    at: database.now().toISOString(),
    actor_id: by.id,
    actor_name: by.name,
    site_number: database.site.siteNumber,
    note: `${nameOf(database.site.siteNumber)}移交给${nameOf(to)}：${reason}`,
  });
  return JSON.stringify(unit.read.all(papersInHand(row.id)));
}
