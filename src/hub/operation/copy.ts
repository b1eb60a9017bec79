import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { HubDatabase } from '../database/schema.ts';
import { hubTables } from './tables.ts';

type Row = Record<string, string | number | null>;
const tables = Object.entries(hubTables) as [string, readonly string[]][];
/** Databases limit the values of one statement. */
const copiedAtOnce = 400;

/** How many rows each table has, and the sum of the SHA-256 of each: equal for equal contents. */
export type HubDigest = Record<string, { rows: number; sum: string }>;

/**
 * Copies everything of a hub into the empty database of another, whatever each of them is kept in, and compares.
 * @throws when the copy is not the same
 */
export async function copyHub(from: HubDatabase, to: HubDatabase): Promise<HubDigest> {
  // One moment of the source, also while it works.
  return from
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (source) => {
      const copied = await to.transaction().execute(async (target) => {
        await sql`DELETE FROM hub`.execute(target);
        for (const [table, key] of tables) {
          for await (const rows of pagesOf(source, table, key)) {
            await target
              .insertInto(table as 'changes')
              .values(rows as never)
              .execute();
          }
        }
        const [original, copy] = [await digestOf(source), await digestOf(target)];
        if (JSON.stringify(original) !== JSON.stringify(copy))
          throw new Error('The copy differs from the hub');
        return copy;
      });
      return copied;
    });
}

/** Whether a hub has never been anybody's: it can become the copy of another. */
export async function isUnused(database: HubDatabase): Promise<boolean> {
  for (const table of ['sites', 'changes', 'enrolment_codes'] as const) {
    const found = await database
      .selectFrom(table)
      .select(sql<number>`1`.as('found'))
      .limit(1)
      .executeTakeFirst();
    if (found) return false;
  }
  return true;
}

/** The order of rows does not count: databases sort texts each in its own way. */
export async function digestOf(database: HubDatabase): Promise<HubDigest> {
  const digest: HubDigest = {};
  for (const [table, key] of tables) {
    let sum = 0n;
    let count = 0;
    for await (const rows of pagesOf(database, table, key)) {
      for (const row of rows) {
        const values = Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
        sum = (sum + BigInt(`0x${hash('sha256', JSON.stringify(values))}`)) % 2n ** 256n;
      }
      count += rows.length;
    }
    digest[table] = { rows: count, sum: sum.toString(16) };
  }
  return digest;
}

/** All rows, by the index of their key. */
async function* pagesOf(database: HubDatabase, table: string, key: readonly string[]): AsyncGenerator<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: Row | undefined;
  for (;;) {
    const last = after;
    const rest = last ? sql`WHERE (${columns}) > (${sql.join(key.map((column) => last[column]))})` : sql``;
    const page = sql<Row>`SELECT * FROM ${sql.table(table)} ${rest} ORDER BY ${columns} LIMIT ${sql.lit(copiedAtOnce)}`;
    const { rows } = await page.execute(database);
    if (rows.length > 0) yield rows;
    if (rows.length < copiedAtOnce) return;
    after = rows.at(-1);
  }
}
