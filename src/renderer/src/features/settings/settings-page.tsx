import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Settings } from '#shared/domain/settings.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { SettingsForm } from './settings-form.tsx';
import styles from './settings-page.module.css';

/** 设置: practice of the town that is no law. Whoever may not change it does not come here, and core refuses. */
export function SettingsPage() {
  const router = useRouter();
  const { data, error } = useQuery(query.settings.get.queryOptions());
  const change = useMutation(
    query.settings.change.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(query.settings.get.queryKey(), now);
        // Lamps and dates elsewhere are counted by them.
        void queryClient.invalidateQueries({ queryKey: query.cases.key() });
      },
    }),
  );
  useUsable('settings', data !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data) return null;
  return (
    <SettingsForm
      // What was saved is where the form begins again.
      key={change.submittedAt * Number(change.isSuccess)}
      values={data as Settings}
      saved={change.isSuccess}
      fault={change.error ? explainError(change.error) : ''}
      onSave={(changes) => change.mutate(changes)}
    />
  );
}
