import { useMutation, useQuery } from '@tanstack/react-query';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useStore } from '../../app/store.ts';
import { refreshCases } from '../cases/use-case-rows.ts';
import { isWaiting, waitingFor } from './waiting-for.ts';

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: query.handovers.key() });
  void queryClient.invalidateQueries({ queryKey: query.intake.key() });
  refreshCases();
}

/** The hand-overs of this site as the clerk of this window sees them, and what can be done with them. */
export function useHandovers() {
  const me = useStore(session);
  const list = useQuery(query.handovers.list.queryOptions({ input: undefined }));
  const inHand = useQuery(query.handovers.gather.queryOptions({ input: undefined }));
  const staff = useQuery(query.staff.list.queryOptions({ input: undefined }));
  const changed = { onSettled: refresh };
  const make = useMutation(query.handovers.make.mutationOptions(changed));
  const confirm = useMutation(query.handovers.confirm.mutationOptions(changed));
  const withdraw = useMutation(query.handovers.withdraw.mutationOptions(changed));
  const print = useMutation(query.handovers.print.mutationOptions());
  const all = list.data ?? [];
  return {
    ready: list.isSuccess && inHand.isSuccess && staff.isSuccess,
    failed: list.error ?? inHand.error ?? staff.error,
    toMe: me ? waitingFor(me.id, all) : [],
    fromMe: all.filter((one) => one.fromId === me?.id && isWaiting(one)),
    before: all.filter((one) => !isWaiting(one)),
    inHand: inHand.data,
    receivers: (staff.data ?? []).filter(
      ({ id, role }) => id !== me?.id && (role === 'clerk' || role === 'manager'),
    ),
    make,
    confirm,
    withdraw,
    print,
    error: make.error ?? confirm.error ?? withdraw.error ?? print.error,
    busy: make.isPending || confirm.isPending || withdraw.isPending || print.isPending,
  };
}

export type Handovers = ReturnType<typeof useHandovers>;
