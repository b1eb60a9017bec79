import type { DisputedValue } from '#shared/contract/conflicts.ts';
import type { FieldValue } from '#shared/sync/fold-entity.ts';
import { timeOfReading } from '#shared/sync/hybrid-clock.ts';
import { parseStamp } from '#shared/sync/stamp.ts';
import { shownValue } from '#shared/wording/field-values.ts';
import { centreBySite } from '../centres/queries.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { changeOfStamp } from './queries.ts';
import { nameOfReference } from './read-record.ts';

/** A value of a field with the change that wrote it; `deletes`: instead of a value, that the record is to go. */
export interface WrittenValue {
  stamp: string;
  value: FieldValue;
  deletes?: boolean;
}

const NOT_STAFF: Readonly<Record<string, string>> = {
  system: '系统',
  operator: '系统操作员',
  resident: '办事人',
};

/** Each value with who wrote it, when and where, as the interface shows it. */
export function showValues(
  read: ReadHandle,
  entity: string,
  column: string,
  values: readonly WrittenValue[],
): DisputedValue[] {
  const all = values.map(({ value }) => value);
  const nameOf = (name: string, value: FieldValue) => nameOfReference(read, name, value);
  return values.map(({ stamp, value, deletes }) => {
    const parsed = parseStamp(stamp);
    const change = parsed && read.first(changeOfStamp(parsed));
    const siteNumber = parsed?.siteNumber ?? '';
    return {
      stamp,
      shown:
        column === ''
          ? deletes
            ? '删除这条记录'
            : '保留这条记录'
          : shownValue({ entity, column, value }, nameOf, all),
      byName: change ? nameOfActor(read, change.actor_id) : '',
      at: (change && timeOfReading(change.clock)?.toISOString()) ?? null,
      centreName: read.first(centreBySite(siteNumber))?.name ?? siteNumber,
    };
  });
}

/** The name of who did something: a member of staff, or what else can act. */
export function nameOfActor(read: ReadHandle, actorId: string): string {
  return NOT_STAFF[actorId] ?? nameOfReference(read, 'staff_id', actorId) ?? actorId;
}
