import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { PaperKind } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { WordingForm } from './wording-form.tsx';
import styles from './wordings-page.module.css';

/** 文书文字: the fixed texts of every paper, worded by a manager without a programmer. */
export function WordingsPage() {
  const router = useRouter();
  const { data, error } = useQuery(query.documents.wordings.queryOptions({ input: undefined }));
  const [kind, setKind] = useState<PaperKind>('acceptance-notice');
  const paper = data?.find((one) => one.kind === kind);
  const go = (step: number) => {
    const at = data?.findIndex((one) => one.kind === kind) ?? 0;
    const next = data?.[(at + step + data.length) % data.length];
    if (next) setKind(next.kind);
  };
  useUsable('wordings', data !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+ArrowDown', '下一种文书', () => go(1));
  useShortcut('Alt+ArrowUp', '上一种文书', () => go(-1));
  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data || !paper) return null;
  return (
    <div className={styles.page}>
      <nav className={styles.papers} aria-label="文书种类">
        {data.map((one) => (
          <Button
            key={one.kind}
            kind="text"
            aria-current={one.kind === kind || undefined}
            className={styles.paper}
            onClick={() => setKind(one.kind)}
          >
            {one.slots.find(({ id }) => id === 'title')?.original}
            {one.slots.some(({ text, original }) => text !== original) && (
              <span className={styles.mark}>已改</span>
            )}
          </Button>
        ))}
        <p className={styles.hint}>
          <kbd>Alt+↑ ↓</kbd> 换一种
        </p>
      </nav>
      <WordingForm key={`${paper.kind}${paper.versions[0]?.id ?? ''}`} paper={paper} />
    </div>
  );
}
