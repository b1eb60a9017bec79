import type { HubDatabase } from './database/schema.ts';

/** How the hub stands, for whoever looks after it. */
export interface HubStatus {
  hub: string;
  epoch: number;
  lastNumber: number;
  sites: { siteNumber: string; seenAt: string; heardSinceLoss: boolean }[];
  /** What the hub lost when it was restored from a backup; null when it never was, as far as any site could tell. */
  loss: {
    /** Instant at which the first site proved it. */
    notedAt: string;
    /** Numbers that were given and are not back yet; at most so many, for the numbers of a site may count twice. */
    missing: number;
    /** Commands that others brought back, waiting for what their author had done before. */
    waiting: { siteNumber: string; epoch: number; commands: number }[];
  } | null;
}

export async function hubStatus(database: HubDatabase): Promise<HubStatus> {
  const hub = await database.selectFrom('hub').selectAll().executeTakeFirstOrThrow();
  const sites = await database.selectFrom('sites').selectAll().orderBy('site_number').execute();
  const lost = await database.selectFrom('lost_numbers').selectAll().orderBy('noted_at').execute();
  const notedAt = lost[0]?.noted_at ?? null;
  // Of the start in which it was noted: who spoke to it since has brought back what it has.
  const { restored } = await database
    .selectFrom('hub_starts')
    .select(({ fn }) => fn.max('started_at').as('restored'))
    .where('started_at', '<=', notedAt ?? '')
    .executeTakeFirstOrThrow();
  const waiting = await database
    .selectFrom('held_commands')
    .select(({ fn }) => ['site_number', 'epoch', fn.countAll<number>().as('commands')])
    .groupBy(['site_number', 'epoch'])
    .orderBy('site_number')
    .orderBy('epoch')
    .execute();
  let missing = 0;
  for (const { epoch, after_number, up_to } of lost) {
    const { here } = await database
      .selectFrom('changes')
      .select(({ fn }) => fn.countAll<number>().as('here'))
      .where('order_epoch', '=', epoch)
      .where('order_number', '>', after_number)
      .where('order_number', '<=', up_to)
      .executeTakeFirstOrThrow();
    missing += Math.max(0, up_to - after_number - Number(here));
  }
  return {
    hub: hub.hub_id,
    epoch: hub.epoch,
    lastNumber: hub.last_number,
    sites: sites.map(({ site_number, seen_at }) => ({
      siteNumber: site_number,
      seenAt: seen_at,
      heardSinceLoss: notedAt === null || seen_at >= (restored ?? notedAt),
    })),
    loss:
      notedAt === null
        ? null
        : {
            notedAt,
            missing,
            waiting: waiting.map(({ site_number, epoch, commands }) => ({
              siteNumber: site_number,
              epoch,
              commands: Number(commands),
            })),
          },
  };
}

/** The status in the words of whoever looks after the hub. */
export function statusLines({ hub, lastNumber, sites, loss }: HubStatus): string[] {
  const lines = [`服务器 ${hub}：已收到第 ${lastNumber} 条`];
  for (const { siteNumber, seenAt } of sites) lines.push(`  ${siteNumber} 最近一次联系 ${seenAt}`);
  if (!loss) return lines;
  const silent = sites.filter(({ heardSinceLoss }) => !heardSinceLoss).map(({ siteNumber }) => siteNumber);
  const waiting = loss.waiting.reduce((sum, { commands }) => sum + commands, 0);
  lines.push(`${loss.notedAt} 发现服务器是从旧备份恢复的`);
  if (loss.missing === 0 && silent.length === 0) return [...lines, '缺的记录已由各中心全部补回'];
  lines.push(`最多还缺 ${loss.missing} 条没有补回，其中 ${waiting} 条已送到，在等它前面的记录`);
  if (silent.length > 0) lines.push(`还没有联系过、可能还有记录要补的中心：${silent.join('、')}`);
  else lines.push('各中心都联系过了：没有补回的，现在已没有中心存有');
  return lines;
}
