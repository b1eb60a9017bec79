import type { ConflictDetail } from '#shared/contract/conflicts.ts';
import { DECIDING_ROLES, decisionObstacle } from '#shared/domain/conflict.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import type { FieldValue } from '#shared/sync/fold-entity.ts';
import { fieldForm } from '#shared/wording/field-values.ts';
import type { CoreContext } from '../context.ts';
import type { EntityFields, EntityKey, SyncedEntity } from '../db/synced-entities.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { conflictsOf } from './queries.ts';
import { describeRecord, type NamedRecord, ownerSiteOf, readRecord } from './read-record.ts';
import { getConflict, valuesOf } from './service.ts';
import type { WrittenValue } from './values.ts';

export interface Decision {
  field: string;
  /** The stamp of the value that is right, or another one. */
  choice: { stamp: string } | { value: string };
}

/**
 * Ends disputes of a record: one change that has seen every value, so that it ends them at every site. What was not chosen
 * stays in the log and can be read as what was decided between. Deciding is for who answers for the centre; what has one
 * writer is decided there.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `CONFLICT_REFUSED` when others have come since it was shown or the row
 *   would not hold, `INVALID_ANSWERS` for a value that the field cannot have
 */
export function decideConflict(
  context: CoreContext,
  actor: StaffActor,
  {
    entity,
    entityId,
    seen,
    decisions,
    reason = '',
  }: {
    entity: string;
    entityId: string;
    seen: readonly string[];
    decisions: readonly Decision[];
    reason?: string;
  },
): ConflictDetail {
  requireRole(actor, ...DECIDING_ROLES);
  const { database } = context.data;
  const { read, site } = database;
  const record = readRecord(read, entity, entityId);
  if (!record) throw failure('NOT_FOUND', { entity: 'conflict', id: entityId });
  const place = { entity, entityId, ownerSite: ownerSiteOf(read, record) };
  const obstacle = decisionObstacle(place, { siteNumber: site.siteNumber, role: actor.role });
  if (obstacle) throw failure('CONFLICT_REFUSED', { why: obstacle });
  const rows = new Map(read.all(conflictsOf(entity, entityId)).map((row) => [row.field, row]));
  const fields: Record<string, FieldValue> = {};
  let removes = false;
  for (const { field, choice } of decisions) {
    const row = rows.get(field);
    const values = row ? valuesOf(record, row) : [];
    if (!row || values.some(({ stamp }) => !seen.includes(stamp)))
      throw failure('CONFLICT_REFUSED', { why: 'changed-since' });
    const chosen =
      'stamp' in choice ? valueOfStamp(values, choice.stamp) : typed(record, field, choice.value);
    if (field === '') removes = chosen.deletes === true;
    else fields[field] = chosen.value;
  }
  const command = {
    name: 'conflicts.decide',
    actor,
    subject: { entity, id: entityId },
    reason: reason.trim(),
  };
  const before = describeRecord(read, record);
  const key = record.key as EntityKey<SyncedEntity>;
  try {
    database.write(command, (unit) => {
      if (removes) unit.delete(record.entity, key);
      else unit.decide(record.entity, key, fields as EntityFields<SyncedEntity>);
    });
  } catch (error) {
    // Values that each hold may not hold together: an end before its beginning, a row that others refer to.
    if (/^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown }).code)))
      throw failure('CONFLICT_REFUSED', { why: 'does-not-fit' });
    throw error;
  }
  if (removes) return { ...before, opens: null, fields: [], settled: [], mayDecide: false, obstacle: null };
  return getConflict(context, actor, { entity, entityId });
}

function valueOfStamp(values: readonly WrittenValue[], stamp: string): WrittenValue {
  const chosen = values.find((value) => value.stamp === stamp);
  if (!chosen) throw failure('CONFLICT_REFUSED', { why: 'changed-since' });
  return chosen;
}

/** A value of one's own, as the field keeps it. @throws CoreError `INVALID_ANSWERS` */
function typed({ entity }: NamedRecord, field: string, text: string): WrittenValue {
  const form = fieldForm(entity, field);
  const value = text.trim();
  const holds =
    form.kind === 'text'
      ? true
      : form.kind === 'date'
        ? isLocalDate(value)
        : form.kind === 'number'
          ? /^\d{1,9}$/.test(value)
          : form.kind === 'choice' && form.choices.some((choice) => choice.value === value);
  if (!holds || value === '')
    throw failure('INVALID_ANSWERS', { problems: [{ field, code: value === '' ? 'empty' : 'not-valid' }] });
  return { stamp: '', value: form.kind === 'number' ? Number(value) : value };
}
