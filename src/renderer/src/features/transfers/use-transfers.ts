import { useMutation, useQuery } from '@tanstack/react-query';
import { query, queryClient } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';

/** What another centre said comes with the sync, behind the window's back. */
const EVERY_MS = 10_000;

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: query.transfers.key() });
  refreshCases();
}

/** The transfers of this centre and what can be done with them. */
export function useTransfers() {
  const list = useQuery(query.transfers.list.queryOptions({ refetchInterval: EVERY_MS }));
  const changed = { onSettled: refresh };
  const ask = useMutation(query.transfers.ask.mutationOptions(changed));
  const offer = useMutation(query.transfers.offer.mutationOptions(changed));
  const answer = useMutation(query.transfers.answer.mutationOptions(changed));
  const withdraw = useMutation(query.transfers.withdraw.mutationOptions(changed));
  const print = useMutation(query.transfers.print.mutationOptions());
  const all = [ask, offer, answer, withdraw, print];
  return {
    list,
    ask,
    offer,
    answer,
    withdraw,
    print,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    busy: all.some(({ isPending }) => isPending),
    /** Before something else is begun: what was said about the last one does not stand beside the next. */
    reset: () => {
      for (const each of all) each.reset();
    },
  };
}

export type Transfers = ReturnType<typeof useTransfers>;
