import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { ItemEditor } from './item-editor.tsx';
import styles from './item-page.module.css';

/** Writing an item, with nothing but its words: for managers and administrators. */
export function CatalogueEditorPage() {
  const { code = null } = useSearch({ from: '/catalogue-editor' });
  const router = useRouter();
  // Read once: what is being written must not be changed from outside.
  const editing = useQuery(
    query.catalogue.editing.queryOptions({
      input: { code },
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      retry: false,
    }),
  );
  useUsable('item-editor', editing.data !== undefined && !editing.isFetching);
  useShortcut('Escape', '返回，草稿都在', () => router.history.back());
  if (editing.error) return <p className={styles.fault}>{explainError(editing.error)}</p>;
  if (!editing.data || (editing.isFetching && editing.isStale && editing.dataUpdatedAt === 0)) return null;
  return <ItemEditor key={code ?? ''} editing={editing.data} code={code} />;
}
