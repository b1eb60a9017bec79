import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Answer } from '#shared/sync/answers.ts';
import type { Change } from '#shared/sync/change.ts';
import { isForAll } from '#shared/sync/entity-scopes.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { HubDatabase } from './schema.ts';

/** A change with what the hub says of it. */
export interface JudgedChange {
  change: Change;
  outcome: Answer['outcome'];
  refusal: Answer['refusal'];
  /** Under which it is handed on; null for what was refused. */
  number: number | null;
  order: HubOrder | null;
  root: string;
  /** With the first change of a command. */
  receipt: string | null;
}

/** Rows of one statement. Of more sizes there would be more statements than a connection keeps prepared. */
const sizes = [40, 8, 1];

/**
 * Writes changes down. Binding a value takes SQLite's driver longer than SQLite to write it, so what neighbours share is
 * bound once, and numbers are counted on from the first.
 */
export async function insertChanges(database: HubDatabase, judged: readonly JudgedChange[]): Promise<void> {
  for (let begin = 0; begin < judged.length; ) {
    const end = endOfRun(judged, begin);
    while (begin < end) {
      const size = sizes.find((each) => each <= end - begin) ?? 1;
      await insertRun(database, judged.slice(begin, begin + size));
      begin += size;
    }
  }
}

function endOfRun(judged: readonly JudgedChange[], begin: number): number {
  let end = begin + 1;
  while (end < judged.length && follows(judged[end - 1] as JudgedChange, judged[end] as JudgedChange))
    end += 1;
  return end;
}

function follows(before: JudgedChange, next: JudgedChange): boolean {
  return (
    before.change.siteNumber === next.change.siteNumber &&
    before.change.epoch === next.change.epoch &&
    before.change.seq + 1 === next.change.seq &&
    before.outcome === next.outcome &&
    before.refusal === next.refusal &&
    isNext(before.number, next.number) &&
    before.order?.epoch === next.order?.epoch &&
    isNext(before.order?.number ?? null, next.order?.number ?? null) &&
    isForAll(before.change.entity) === isForAll(next.change.entity)
  );
}

function isNext(before: number | null, next: number | null): boolean {
  return before === null ? next === null : before + 1 === next;
}

async function insertRun(database: HubDatabase, run: readonly JudgedChange[]): Promise<void> {
  const { change, outcome, refusal, number, order } = run[0] as JudgedChange;
  const alike = run.every((each) => isAlike(change, each));
  const values: unknown[] = [change.siteNumber, change.epoch, change.seq, order?.epoch ?? null, number];
  values.push(order?.number ?? null, outcome, refusal, isForAll(change.entity) ? 1 : 0);
  if (alike) values.push(change.entity, change.operation, change.actorId);
  for (const { change: own, root, receipt } of run) {
    values.push(own.commandId, own.entityId, own.fields, own.clock, receipt);
    if (!alike) values.push(own.entity, own.operation, own.actorId, own.baseVersion, root);
  }
  await database.executeQuery(CompiledQuery.raw(textOf(database, run.length, alike), values));
}

/** Whether a change is of the kind of another, stands on nothing and hangs on nothing: as new records of one kind are. */
function isAlike(
  { entity, operation, actorId }: Change,
  { change, root }: Pick<JudgedChange, 'change' | 'root'>,
): boolean {
  return (
    change.entity === entity &&
    change.operation === operation &&
    change.actorId === actorId &&
    change.baseVersion === null &&
    root.length === entity.length + 1 + change.entityId.length &&
    root.startsWith(entity) &&
    root.endsWith(change.entityId)
  );
}

const texts = new Map<string, string>();

/** The text is built once for each size, by the dialect. */
function textOf(database: HubDatabase, rows: number, alike: boolean): string {
  const name = `${database.getExecutor().adapter.constructor.name} ${rows} ${alike}`;
  let text = texts.get(name);
  if (!text) {
    text = (alike ? insertAlike(rows) : insertAny(rows)).compile(database).sql;
    texts.set(name, text);
  }
  return text;
}

/** A place for a value; the values themselves are given with each run. */
const place = () => sql`${null}`;
const places = (count: number) => sql.join(Array.from({ length: count }, place));
/** PostgreSQL takes what nothing is said of for a text. */
const wholeNumbers = (count: number) =>
  sql.join(Array.from({ length: count }, () => sql`CAST(${place()} AS bigint)`));

const ownPlaces = (rows: number, count: number) =>
  sql.join(Array.from({ length: rows }, (_, at) => sql`(${sql.lit(at)}, ${places(count)})`));

/** The first nine of what is shared, and of each change. */
const columns = sql`site_number, epoch, seq, order_epoch, hub_number, order_number, outcome, refusal, for_all,
  command_id, entity_id, fields, clock, receipt, entity, operation, actor_id, base_version, root`;
const counted = sql`shared.column1, shared.column2, shared.column3 + change.column1, shared.column4,
  shared.column5 + change.column1, shared.column6 + change.column1, shared.column7, shared.column8, shared.column9,
  change.column2, change.column3, change.column4, change.column5, change.column6`;
const sharedPlaces = sql`${place()}, ${wholeNumbers(5)}, ${places(2)}, ${wholeNumbers(1)}`;

function insertAlike(rows: number): RawBuilder<unknown> {
  return sql`INSERT INTO changes (${columns})
    SELECT ${counted}, shared.column10, shared.column11, shared.column12, NULL, shared.column10 || '/' || change.column3
    FROM (VALUES (${sharedPlaces}, ${places(3)})) AS shared, (VALUES ${ownPlaces(rows, 5)}) AS change`;
}

function insertAny(rows: number): RawBuilder<unknown> {
  return sql`INSERT INTO changes (${columns})
    SELECT ${counted}, change.column7, change.column8, change.column9, change.column10, change.column11
    FROM (VALUES (${sharedPlaces})) AS shared, (VALUES ${ownPlaces(rows, 10)}) AS change`;
}
