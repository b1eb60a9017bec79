import type { CaseLine, CaseState } from '#shared/contract/cases.ts';
import { lampFor, lampThresholds } from '#shared/domain/deadline-lamp.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import { readSettings } from '../settings/service.ts';

export interface CaseLineRow {
  id: string;
  number: string;
  site_number: string;
  held_by: string | null;
  item_code: string;
  item_name: string;
  department: string;
  resident_id: string;
  applicant_name: string;
  state: string;
  received_at: string;
  received_on: string;
  receipt_due: string | null;
  supplement_due: string | null;
  accepted_at: string | null;
  accepted_on: string | null;
  promised_days: number;
  promised_due: string | null;
  statutory_due: string | null;
  gap_due: string | null;
  forwarded_to: string | null;
  extension_days: number | null;
  suspended_on: string | null;
  suspended_until: string | null;
  closed_at: string | null;
  provisional: number;
  clerk_name: string;
}

/** Turns rows of one answer into lines of the list, with the lamp as it stands today. */
export function caseLineReader(context: CoreContext): (row: CaseLineRow) => CaseLine {
  const { database } = context.data;
  const calendar = loadWorkCalendar(database.read);
  const settings = readSettings(database.read);
  const thresholds = lampThresholds(settings);
  const today = localDateInShanghai(database.now());
  const lampOf = (row: CaseLineRow, due: string) =>
    lampFor({
      due,
      today,
      totalDays: daysUntilDue(row, settings),
      suspended: row.suspended_on !== null,
      calendar,
      thresholds,
    });
  return (row) => {
    const due = row.promised_due ?? row.supplement_due ?? row.receipt_due;
    return {
      id: row.id,
      number: row.number,
      itemCode: row.item_code,
      itemName: row.item_name,
      department: row.department,
      residentId: row.resident_id,
      applicantName: row.applicant_name,
      state: row.state as CaseState,
      receivedAt: row.received_at,
      receivedOn: row.received_on,
      acceptedAt: row.accepted_at,
      acceptedOn: row.accepted_on,
      promisedDue: row.promised_due,
      statutoryDue: row.statutory_due,
      due,
      provisional: row.provisional === 1,
      gapDue: row.gap_due,
      forwardedTo: row.forwarded_to,
      suspendedTooLong: row.suspended_until !== null && today > row.suspended_until,
      clerkName: row.clerk_name,
      lamp: row.closed_at !== null || due === null ? null : lampOf(row, due),
    };
  };
}

/** The whole limit behind the date that counts now, in working days. */
function daysUntilDue(row: CaseLineRow, settings: Settings): number {
  if (row.promised_due !== null) return row.promised_days + (row.extension_days ?? 0);
  return settings[
    row.supplement_due === null ? 'receipt.workdays-to-tell' : 'receipt.workdays-to-supplement'
  ];
}
