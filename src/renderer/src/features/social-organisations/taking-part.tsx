import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { PickBox } from '../activities/pick-box.tsx';
import styles from './taking-part.module.css';

/** Which organisations take part in an activity; added by name, pinyin or contact, taken out by Backspace. */
export function TakingPart({ activityId, writes }: { activityId: string; writes: boolean }) {
  const options = query.socialOrganisations.ofActivity.queryOptions({ input: { activityId } });
  const taking = useQuery(options);
  const all = useQuery({
    ...query.socialOrganisations.list.queryOptions({ input: { text: '' } }),
    enabled: writes,
  });
  const change = useMutation(
    query.socialOrganisations.takePart.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(options.queryKey, now);
        void queryClient.invalidateQueries({ queryKey: query.socialOrganisations.list.key() });
        void queryClient.invalidateQueries({ queryKey: query.socialOrganisations.takenPart.key() });
      },
    }),
  );
  const error = taking.error ?? all.error ?? change.error;
  const part = (organisationId: string, takes: boolean) =>
    change.mutate({ activityId, organisationId, takes });
  if (!writes && taking.data?.length === 0) return null;
  return (
    <section className={styles.taking} aria-label="参加组织">
      <h3>参加组织</h3>
      {writes ? (
        <PickBox
          many
          field="taking-part"
          label="参加的组织"
          placeholder="名称、拼音首字母"
          picked={(taking.data ?? []).map(({ id, name }) => ({ id, label: name }))}
          options={(all.data ?? []).map(({ id, name, contact, phone, initials }) => ({
            ...{ id, label: name, initials },
            about: [contact, phone].filter(Boolean).join(' '),
          }))}
          onPick={(id) => part(id, true)}
          onRemove={(id) => part(id, false)}
          onEnter={() => undefined}
        />
      ) : (
        <p>{taking.data?.map(({ name }) => name).join('、')}</p>
      )}
      {error && (
        <p className={styles.fault} role="alert">
          {explainError(error)}
        </p>
      )}
    </section>
  );
}
