import type { HandoverContent } from '#shared/contract/handovers.ts';
import { intakeDraft } from '#shared/contract/intake.ts';
import { lampFor, lampThresholds } from '#shared/domain/deadline-lamp.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { currentVersion } from '../catalogue/item-versions.ts';
import type { CoreContext } from '../context.ts';
import { readSettings } from '../settings/service.ts';
import { systemStatus } from '../system/service.ts';
import { draftsOfClerk, openCasesOfClerk, openTicketsOf, originalsOfClerk } from './queries.ts';

type Urgency = HandoverContent['cases'][number]['urgency'];

/** What a clerk has in hand now: open cases by urgency, originals held, unfinished intakes, records not sent. */
export function gatherInHand(context: CoreContext, staffId: string): HandoverContent {
  const { database } = context.data;
  const {
    read,
    site: { siteNumber },
  } = database;
  const urgency = urgencyReader(context);
  const cases = read.all(openCasesOfClerk(staffId, siteNumber)).map((row) => ({
    id: row.id,
    number: row.number,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    state: row.state,
    promisedDue: row.promised_due,
    urgency: urgency(row),
  }));
  return {
    // By their dates; what stands still comes last.
    cases: [
      ...cases.filter((one) => one.urgency !== 'suspended'),
      ...cases.filter((one) => one.urgency === 'suspended'),
    ],
    originals: read.all(originalsOfClerk(staffId, siteNumber)).map((row) => ({
      number: row.number,
      applicantName: row.applicant_name,
      name: row.name,
      originals: row.originals,
    })),
    drafts: read.all(draftsOfClerk(staffId)).map((row) => {
      const draft = intakeDraft.parse(JSON.parse(row.content));
      const item = draft.itemCode === '' ? null : currentVersion(read, draft.itemCode);
      return {
        id: row.id,
        itemName: item?.content.name ?? draft.itemText,
        applicantName: draft.applicant.name,
        savedAt: row.saved_at,
      };
    }),
    tickets: read.all(openTicketsOf(staffId, localDateInShanghai(database.now()))),
    changesWaiting: systemStatus(context).changesWaiting,
    things: '',
    note: '',
  };
}

function urgencyReader(context: CoreContext) {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const calendar = loadWorkCalendar(database.read);
  const thresholds = lampThresholds(readSettings(database.read));
  return (row: { promised_due: string; promised_days: number; suspended_on: string | null }): Urgency => {
    const suspended = row.suspended_on !== null;
    if (!suspended && row.promised_due === today) return 'today';
    const { lamp } = lampFor({
      due: row.promised_due,
      today,
      totalDays: row.promised_days,
      suspended,
      calendar,
      thresholds,
    });
    return URGENCY[lamp];
  };
}

const URGENCY = { grey: 'suspended', red: 'overdue', yellow: 'soon', green: 'in-time' } as const;
