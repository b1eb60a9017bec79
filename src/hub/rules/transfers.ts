import { answersTransfer, TRANSFER_KINDS } from '#shared/domain/transfer.ts';
import type { Change } from '#shared/sync/change.ts';
import { compareOrders, type HubOrder } from '#shared/sync/fold-entity.ts';
import type { PlainFields } from '#shared/sync/plain-fields.ts';
import type { HubDatabase, HubSchema } from '../database/schema.ts';
import { Refused } from './refused.ts';

/** Cases that a command gives into other hands: to which site. */
export type Handings = ReadonlyMap<string, string>;

/** A site that gets to read what hangs on a root. */
export interface Read {
  root: string;
  siteNumber: string;
}

type Known = HubSchema['known_transfers'];

/** What a transfer says once and for all; only its end is written later. */
const LATER = ['withdrawn_at', 'withdraw_reason', 'handed_at', 'papers'];

/**
 * 移交: a case changes hands when both centres agreed, one by asking or offering, the other by its answer, and then by the
 * holder alone. Each centre writes its own half; a half that came after the other was taken back is not an agreement.
 * What the rules ask next is brought up to date.
 * @throws Refused
 */
export async function judgeTransfers(
  database: HubDatabase,
  command: readonly Change[],
  fields: readonly PlainFields[],
  handings: Handings,
): Promise<Read[]> {
  const agreed = new Set<string>();
  const reads: Read[] = [];
  const writes: (() => Promise<unknown>)[] = [];
  for (const [at, change] of command.entries()) {
    const given = fields[at] as PlainFields;
    if (change.entity === 'transfer') {
      const known = await judgeTransfer(database, change, given, handings, agreed);
      const root = `transfer/${known.id}`;
      reads.push({ root, siteNumber: known.from_site }, { root, siteNumber: known.to_site });
      writes.push(() => remember(database, known));
    } else if (change.entity === 'transferAnswer') {
      const known = await judgeAnswer(database, change, given, handings, agreed);
      writes.push(() => remember(database, known));
    }
  }
  if (agreed.size !== handings.size) throw new Refused('no-consent');
  for (const write of writes) await write();
  for (const [caseId, siteNumber] of handings) {
    for (const root of await rootsOfCase(database, caseId)) reads.push({ root, siteNumber });
  }
  return reads;
}

async function judgeTransfer(
  database: HubDatabase,
  { entityId: id, operation, siteNumber }: Change,
  given: PlainFields,
  handings: Handings,
  agreed: Set<string>,
): Promise<Known> {
  const known = await knownTransfer(database, id);
  if (operation === 'insert') {
    if (known) throw new Refused('bad-shape');
    return begun(database, id, siteNumber, given);
  }
  if (!known || operation === 'delete' || Object.keys(given).some((field) => !LATER.includes(field))) {
    throw new Refused('bad-shape');
  }
  if (typeof given.handed_at === 'string') {
    const { case_id: caseId, to_site: to } = known;
    const consent = known.kind === 'offer' && known.outcome === 'accepted' && known.withdrawn === 0;
    if (!consent || caseId === null) throw new Refused('no-consent');
    if (handings.get(caseId) === to) agreed.add(caseId);
    // An ask that crossed the offer has brought the case there already.
    else if ((await holderOf(database, caseId)) !== to) throw new Refused('no-consent');
  }
  return { ...known, withdrawn: typeof given.withdrawn_at === 'string' ? 1 : known.withdrawn };
}

async function begun(
  database: HubDatabase,
  id: string,
  siteNumber: string,
  given: PlainFields,
): Promise<Known> {
  const { kind, case_id: caseId = null, case_number: number, from_site: from, to_site: to } = given;
  const known = TRANSFER_KINDS.find((each) => each === kind);
  const texts = [number, from, to].every((value) => typeof value === 'string');
  if (!known || !texts || from === to || (caseId !== null && typeof caseId !== 'string')) {
    throw new Refused('bad-shape');
  }
  if (siteNumber !== (known === 'ask' ? to : from)) throw new Refused('not-holder');
  if (known === 'offer') await holdsIt(database, siteNumber, caseId);
  const sites = { case_number: String(number), from_site: String(from), to_site: String(to) };
  return { id, kind: known, case_id: caseId, ...sites, withdrawn: 0, outcome: null };
}

/** Only what a site holds can it offer; a case that was given back to it is none. */
async function holdsIt(database: HubDatabase, siteNumber: string, caseId: string | null): Promise<void> {
  if (caseId === null) throw new Refused('bad-shape');
  const holder = await holderOf(database, caseId);
  if (holder === siteNumber) return;
  throw holder === null ? await notTaken(database, siteNumber, caseId) : new Refused('not-holder');
}

