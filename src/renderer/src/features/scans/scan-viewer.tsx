import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Scan } from '#shared/contract/scans.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { PdfPages } from './pdf-pages.tsx';
import styles from './scan-viewer.module.css';
import { TurnedPicture } from './turned-picture.tsx';

const ZOOMS = [1, 1.5, 2, 3];
/** Share of what is in sight by which an arrow moves on. */
const SCROLL = 0.4;

function Page({ scan, zoom, turns }: { scan: Scan; zoom: number; turns: number }) {
  const opened = query.scans.open.queryOptions({ input: { scanId: scan.id } });
  // Looking at a sensitive page is written down, so it is asked for once.
  const { data, error } = useQuery({ ...opened, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (error) return <p className={styles.said}>{explainError(error)}</p>;
  if (!data) return null;
  if (scan.mediaType === 'application/pdf') return <PdfPages file={data} turns={turns} zoom={zoom} />;
  return <TurnedPicture file={data} zoom={zoom} turns={turns} />;
}

/** The scanned pages of one paper of a case, large. Turning here turns the view and not the page. */
export function ScanViewer({
  title,
  pages,
  onClose,
}: {
  title: string;
  pages: readonly Scan[];
  onClose: () => void;
}) {
  const [place, setPlace] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  const at = Math.min(place, pages.length - 1);
  const page = pages[at];
  const step = (by: number) => {
    setPlace(Math.max(0, Math.min(at + by, pages.length - 1)));
    setTurns(0);
  };
  const stage = useRef<HTMLDivElement>(null);
  const scroll = (down: number, right = 0) => {
    const { clientHeight = 0, clientWidth = 0 } = stage.current ?? {};
    stage.current?.scrollBy({ top: down * clientHeight, left: right * clientWidth });
  };
  const nearer = (by: number) => setZoom(Math.max(0, Math.min(zoom + by, ZOOMS.length - 1)));
  useShortcut('ArrowRight', '后一页', () => step(1));
  useShortcut('ArrowLeft', '前一页', () => step(-1));
  useShortcut('PageDown', '后一页', () => step(1));
  useShortcut('PageUp', '前一页', () => step(-1));
  useShortcut('ArrowDown', '往下看', () => scroll(SCROLL));
  useShortcut('ArrowUp', '往上看', () => scroll(-SCROLL));
  useShortcut('Shift+ArrowRight', '往右看', () => scroll(0, SCROLL));
  useShortcut('Shift+ArrowLeft', '往左看', () => scroll(0, -SCROLL));
  useShortcut('+', '放大', () => nearer(1));
  useShortcut('=', '放大', () => nearer(1));
  useShortcut('-', '缩小', () => nearer(-1));
  useShortcut('R', '转着看', () => setTurns((turns + 1) % 4));

  return (
    <SidePanel
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button disabled={zoom === 0} onClick={() => nearer(-1)}>
            缩小　-
          </Button>
          <Button disabled={zoom === ZOOMS.length - 1} onClick={() => nearer(1)}>
            放大　+
          </Button>
          <Button onClick={() => setTurns((turns + 1) % 4)}>转　R</Button>
        </>
      }
    >
      {page?.sensitive && <p className={styles.notice}>敏感材料，这次查看已记入日志</p>}
      <div ref={stage} className={styles.stage}>
        {page && <Page key={page.id} scan={page} zoom={ZOOMS[zoom] ?? 1} turns={turns} />}
      </div>
      {page && (
        <footer className={styles.foot}>
          <Button size="small" disabled={at === 0} onClick={() => step(-1)}>
            前一页　←
          </Button>
          <span>
            {at + 1} / {pages.length}
          </span>
          <Button size="small" disabled={at === pages.length - 1} onClick={() => step(1)}>
            后一页　→
          </Button>
          <span className={styles.about}>
            {dayAndTime(page.capturedAt)}　{page.capturedBy}
            {page.reusedFrom && `　沿用自 ${page.reusedFrom}`}
          </span>
        </footer>
      )}
    </SidePanel>
  );
}
