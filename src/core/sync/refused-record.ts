import type { RefusedRecord } from '#shared/contract/sync.ts';
import type { Change } from '#shared/sync/change.ts';
import { commandTitle } from '#shared/wording/commands.ts';
import type { CoreContext } from '../context.ts';
import { keyOf } from '../db/folded-rows.ts';
import type { EntityFields, EntityKey, EntityRow, PlainRow, SyncedEntity } from '../db/synced-entities.ts';
import { syncedEntities } from '../db/synced-entities.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { auditOfCommands, casesByIds } from './outbox-queries.ts';
import { refusedCommand, settledRefusal } from './refused-queries.ts';

/** Who answers for what others at the centre did. */
const answersForOthers = ['manager', 'administrator'];

/**
 * A record that the town gave back: what it held, why it came back, and what was done about it.
 * @throws CoreError `NOT_FOUND`
 */
export function getRefused({ data: { database } }: CoreContext, commandId: string): RefusedRecord {
  const { read } = database;
  const changes = read.all(refusedCommand(database.site, commandId));
  const [entry] = read.all(auditOfCommands([commandId]));
  const [first] = changes;
  if (!first || !entry) throw failure('NOT_FOUND', { entity: 'record', id: commandId });
  const caseNumber = read.all(casesByIds([entry.subject_id]))[0]?.number ?? null;
  return {
    commandId,
    title: commandTitle(entry.command),
    at: entry.at,
    actorName: entry.actor_name,
    refusal: first.code,
    caseNumber: caseNumber ?? numberIn(changes),
    caseId: caseNumber === null ? null : entry.subject_id,
    texts: changes.flatMap(textsOf),
    settled: read.first(settledRefusal(commandId)) ?? null,
  };
}

/** The number of a case that a refused command would have made. */
export function numberIn(changes: readonly Change[]): string | null {
  const written = changes.find(({ entity, operation }) => entity === 'case' && operation === 'insert');
  const number = written ? (JSON.parse(written.fields) as PlainRow).number : null;
  return typeof number === 'string' ? number : null;
}

/** What of a change people recognise: names and texts, without keys. */
function textsOf({ fields }: Pick<Change, 'fields'>): string[] {
  const given = JSON.parse(fields) as PlainRow;
  return ['name', 'resident_name', 'item_name', 'reason', 'note']
    .map((field) => given[field])
    .filter((value) => typeof value === 'string' && value !== '') as string[];
}

/** Somebody has seen that it came back, and it needs nothing more; the record and its reason stay. */
export function acknowledgeRefused(context: CoreContext, actor: StaffActor, commandId: string): void {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  if (getRefused(context, commandId).settled) return;
  settle(context, actor, commandId, 'acknowledged');
}

/**
 * Does again what the town gave back, now that the cause is gone: the same contents, the same numbers, as a record of its own
 * by who does it. The town judges it anew.
 * @throws CoreError `ROLE_NOT_ALLOWED` for what somebody else did, `CANNOT_SEND_ANEW` when what it stood on is not here or
 *   something else has taken its place; nothing was written
 */
export function sendAnew(context: CoreContext, actor: StaffActor, commandId: string): void {
  const { database } = context.data;
  const { settled } = getRefused(context, commandId);
  if (settled?.how === 'sent-anew') throw failure('CANNOT_SEND_ANEW', { why: 'sent-already' });
  const changes = database.read.all(refusedCommand(database.site, commandId));
  const [entry] = database.read.all(auditOfCommands([commandId]));
  if (!entry) throw failure('NOT_FOUND', { entity: 'record', id: commandId });
  if (entry.actor_id !== actor.id) requireRole(actor, ...(answersForOthers as ['manager', 'administrator']));
  const subject = { entity: entry.subject_entity, id: entry.subject_id };
  try {
    database.batch(() => {
      database.write({ name: entry.command, actor, subject, reason: '重新上报' }, (unit) => {
        for (const change of changes) writeAgain(unit, change);
      });
      settle(context, actor, commandId, 'sent-anew');
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (!(error instanceof Error) || (typeof code === 'string' && !code.startsWith('SQLITE_CONSTRAINT')))
      throw error;
    throw failure('CANNOT_SEND_ANEW', { why: 'changed-since' });
  }
}

function writeAgain(unit: UnitOfWork, { entity, entityId, operation, fields }: Change): void {
  const name = { entity: entity as SyncedEntity, entityId };
  const key = Object.hasOwn(syncedEntities, entity) ? keyOf(name) : null;
  if (!key) throw new Error(`Nothing here is called ${entity} ${entityId}`);
  const given = JSON.parse(fields) as PlainRow;
  if (operation === 'insert') unit.insert(name.entity, { ...key, ...given } as EntityRow<SyncedEntity>);
  else if (operation === 'update') {
    unit.update(name.entity, key as EntityKey<SyncedEntity>, given as EntityFields<SyncedEntity>);
  } else unit.delete(name.entity, key as EntityKey<SyncedEntity>);
}

function settle(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  commandId: string,
  how: 'acknowledged' | 'sent-anew',
): void {
  database.writeLocal((local) =>
    local.put('settled_refusals', {
      command_id: commandId,
      how,
      settled_at: database.now().toISOString(),
      settled_by: actor.id,
      settled_by_name: actor.name,
    }),
  );
}
