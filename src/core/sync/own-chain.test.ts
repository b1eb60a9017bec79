import { expect, it } from 'vitest';
import { chainOver, chainStart } from '#shared/sync/batch.ts';
import { clerk, freshSite } from '../testing/fresh-site.ts';
import { chainAt } from './own-chain.ts';
import { lastOwnChange, ownChangesAfter } from './queries.ts';
import { sha256 } from './signing.ts';

it('is the hash over all changes up to a place, however often and in whatever order it is asked for', async () => {
  const { context, data } = freshSite();
  const { database } = data;
  const lastSeq = () => database.read.first(lastOwnChange(database.site))?.seq ?? 0;
  const plainly = (upTo: number) =>
    chainOver(chainStart, database.read.all(ownChangesAfter(database.site, 0, upTo)), sha256);
  const last = lastSeq();
  expect(last).toBeGreaterThan(1500);
  for (const upTo of [1500, 10, 0, last, 1000, 999, 1001, last - 1, last]) {
    expect(await chainAt(context, upTo)).toBe(plainly(upTo));
  }
  const from = { seq: 1200, chain: plainly(1200) };
  for (const upTo of [1200, 1201, last]) expect(await chainAt(context, upTo, from)).toBe(plainly(upTo));
  const command = { name: 'test.write', actor: clerk, subject: { entity: 'calendarDay', id: 'x' } };
  for (let at = 0; at < 1200; at += 1) {
    const date = `${2100 + at}-01-01`;
    database.write(command, (unit) => unit.insert('calendarDay', { date, name: '试', is_off_day: 1 }));
  }
  expect(await chainAt(context, lastSeq())).toBe(plainly(lastSeq()));
});
