import { useQuery } from '@tanstack/react-query';
import type { TownStanding } from '#shared/contract/county.ts';
import { query } from '../../app/core/core.ts';

/** The town that a page is about; undefined until it is read. */
export function useTown(townNumber: string): TownStanding | undefined {
  const { data } = useQuery(query.county.towns.queryOptions({ refetchInterval: 60_000 }));
  return data?.find((town) => town.townNumber === townNumber);
}
