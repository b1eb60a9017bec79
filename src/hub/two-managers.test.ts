import { expect, it } from 'vitest';
import { beginEditing, itemHistory, saveItem } from '#core/catalogue/manage-items.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce } from '#core/testing/drafts.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

function rename({ context, manager }: HubSite, name: string): number {
  const { item, baseVersion, today } = beginEditing(context, manager, atOnce);
  const edited = { ...item, name } as Parameters<typeof saveItem>[2]['item'];
  return saveItem(context, manager, { item: edited, effectiveFrom: today, baseVersion }).version;
}

it('an item that two centres edited without knowing of each other can be edited again', async () => {
  const hub = await testHub();
  const [one, other] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')];
  for (const { context } of [one, other, one]) await syncNow(context);
  const first = rename(one, '养老保险缴费');
  rename(other, '居民养老缴费');
  const last = rename(other, '城乡养老缴费');
  for (const { context } of [one, other, one]) await syncNow(context);
  expect(last).toBe(first + 1);
  expect(rename(one, '养老保险年度缴费')).toBe(last + 1);
  for (const { context } of [one, other]) await syncNow(context);
  expect(itemHistory(other.context, atOnce)[0]).toMatchObject({ version: last + 1, state: 'in-force' });
}, 60_000);
