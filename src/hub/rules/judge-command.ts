import { faultOfClaim } from '#shared/domain/claimed-step.ts';
import type { StaffRole } from '#shared/domain/staff-role.ts';
import type { Refusal } from '#shared/sync/answers.ts';
import type { Change } from '#shared/sync/change.ts';
import {
  isAppendOnly,
  isKnown,
  isOfCase,
  isOfSite,
  isPlainRecord,
  isReference,
} from '#shared/sync/entity-scopes.ts';
import { type PlainFields, plainFields } from '#shared/sync/plain-fields.ts';
import { parseStamp } from '#shared/sync/stamp.ts';
import type { HubDatabase } from '../database/schema.ts';
import { rememberScan } from '../files/known-files.ts';
import { standsInDispute } from './disputed-steps.ts';
import { isEntryDecision, refuseWhatDecidesNothing } from './entry-decisions.ts';
import { judgeRecords } from './records.ts';
import { Refused } from './refused.ts';
import { forgetStaff, isKnownStaff, type Role, roleOf } from './roles.ts';
import { isKnownCentre, refuseWhatNoTownTells } from './towns.ts';
import { judgeTransfers, notTaken, type Read } from './transfers.ts';

/** `reads`: who gets to read more by this. */
export type Verdict =
  | { outcome: 'confirmed' | 'parked'; reads: Read[] }
  | { outcome: 'refused'; refusal: Refusal };

/** Members of staff who may write the town's reference data. */
const MANAGES: readonly string[] = ['manager', 'administrator'] satisfies StaffRole[];

/**
 * Checks again what a site claims of a command: who acted and in which role, that the site writes only its own cases and
 * staff, that each step of a case leads on from where the case is known to be. All of it is taken or nothing; what the
 * rules ask next is brought up to date.
 */
export async function judgeCommand(database: HubDatabase, command: readonly Change[]): Promise<Verdict> {
  try {
    const [first] = command;
    if (!first || command.some(({ actorId }) => actorId !== first.actorId)) throw new Refused('bad-shape');
    const fields = command.map(readFields);
    const role = await roleOf(database, first, command);
    await refuseWhatNoTownTells(database, command, fields);
    for (const change of command) {
      // Most stand on nothing: what they need not ask the database, they do not wait for.
      if (change.baseVersion !== null) await refuseWhatStandsOnRefused(database, change.baseVersion);
      if (isOfSite(change.entity)) await refuseWhatIsOfOtherSites(database, change);
    }
    if (command.every(isPlainRecord)) return plainlyConfirmed;
    const { cases, handings } = await judgeCases(database, command, fields, role);
    const reads = [
      ...(await judgeTransfers(database, command, fields, handings)),
      ...(await judgeRecords(database, command, fields)),
    ];
    for (const [at, change] of command.entries()) {
      await judgePlain(database, change, fields[at] as PlainFields, role);
    }
    for (const [id, to] of handings) cases.set(id, { siteNumber: to, state: cases.get(id)?.state ?? null });
    await remember(database, command, fields, cases);
    return { outcome: command.every(({ entity }) => isKnown(entity)) ? 'confirmed' : 'parked', reads };
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', refusal: error.refusal };
    throw error;
  }
}

/**
 * Judges a command of which nothing has to be asked: plain records that stand on nothing, by somebody whose role is known
 * from the commands before. Null for any other, which `judgeCommand` judges.
 */
export function judgeAtOnce(database: HubDatabase, command: readonly Change[]): Verdict | null {
  const [first] = command;
  const isKnown = first && isKnownStaff(database, first) && isKnownCentre(database, first.siteNumber);
  if (!isKnown) return null;
  const isPlain = (change: Change) =>
    change.baseVersion === null &&
    isPlainRecord(change) &&
    change.actorId === first.actorId &&
    plainFields(change.fields) !== null;
  return command.every(isPlain) ? plainlyConfirmed : null;
}

const plainlyConfirmed: Verdict = { outcome: 'confirmed', reads: [] };

function readFields({ fields }: Change): PlainFields {
  return plainFields(fields) ?? refuse('bad-shape');
}

function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

async function refuseWhatStandsOnRefused(database: HubDatabase, baseVersion: string): Promise<void> {
  const base = parseStamp(baseVersion);
  if (!base) throw new Refused('bad-shape');
  const known = await database
    .selectFrom('changes')
    .select('outcome')
    .where('site_number', '=', base.siteNumber)
    .where('epoch', '=', base.epoch)
    .where('seq', '=', base.seq)
    .executeTakeFirst();
  if (known?.outcome === 'refused') throw new Refused('stands-on-refused');
}

async function refuseWhatIsOfOtherSites(database: HubDatabase, change: Change): Promise<void> {
  // What it stands on may not have come here yet: its author carried it over by stick.
  const base = change.baseVersion === null ? null : parseStamp(change.baseVersion);
  if (base && base.siteNumber !== change.siteNumber) throw new Refused('not-holder');
  const foreign = await database
    .selectFrom('changes')
    .select('seq')
    .where('entity_id', '=', change.entityId)
    .where('entity', '=', change.entity)
    .where('site_number', '<>', change.siteNumber)
    .where('outcome', '<>', 'refused')
    .limit(1)
    .executeTakeFirst();
  if (foreign) throw new Refused('not-holder');
}

