import { sql } from 'kysely';
import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';

/** The number of the version in force today: of those begun and not withdrawn the one begun last. */
const numberInForce = sql<number>`(
  SELECT begun.item_version FROM service_item_versions AS begun
  WHERE begun.code = item.code AND begun.withdrawn = 0 AND begun.effective_from <= (SELECT today())
  ORDER BY begun.effective_from DESC, begun.item_version DESC LIMIT 1)`;

/** Whether a version retires its item; a version without details does not. */
const retired = sql<number>`coalesce(json_extract(details, '$.retired'), 0)`.as('retired');

/** The version in force of every item, for lists and search. An item whose first version is still to come is not among them. */
export function currentItems() {
  return query
    .selectFrom('service_items as item')
    .innerJoin('service_item_versions as current', (join) =>
      join.onRef('current.code', '=', 'item.code').on('current.item_version', '=', numberInForce),
    )
    .select([
      'item.code',
      'current.item_version',
      'current.effective_from',
      'current.name',
      'current.department',
      'current.kind',
      'current.promised_days',
      'current.statutory_days',
      'current.provenance',
      'current.name_initials',
      'current.name_pinyin',
      'current.synonym_keys',
      'current.frequency_weight',
      retired,
      'current.saved_by',
      'current.saved_at',
    ])
    .orderBy('item.code');
}

/** One item with its details, which lists do without. */
export const currentItem = compiledFor((code: string) =>
  currentItems().select(['current.details', 'current.synonyms']).where('item.code', '=', code),
);

/** Every version of an item, the one that begins last first; with those withdrawn. */
export function versionsOf(code: string) {
  return query
    .selectFrom('service_item_versions')
    .selectAll()
    .where('code', '=', code)
    .orderBy('effective_from', 'desc')
    .orderBy('item_version', 'desc');
}

/** Versions that begin after today, the soonest first. */
export function plannedVersions() {
  return query
    .selectFrom('service_item_versions')
    .select([
      'code',
      'item_version',
      'effective_from',
      'name',
      'department',
      'kind',
      'promised_days',
      'statutory_days',
      retired,
    ])
    .where('withdrawn', '=', 0)
    .where('effective_from', '>', sql<string>`today()`)
    .orderBy('effective_from')
    .orderBy('item_version');
}

/** The highest number of a version of an item. Two sites may have numbered alike, so it is not the one in the item's row. */
export function latestNumber(code: string) {
  return query
    .selectFrom('service_items')
    .leftJoin('service_item_versions', 'service_item_versions.code', 'service_items.code')
    .select(({ fn }) => fn.max('service_item_versions.item_version').as('latest'))
    .where('service_items.code', '=', code)
    .groupBy('service_items.code');
}

/** What changes with the catalogue and with the day, and with nothing else. */
export function catalogueStamp() {
  return query.selectFrom('catalogue_stamp').select(['stamp', sql<string>`today()`.as('today')]);
}

/** What one version of an item asks, also one that is no longer in force. */
export const detailsOf = compiledFor((code: string, itemVersion: number) =>
  query
    .selectFrom('service_item_versions')
    .select(['details', 'synonyms'])
    .where('code', '=', code)
    .where('item_version', '=', itemVersion),
);

export const materialsOf = compiledFor((code: string, itemVersion: number) =>
  query
    .selectFrom('service_item_materials')
    .selectAll()
    .where('code', '=', code)
    .where('item_version', '=', itemVersion)
    .orderBy('position'),
);

/** How often each item was taken in lately, to offer the usual ones first. */
export function recentItemCodes(limit: number) {
  return query.selectFrom('cases').select('item_code').orderBy('received_at', 'desc').limit(limit);
}
