import { useEffect, useRef } from 'react';
import type { Scan } from '#shared/contract/scans.ts';
import styles from './page-strip.module.css';
import { PageThumb } from './page-thumb.tsx';

/** The pages of a paper in their order, and the camera behind the last one. */
export function PageStrip({
  pages,
  chosen,
  progress,
  onChoose,
}: {
  pages: readonly Scan[];
  /** A place; null for the camera. */
  chosen: number | null;
  /** Pages on their way. Said where it moves nothing else on the screen. */
  progress: { done: number; of: number };
  onChoose: (place: number | null) => void;
}) {
  const strip = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page more moves the chosen one
  useEffect(() => {
    strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, pages.length]);
  return (
    <>
      <nav ref={strip} className={styles.strip} aria-label="已扫描的页">
        {pages.map((scan, index) => (
          <button
            key={scan.id}
            type="button"
            tabIndex={-1}
            className={styles.page}
            aria-current={index === chosen ? 'page' : undefined}
            aria-label={`第 ${index + 1} 页`}
            onClick={() => onChoose(index)}
          >
            <PageThumb scan={scan} size="large" />
            {index + 1}
          </button>
        ))}
        <button
          type="button"
          tabIndex={-1}
          className={styles.page}
          aria-current={chosen === null ? 'page' : undefined}
          onClick={() => onChoose(null)}
        >
          <span className={styles.camera}>镜头</span>
          {progress.done < progress.of && `保存中 ${progress.of - progress.done}`}
          {progress.done === progress.of && (pages.length === 0 ? '还没有页' : `共 ${pages.length} 个`)}
        </button>
      </nav>
      <p className={styles.keys}>
        <kbd>←</kbd> <kbd>→</kbd> 看各页和镜头　<kbd>Ctrl+←</kbd> <kbd>Ctrl+→</kbd> 调顺序　<kbd>Ctrl+V</kbd>{' '}
        贴图片，文件也可拖进来　<kbd>Esc</kbd> 回材料
      </p>
    </>
  );
}
