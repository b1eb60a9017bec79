import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { query, queryClient } from '../../app/core/core.ts';
import { useSettled } from '../../components/use-settled.ts';

const SETTLE_MS = 40;
const MOST_FOUND = 300;

/** The items of the list: all of them, or those that fit what is typed, best first; of one department if wanted. */
export function useItems(text: string, department: string) {
  const wanted = useSettled(text.trim(), SETTLE_MS);
  const all = useQuery(query.catalogue.overview.queryOptions());
  const found = useQuery({
    ...query.catalogue.search.queryOptions({ input: { text: wanted, limit: MOST_FOUND } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const lines = all.data ?? [];
  const byCode = new Map(lines.map((line) => [line.code, line]));
  // An item that begins later or is retired is in no search; its name is looked at here.
  const unsearched = lines.filter(
    ({ version, retired, name, code }) => (version === null || retired) && `${code}${name}`.includes(wanted),
  );
  const fitting =
    wanted === ''
      ? lines
      : [...(found.data ?? []).flatMap(({ code }) => byCode.get(code) ?? []), ...unsearched];
  return {
    rows: department === '' ? fitting : fitting.filter((line) => line.department === department),
    departments: [...new Set(lines.map((line) => line.department))].sort((a, b) =>
      a.localeCompare(b, 'zh-CN'),
    ),
    total: lines.length,
    wanted,
    /** Whether the rows are those of what is typed now. */
    fresh:
      wanted === text.trim() &&
      all.isSuccess &&
      (wanted === '' || (found.isSuccess && !found.isPlaceholderData)),
    ready: all.isSuccess && (wanted === '' || found.isSuccess),
    error: all.error ?? found.error,
    retry: () => void all.refetch(),
  };
}

/** Reads everything about the catalogue anew, after it was changed. */
export function refreshCatalogue(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: query.catalogue.key() });
}
