import { hash } from 'node:crypto';
import { type OpenData, openData } from '#core/data-folder/open-data.ts';
import { syncState } from '#core/db/sync-state.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from '#hub/database/open.ts';
import type { Centre, Hub } from './processes.ts';

/** What a day came to; every line of `problems` is a broken promise. */
export interface DayReport {
  changes: number;
  cases: number;
  problems: string[];
}

/**
 * Looks at the folders when all processes have ended: each acknowledged case is at its centre, at the hub and at the town;
 * logs are equal, rows are equal, nothing was refused, nothing waits.
 * @param acknowledged what each centre said it had committed
 */
export async function checkDay(
  centres: readonly Centre[],
  hub: Hub,
  databaseUrl: string | undefined,
  acknowledged: ReadonlyMap<string, readonly string[]>,
): Promise<DayReport> {
  const problems: string[] = [];
  const database = await openHubDatabase({ folder: hub.folder, databaseUrl });
  const opened = new Map<string, OpenData>();
  try {
    for (const { siteNumber, folder, key } of centres) opened.set(siteNumber, openData({ folder, key }));
    const town = opened.get('01') as OpenData;
    const atHub = await database
      .selectFrom('changes')
      .select([
        'site_number',
        'epoch',
        'seq',
        'entity',
        'entity_id',
        'hub_number',
        'outcome',
        'command_id',
        'fields',
      ])
      .orderBy('site_number')
      .orderBy('epoch')
      .orderBy('seq')
      .execute();
    const casesAtHub = new Set(atHub.filter(({ entity }) => entity === 'case').map((each) => each.entity_id));
    const numbers = atHub.map((each) => each.hub_number).filter((number) => number !== null);
    if (new Set(numbers).size !== numbers.length) problems.push('the hub gave an order twice');
    for (const [siteNumber, { connection, database: site }] of opened) {
      const note = (what: string) => problems.push(`${siteNumber}: ${what}`);
      const has = (from: OpenData) => from.connection.prepare('SELECT 1 FROM cases WHERE id = ?').pluck();
      const [here, there] = [has(opened.get(siteNumber) as OpenData), has(town)];
      for (const id of acknowledged.get(siteNumber) ?? []) {
        if (here.get(id) === undefined) note(`case ${id} was acknowledged and is gone`);
        if (!casesAtHub.has(id)) note(`case ${id} is not at the hub`);
        if (there.get(id) === undefined) note(`case ${id} is not at the town`);
      }
      const state = syncState(site.read);
      const last = connection
        .prepare('SELECT max(seq) FROM changes WHERE site_number = ?')
        .pluck()
        .get(siteNumber);
      if (state?.answered_seq !== last) note(`${state?.answered_seq} of ${last} changes have an answer`);
      const faults = connection.prepare('SELECT kind, code FROM change_faults').all();
      if (faults.length > 0)
        note(`left out or refused: ${JSON.stringify(faults[0])} and ${faults.length - 1} more`);
      const log = await database
        .selectFrom('site_logs')
        .select(['last_seq', 'chain'])
        .where('site_number', '=', siteNumber)
        .executeTakeFirst();
      if (log?.chain !== state?.chain || log?.last_seq !== last) note('the hub has another log');
      const own = digestOf(
        connection,
        'SELECT * FROM changes WHERE site_number = ? ORDER BY seq',
        siteNumber,
      );
      const same = hash(
        'sha256',
        JSON.stringify(
          atHub
            .filter((each) => each.site_number === siteNumber)
            .map((each) => [
              each.seq,
              each.entity,
              each.entity_id,
              each.command_id,
              each.fields,
              each.hub_number,
            ]),
        ),
      );
      if (own !== same) note('the digest of its log is not that of the hub');
      const cases = 'SELECT * FROM cases WHERE site_number = ? ORDER BY id';
      if (rowsOf(connection, cases, siteNumber) !== rowsOf(town.connection, cases, siteNumber))
        note('its cases are not the same at the town');
      for (const table of ['settings', 'service_items', 'staff', 'centres']) {
        const all = `SELECT * FROM ${table} ORDER BY 1`;
        if (rowsOf(connection, all) !== rowsOf(town.connection, all)) note(`${table} differ from the town's`);
      }
    }
    for (const [siteNumber, data] of opened) {
      const { ok, problems: found } = verifyData(data);
      if (!ok) problems.push(`${siteNumber}: verify: ${JSON.stringify(found[0])}`);
    }
    return { changes: atHub.length, cases: casesAtHub.size, problems };
  } finally {
    for (const data of opened.values()) data.database.close();
    await database.destroy();
  }
}

type Rows = Record<string, unknown>[];

function digestOf(connection: OpenData['connection'], sql: string, siteNumber: string): string {
  const rows = connection.prepare(sql).all(siteNumber) as Rows;
  const said = rows.map((each) => [
    each.seq,
    each.entity,
    each.entity_id,
    each.command_id,
    each.fields,
    each.hub_number,
  ]);
  return hash('sha256', JSON.stringify(said));
}

function rowsOf(connection: OpenData['connection'], sql: string, ...given: string[]): string {
  const rows = connection.prepare(sql).all(...given) as Rows;
  return JSON.stringify(rows.map(({ local_row: _, ...row }) => row));
}
