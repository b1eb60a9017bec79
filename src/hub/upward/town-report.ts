import { type ExpressionBuilder, sql } from 'kysely';
import type { TownReport } from '#core/county/report-town.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { monthInterval, monthOf } from '#shared/domain/months.ts';
import type { CaseFigures } from '#shared/domain/town-figures.ts';
import type { HubDatabase, HubSchema } from '../database/schema.ts';
import { foldedEntity } from '../folded-entity.ts';

type Counted = ExpressionBuilder<HubSchema, 'counted_cases'>;

/** How the town stands on a day, from what was counted of its cases. Nothing of residents is asked for. */
export async function townReport(database: HubDatabase, day: LocalDate): Promise<TownReport> {
  await forgetWhatNoLongerCounts(database, day);
  const figures = new Map((await figuresByCentre(database, day)).map((row) => [row.centreNumber, row]));
  const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
  const enrolled = await database
    .selectFrom('sites')
    .select('site_number')
    .where('kind', '=', 'centre')
    .execute();
  const numbers = new Set([...enrolled.map(({ site_number }) => site_number), ...figures.keys()]);
  const centres: TownReport['centres'][number][] = [];
  for (const centreNumber of [...numbers].sort()) {
    const { name } = await centreOf(database, centreNumber);
    centres.push({ ...(figures.get(centreNumber) ?? none), centreNumber, name });
  }
  const overdue = await database
    .selectFrom('counted_cases')
    .select([
      'id as caseId',
      'centre_number as centreNumber',
      'case_number as caseNumber',
      'item_name as itemName',
      'department',
      'state',
    ])
    .select(sql<string>`due_on`.as('dueOn'))
    .where((counted) => running(counted, '<', day))
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  const { division, name } = await centreOf(database, hub.town_site);
  return { name: division || name, day, centres, overdue };
}

const none: CaseFigures = {
  ...{ open: 0, dueToday: 0, overdue: 0, received: 0, correction: 0, gaps: 0, toDeliver: 0 },
  ...{ receivedInMonth: 0, completedInMonth: 0 },
};

/** As 全镇办件 counts: what stands still is neither due nor overdue. */
function running({ eb, and }: Counted, than: '<' | '=', day: LocalDate) {
  return and([eb('closed_on', 'is', null), eb('suspended', '=', 0), eb('due_on', than, day)]);
}

async function figuresByCentre(database: HubDatabase, day: LocalDate) {
  const { from, to } = monthInterval(monthOf(day));
  const rows = await database
    .selectFrom('counted_cases')
    .select('centre_number as centreNumber')
    .select(({ fn }) => {
      const count = () => fn.countAll<number>();
      return [
        count().filterWhere('closed_on', 'is', null).as('open'),
        count()
          .filterWhere((counted) => running(counted, '=', day))
          .as('dueToday'),
        count()
          .filterWhere((counted) => running(counted, '<', day))
          .as('overdue'),
        count().filterWhere('state', '=', 'received').as('received'),
        count().filterWhere('state', '=', 'correction-told').as('correction'),
        count().filterWhere('gaps', '=', 1).as('gaps'),
        count().filterWhere('state', 'in', ['completed', 'refused']).as('toDeliver'),
        count()
          .filterWhere(({ eb, and }) => and([eb('received_on', '>=', from), eb('received_on', '<', to)]))
          .as('receivedInMonth'),
        count()
          .filterWhere(({ eb, and }) =>
            and([eb('completed', '=', 1), eb('closed_on', '>=', from), eb('closed_on', '<', to)]),
          )
          .as('completedInMonth'),
      ];
    })
    .groupBy('centre_number')
    .execute();
  // PostgreSQL counts in bigints.
  return rows.map(
    ({ centreNumber, ...counts }) =>
      ({
        centreNumber,
        ...Object.fromEntries(Object.entries(counts).map(([figure, count]) => [figure, Number(count)])),
      }) as CaseFigures & { centreNumber: string },
  );
}

/** With a new month cases fall out that nothing more will happen to. */
async function forgetWhatNoLongerCounts(database: HubDatabase, day: LocalDate): Promise<void> {
  await database
    .deleteFrom('counted_cases')
    .where('closed_on', '<', monthInterval(monthOf(day)).from)
    .where('gaps', '=', 0)
    .where('state', 'not in', ['completed', 'refused'])
    .execute();
}

async function centreOf(
  database: HubDatabase,
  siteNumber: string,
): Promise<{ name: string; division: string }> {
  const { fields } = await foldedEntity(database, { entity: 'centre', entityId: siteNumber });
  const text = (name: string) => {
    const value = fields.get(name)?.standing.value;
    return typeof value === 'string' ? value : '';
  };
  return { name: text('name'), division: text('division_name') };
}