/** Why the hub knows nothing of a case: it was given back to its centre, or never came. */
export async function notTaken(database: HubDatabase, siteNumber: string, caseId: string): Promise<Refused> {
  const refused = await database
    .selectFrom('changes')
    .select('seq')
    .where('entity_id', '=', caseId)
    .where('entity', '=', 'case')
    .where('site_number', '=', siteNumber)
    .where('outcome', '=', 'refused')
    .limit(1)
    .executeTakeFirst();
  return new Refused(refused ? 'stands-on-refused' : 'unknown-case');
}

async function judgeAnswer(
  database: HubDatabase,
  { entityId: id, operation, siteNumber }: Change,
  given: PlainFields,
  handings: Handings,
  agreed: Set<string>,
): Promise<Known> {
  const known = await knownTransfer(database, id);
  const { outcome, case_id: caseId } = given;
  if (operation !== 'insert' || (outcome !== 'accepted' && outcome !== 'refused')) {
    throw new Refused('bad-shape');
  }
  if (!known) throw new Refused('no-consent');
  const { kind, from_site: fromSite, to_site: toSite } = known;
  if (answersTransfer({ kind: kind === 'ask' ? 'ask' : 'offer', fromSite, toSite }) !== siteNumber) {
    throw new Refused('not-holder');
  }
  if (known.outcome !== null) throw new Refused('bad-shape');
  if (kind === 'ask' && outcome === 'accepted') {
    const meant = typeof caseId === 'string' && handings.get(caseId) === toSite ? caseId : null;
    const asked = meant !== null && (await numberOf(database, meant)) === known.case_number;
    if (known.withdrawn === 1 || meant === null || !asked) throw new Refused('no-consent');
    agreed.add(meant);
  }
  return { ...known, outcome };
}

function knownTransfer(database: HubDatabase, id: string): Promise<Known | undefined> {
  return database.selectFrom('known_transfers').selectAll().where('id', '=', id).executeTakeFirst();
}

async function remember(database: HubDatabase, { id, ...known }: Known): Promise<void> {
  await database
    .insertInto('known_transfers')
    .values({ id, ...known })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ withdrawn: known.withdrawn, outcome: known.outcome }),
    )
    .execute();
}

async function holderOf(database: HubDatabase, caseId: string): Promise<string | null> {
  const row = await database
    .selectFrom('known_cases')
    .select('site_number')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row?.site_number ?? null;
}

async function numberOf(database: HubDatabase, caseId: string): Promise<unknown> {
  const [made] = await writtenOf(database, 'case', caseId);
  return made?.fields.number;
}

/** What the new holder has to know beside the case itself: whose it is, and who stood at the window for them. */
export async function rootsOfCase(database: HubDatabase, caseId: string): Promise<string[]> {
  const residents = await writtenOf(database, 'case', caseId);
  const agents = await writtenOf(database, 'caseAgent', caseId);
  const named = (rows: Written[], field: string, entity: string) =>
    rows
      .map(({ fields }) => fields[field])
      .filter((id) => typeof id === 'string')
      .map((id) => `${entity}/${id}`);
  return [
    ...new Set([
      `case/${caseId}`,
      ...named(residents, 'resident_id', 'resident'),
      ...named(agents, 'agent_id', 'agent'),
    ]),
  ];
}

function orderOf(row: { order_epoch: number | null; order_number: number | null }): HubOrder {
  return { epoch: row.order_epoch ?? 0, number: row.order_number ?? 0 };
}

interface Written {
  operation: Change['operation'];
  fields: PlainFields;
}

/** What the changes of an entity wrote that were taken in, the first of them first; also those that wait for their place. */
export async function writtenOf(database: HubDatabase, entity: string, entityId: string): Promise<Written[]> {
  const rows = await database
    .selectFrom('changes')
    .select(['operation', 'fields', 'order_epoch', 'order_number'])
    .where('entity_id', '=', entityId)
    .where('entity', '=', entity)
    .where('outcome', '<>', 'refused')
    .orderBy('order_epoch')
    .orderBy('order_number')
    .execute();
  const held = await database
    .selectFrom('held_changes')
    .select(['operation', 'fields', 'order_epoch', 'order_number'])
    .where('entity_id', '=', entityId)
    .where('entity', '=', entity)
    .execute();
  if (held.length > 0) {
    rows.push(...held);
    rows.sort((one, other) => compareOrders(orderOf(one), orderOf(other)));
  }
  return rows.map(({ operation, fields }) => ({ operation, fields: JSON.parse(fields) as PlainFields }));
}
