import { lazy, Suspense, useState } from 'react';
import type { CaseLine } from '#shared/contract/cases.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './case-batch.module.css';

/** Not on the way to the first screen. */
const BatchPrintPanel = lazy(async () => ({
  default: (await import('../documents/batch-print-panel.tsx')).BatchPrintPanel,
}));

/** The cases ticked in a list, to do something with all of them. */
export function useBatch(current: CaseLine | undefined) {
  const [ticked, setTicked] = useState<ReadonlyMap<string, CaseLine>>(new Map());
  const [printing, setPrinting] = useState<readonly CaseLine[] | null>(null);
  const print = () => {
    const cases = ticked.size > 0 ? [...ticked.values()] : current ? [current] : [];
    if (cases.length > 0) setPrinting(cases);
  };
  const clear = () => setTicked(new Map());
  useShortcut('Ctrl+P', '打印勾选的', print, { enabled: printing === null });
  useShortcut('Escape', '取消勾选', clear, { enabled: ticked.size > 0 && printing === null });
  return {
    count: ticked.size,
    has: (id: string) => ticked.has(id),
    tick: (line: CaseLine) => {
      const next = new Map(ticked);
      if (!next.delete(line.id)) next.set(line.id, line);
      setTicked(next);
    },
    clear,
    print,
    printing,
    close: () => setPrinting(null),
  };
}

/** How many are ticked and what can be done with them; nothing while none is. */
export function BatchBar({ batch }: { batch: ReturnType<typeof useBatch> }) {
  return (
    <>
      {batch.count > 0 && (
        <p className={styles.bar} role="status">
          已勾选 {batch.count} 件
          <Button size="small" onClick={batch.print}>
            批量打印　Ctrl+P
          </Button>
          <Button size="small" kind="text" onClick={batch.clear}>
            取消勾选 <kbd>Esc</kbd>
          </Button>
        </p>
      )}
      {batch.printing && (
        <Suspense>
          <BatchPrintPanel cases={batch.printing} onClose={batch.close} />
        </Suspense>
      )}
    </>
  );
}
