import type { Change } from '#shared/sync/change.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { type EntityName, keyOf, writeStored } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';
import { deriveColumns, type PlainRow } from './synced-entities.ts';

/** An entity that has changed, and the change that wrote it when it is an insert and nothing else of it is here. */
export interface Touched {
  name: EntityName;
  only?: Change | undefined;
}

/** What is to be stored of an entity of which there is nothing but its insert: the fold of one change is what it says. */
export interface FirstRow {
  touched: Touched;
  row: PlainRow;
}

export function firstRow(touched: Touched, only: Change, fields: PlainRow): FirstRow {
  const { name } = touched;
  const row = {
    ...keyOf(name),
    ...fields,
    ...deriveColumns(name.entity, fields),
    version: formatStamp(only),
  };
  return { touched, row };
}

/** So many rows are written by one statement; of other numbers there would be too many statements to keep. */
const together = 8;

/** Writes such rows of one entity, of which the same columns are written: all of them or none. */
export function writeFirsts(cache: StatementCache, rows: readonly FirstRow[]): void {
  const entity = rows[0]?.touched.name.entity;
  if (entity) {
    writeStored(
      cache,
      entity,
      rows.map(({ row }) => row),
    );
  }
}

/** Rows that follow each other and go into one statement. */
export function groupsOf(rows: readonly (FirstRow | Touched)[]): (FirstRow[] | Touched)[] {
  const groups: (FirstRow[] | Touched)[] = [];
  let [group, form]: [FirstRow[], string] = [[], ''];
  const end = () => {
    const size = group.length === together ? together : 1;
    for (let at = 0; at < group.length; at += size) groups.push(group.slice(at, at + size));
    group = [];
  };
  for (const each of rows) {
    if (!('row' in each)) {
      end();
      groups.push(each);
      continue;
    }
    const own = `${each.touched.name.entity} ${Object.keys(each.row).join()}`;
    if (own !== form || group.length === together) end();
    form = own;
    group.push(each);
  }
  end();
  return groups;
}
