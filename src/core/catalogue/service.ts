import type { ServiceItem, ServiceItemLine } from '#shared/contract/catalogue.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { itemsInForce } from './catalogue-cache.ts';
import { currentVersion, noDetails } from './item-versions.ts';

export { searchItems } from './search-items.ts';

/** Every item on offer, without those retired. */
export function listItems(context: CoreContext): ServiceItemLine[] {
  return itemsInForce(context.data.database.read)
    .filter(({ retired }) => !retired)
    .map(({ line }) => line);
}

/** The version of an item that is in force today. @throws CoreError `NOT_FOUND` */
export function getItem(read: ReadHandle, code: string): ServiceItem {
  const current = currentVersion(read, code);
  if (!current) throw failure('NOT_FOUND', { entity: 'serviceItem', id: code });
  const { name, department, kind, promisedDays, statutoryDays, details, materials } = current.content;
  return {
    code,
    name,
    department,
    kind,
    promisedDays,
    version: current.version,
    effectiveFrom: current.effectiveFrom,
    statutoryDays,
    materials: [...materials],
    ...(details ?? noDetails),
  };
}

/** Every item with its papers, in the order of codes; with those retired. */
export function listWholeItems(read: ReadHandle): ServiceItem[] {
  return itemsInForce(read).map(({ line }) => getItem(read, line.code));
}

/** Both limits of an item counted from today, each with the strip of days that explains it. */
export function previewDueDates(context: CoreContext, code: string) {
  const { database } = context.data;
  const item = getItem(database.read, code);
  const calendar = loadWorkCalendar(database.read);
  const from = localDateInShanghai(database.now());
  return {
    from,
    promised: countDueDate(from, item.promisedDays, calendar),
    statutory: item.statutoryDays === null ? null : countDueDate(from, item.statutoryDays, calendar),
  };
}
