import { uuidv7 } from 'uuidv7';
import type { RecordRequest } from '#shared/contract/records.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { failure } from '../errors.ts';
import { residentById, residentsByNumber } from '../residents/queries.ts';
import { shownNumber, tidyIdentityNumber } from '../residents/resident-line.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { caseIdsOfResidents, requestsOfSite, unansweredOfOthers } from './queries.ts';

/** How many the page shows. */
const SHOWN = 100;

/** What this centre asked the town for, newest first. */
export function listRecordRequests({ data: { database } }: CoreContext): RecordRequest[] {
  const { read, site } = database;
  return read.all(requestsOfSite(site.siteNumber, SHOWN)).map((row) => {
    const ids = row.resident_ids === null ? [] : (JSON.parse(row.resident_ids) as string[]);
    return {
      id: row.id,
      name: row.name,
      maskedNumber: shownNumber(row),
      reason: row.reason,
      madeAt: row.made_at,
      madeByName: row.made_by_name,
      state: row.outcome === null ? 'waiting' : row.outcome === 'granted' ? 'granted' : 'nobody',
      answeredAt: row.answered_at,
      residentId: ids.find((id) => read.first(residentById(id))) ?? null,
      cases: row.case_ids === null ? 0 : (JSON.parse(row.case_ids) as string[]).length,
    };
  });
}

/**
 * Asks the town for the records of somebody whom nobody knows here. It can be asked offline and goes with the next round.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `INVALID_ANSWERS` for a number that is none, for somebody who is known here
 *   (`already-known`) and for what is asked already (`already-asked`)
 */
export function askForRecords(
  context: CoreContext,
  actor: StaffActor,
  {
    identityKind,
    number: typed,
    name,
    reason,
  }: {
    identityKind: string;
    number: string;
    name: string;
    reason: string;
  },
): RecordRequest {
  requireRole(actor, 'clerk', 'manager');
  const { database } = context.data;
  const number = tidyIdentityNumber(typed);
  const wrong = (code: string) => failure('INVALID_ANSWERS', { problems: [{ field: 'number', code }] });
  if (identityKind === 'resident-id' && !checkIdentityNumber(number).valid) throw wrong('not-valid');
  if (database.read.first(residentsByNumber(identityKind, number))) throw wrong('already-known');
  const open = database.read
    .all(requestsOfSite(database.site.siteNumber, SHOWN))
    .some((row) => row.outcome === null && row.identity_number === number);
  if (open) throw wrong('already-asked');
  const id = uuidv7();
  const command = { name: 'records.ask', actor, subject: { entity: 'recordRequest', id }, reason };
  database.write(command, (unit) =>
    unit.insert('recordRequest', {
      id,
      site_number: database.site.siteNumber,
      identity_kind: identityKind,
      identity_number: number,
      name,
      reason,
      made_at: database.now().toISOString(),
      made_by: actor.id,
      made_by_name: actor.name,
    }),
  );
  return listRecordRequests(context).find((each) => each.id === id) as RecordRequest;
}

/**
 * At the town's site, after every round with the hub: whoever asks with the whole number and the right name is granted
 * what there is of that person, the record and its cases; anybody else hears that there is nobody. The audit keeps who
 * asked, whose records, and why. Requests of others come to no other site.
 * @returns how many were answered
 */
export function grantRecords({ data: { database } }: CoreContext): number {
  return database.batch(() => {
    const waiting = database.read.all(unansweredOfOthers(database.site.siteNumber));
    for (const { id, identity_kind, identity_number, name, reason, made_by_name, site_number } of waiting) {
      const known = database.read
        .all(residentsByNumber(identity_kind, identity_number))
        .filter((resident) => resident.name.trim() === name.trim())
        .map((resident) => resident.id);
      const cases = known.length === 0 ? [] : database.read.all(caseIdsOfResidents(known));
      const subject = known[0] ? { entity: 'resident', id: known[0] } : { entity: 'recordRequest', id };
      const why = `${site_number} ${made_by_name}：${reason}`;
      database.write({ name: 'records.grant', actor: systemActor, subject, reason: why }, (unit) =>
        unit.insert('recordGrant', {
          request_id: id,
          outcome: known.length > 0 ? 'granted' : 'nobody',
          resident_ids: JSON.stringify(known),
          case_ids: JSON.stringify(cases.map((each) => each.id)),
          answered_at: database.now().toISOString(),
        }),
      );
    }
    return waiting.length;
  });
}
