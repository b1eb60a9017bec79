import type { CaseLine, CaseState } from '#shared/contract/cases.ts';
import { lampFor, lampThresholds } from '#shared/domain/deadline-lamp.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import { readSettings } from '../settings/service.ts';

export interface CaseLineRow {
  id: string;
  number: string;
  site_number: string;
  item_code: string;
  item_name: string;
  department: string;
  resident_id: string;
  applicant_name: string;
  state: string;
  accepted_at: string;
  accepted_on: string;
  promised_days: number;
  promised_due: string;
  statutory_due: string | null;
  extension_days: number | null;
  suspended_on: string | null;
  closed_at: string | null;
  provisional: number;
  clerk_name: string;
}

/** Turns rows of one answer into lines of the list, with the lamp as it stands today. */
export function caseLineReader(context: CoreContext): (row: CaseLineRow) => CaseLine {
  const { database } = context.data;
  const calendar = loadWorkCalendar(database.read);
  const thresholds = lampThresholds(readSettings(database.read));
  const today = localDateInShanghai(database.now());
  return (row) => ({
    id: row.id,
    number: row.number,
    itemCode: row.item_code,
    itemName: row.item_name,
    department: row.department,
    residentId: row.resident_id,
    applicantName: row.applicant_name,
    state: row.state as CaseState,
    acceptedAt: row.accepted_at,
    acceptedOn: row.accepted_on,
    promisedDue: row.promised_due,
    statutoryDue: row.statutory_due,
    provisional: row.provisional === 1,
    clerkName: row.clerk_name,
    lamp:
      row.closed_at !== null
        ? null
        : lampFor({
            due: row.promised_due,
            today,
            totalDays: row.promised_days + (row.extension_days ?? 0),
            suspended: row.suspended_on !== null,
            calendar,
            thresholds,
          }),
  });
}
