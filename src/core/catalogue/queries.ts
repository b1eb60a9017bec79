import { query } from '../db/query.ts';

/** The version in force of every item, for lists and search. */
export function currentItems() {
  return query
    .selectFrom('service_items as item')
    .innerJoin('service_item_versions as current', (join) =>
      join.onRef('current.code', '=', 'item.code').onRef('current.item_version', '=', 'item.current_version'),
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
    ])
    .orderBy('item.code');
}

/** One item with its details, which lists do without. */
export function currentItem(code: string) {
  return currentItems().select(['current.details', 'current.synonyms']).where('item.code', '=', code);
}

/** What one version of an item asks, also one that is no longer in force. */
export function detailsOf(code: string, itemVersion: number) {
  return query
    .selectFrom('service_item_versions')
    .select(['details', 'synonyms'])
    .where('code', '=', code)
    .where('item_version', '=', itemVersion);
}

export function materialsOf(code: string, itemVersion: number) {
  return query
    .selectFrom('service_item_materials')
    .selectAll()
    .where('code', '=', code)
    .where('item_version', '=', itemVersion)
    .orderBy('position');
}

/** How often each item was taken in lately, to offer the usual ones first. */
export function recentItemCodes(limit: number) {
  return query.selectFrom('cases').select('item_code').orderBy('accepted_at', 'desc').limit(limit);
}
