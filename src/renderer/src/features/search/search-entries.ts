import type { CaseLine } from '#shared/contract/cases.ts';
import type { ServiceItemLine } from '#shared/contract/catalogue.ts';
import type { ResidentLine } from '#shared/contract/residents.ts';
import type { SearchResult } from '#shared/contract/search.ts';

import type { PageEntry } from '../../app/shell/pages.ts';

/** One thing found, as the keyboard list walks over it. */
export type SearchEntry =
  | { kind: 'page'; key: string; page: PageEntry }
  | { kind: 'item'; key: string; item: ServiceItemLine }
  | { kind: 'resident'; key: string; resident: ResidentLine }
  | { kind: 'case'; key: string; case: CaseLine };

/** Everything found in one list, in the order it is shown. */
export function entriesOf(result: SearchResult | undefined, pages: readonly PageEntry[]): SearchEntry[] {
  const named = pages.map((page) => ({ kind: 'page' as const, key: page.to.slice(1), page }));
  if (!result) return named;
  return [
    ...named,
    ...result.residents.map((resident) => ({ kind: 'resident' as const, key: resident.id, resident })),
    ...result.cases.map((line) => ({ kind: 'case' as const, key: line.id, case: line })),
    ...result.items.map((item) => ({ kind: 'item' as const, key: item.code, item })),
  ];
}