async function judgePlain(
  database: HubDatabase,
  change: Change,
  fields: PlainFields,
  role: Role,
): Promise<void> {
  const { entity, entityId, siteNumber, operation } = change;
  if (isReference(entity) && role !== 'system' && !MANAGES.includes(role))
    throw new Refused('role-not-allowed');
  if (isAppendOnly(entity) && operation !== 'insert') throw new Refused('append-only');
  // A manager answers for the own centre; of the others it is the administrator's to say.
  if (entity === 'centre' && role === 'manager' && entityId !== siteNumber)
    throw new Refused('role-not-allowed');
  if (entity !== 'staffMember') return;
  const claimsSite = operation === 'insert' || 'site_number' in fields;
  if (claimsSite && fields.site_number !== siteNumber) throw new Refused('not-own-staff');
  const known = await database
    .selectFrom('known_staff')
    .select('site_number')
    .where('id', '=', entityId)
    .executeTakeFirst();
  if (known && known.site_number !== siteNumber) throw new Refused('not-own-staff');
}

interface CaseState {
  siteNumber: string;
  state: string | null;
}

/** The cases a command writes, as they are after it. */
async function judgeCases(
  database: HubDatabase,
  command: readonly Change[],
  fields: readonly PlainFields[],
  role: Role,
): Promise<{ cases: Map<string, CaseState>; handings: Map<string, string> }> {
  const cases = new Map<string, CaseState>();
  const handings = new Map<string, string>();
  const handed = new Set<string>();
  const caseOf = async (id: string, siteNumber: string): Promise<CaseState> => {
    let found = cases.get(id);
    if (!found) {
      const row = await database
        .selectFrom('known_cases')
        .select(['site_number', 'state'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw await notTaken(database, siteNumber, id);
      found = { siteNumber: row.site_number, state: row.state };
      cases.set(id, found);
    }
    if (found.siteNumber !== siteNumber) throw new Refused('not-holder');
    return found;
  };
  for (const [at, { entity, entityId, operation, siteNumber }] of command.entries()) {
    const given = fields[at] as PlainFields;
    if (entity === 'case' && operation === 'insert') {
      if (given.site_number !== siteNumber || (given.held_by ?? null) !== null)
        throw new Refused('not-holder');
      const known = await database
        .selectFrom('known_cases')
        .select('id')
        .where('id', '=', entityId)
        .executeTakeFirst();
      if (known || cases.has(entityId)) throw new Refused('bad-shape');
      cases.set(entityId, { siteNumber, state: null });
    } else if (entity === 'case') {
      await caseOf(entityId, siteNumber);
      if ('site_number' in given || operation === 'delete') throw new Refused('not-holder');
      if (typeof given.held_by === 'string') handings.set(entityId, given.held_by);
      else if ('held_by' in given) throw new Refused('no-consent');
    } else if (entity === 'caseScan' && operation === 'insert') {
      await caseOf(String(given.case_id), siteNumber);
    } else if (isOfCase(entity)) {
      const caseId = entityId.split('/')[0] ?? '';
      const held = await caseOf(caseId, siteNumber);
      if (isEntryDecision({ entity, operation })) {
        await refuseWhatDecidesNothing(database, command[at] as Change, MANAGES.includes(role));
      } else if (entity === 'caseEvent') {
        const isElsewhere = held.state !== null && given.from_state !== held.state;
        if (isElsewhere && (await standsInDispute(database, entityId, given.from_state)))
          held.state = String(given.from_state);
        takeClaimedStep(held, operation, given, role);
      }
      if (entity === 'caseEvent' && given.step === 'transfer') handed.add(caseId);
    }
  }
  for (const [at, { entity, entityId }] of command.entries()) {
    const claimed = fields[at]?.state;
    if (entity !== 'case' || claimed === undefined) continue;
    if (cases.get(entityId)?.state !== claimed) throw new Refused('state-without-step');
  }
  if ([...cases.values()].some(({ state }) => state === null)) throw new Refused('state-without-step');
  // A case changes hands with an entry in its history, and there is no such entry without it.
  const spoken = [...handings.keys()].filter((id) => handed.has(id));
  if (spoken.length < handings.size || spoken.length < handed.size) throw new Refused('state-without-step');
  return { cases, handings };
}

function takeClaimedStep(
  held: CaseState,
  operation: Change['operation'],
  given: PlainFields,
  role: Role,
): void {
  if (operation !== 'insert') throw new Refused('step-not-allowed');
  const { step, from_state: from = null, to_state: to } = given;
  if (from !== held.state) throw new Refused('step-not-allowed');
  const fault = faultOfClaim({
    from: from === null ? null : String(from),
    step: String(step),
    to: String(to),
    role,
  });
  if (fault) throw new Refused(fault);
  held.state = String(to);
}

async function remember(
  database: HubDatabase,
  command: readonly Change[],
  fields: readonly PlainFields[],
  cases: ReadonlyMap<string, CaseState>,
): Promise<void> {
  for (const [id, { siteNumber, state }] of cases) {
    await database
      .insertInto('known_cases')
      .values({ id, site_number: siteNumber, state: String(state) })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ site_number: siteNumber, state: String(state) }),
      )
      .execute();
  }
  for (const [at, change] of command.entries()) {
    const { entity, entityId, siteNumber, operation } = change;
    if (entity === 'caseScan') await rememberScan(database, change, fields[at] as PlainFields);
    if (entity !== 'staffMember') continue;
    forgetStaff(database);
    const role = fields[at]?.role;
    if (operation === 'delete') {
      await database
        .deleteFrom('known_staff')
        .where('id', '=', entityId)
        .where('site_number', '=', siteNumber)
        .execute();
    } else if (typeof role === 'string') {
      await database
        .insertInto('known_staff')
        .values({ id: entityId, site_number: siteNumber, role })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ role }))
        .execute();
    }
  }
}
