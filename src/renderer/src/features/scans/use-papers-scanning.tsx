import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { type ScanWork, useScanWork } from './use-scan-work.ts';

const ScanPanel = lazy(async () => ({ default: (await import('./scan-panel.tsx')).ScanPanel }));

/** Scanning for a list of papers: their pages, and the panel of the one that is scanned. */
export interface PapersScanning {
  work: ScanWork;
  /** Whether the panel is open; the list then leaves pasted files to it. */
  open: boolean;
  scan: (paper: { id: string; name: string }) => void;
  panel: ReactNode;
}

/** @param onScanned a paper has a page now, so it was handed over */
export function usePapersScanning({
  ownerId,
  ready,
  onScanned,
}: {
  ownerId: string;
  ready: () => Promise<void>;
  onScanned: (paperId: string) => void;
}): PapersScanning {
  const latest = useRef(onScanned);
  useEffect(() => {
    latest.current = onScanned;
  });
  // Pages are taken in while the clerk goes on; what was answered meanwhile must stay.
  const work = useScanWork({ ownerId, ready, onScanned: (paperId) => latest.current(paperId) });
  const [paper, setPaper] = useState<{ id: string; name: string } | null>(null);
  const panel = paper && (
    <Suspense>
      <ScanPanel key={paper.id} work={work} ownerId={ownerId} paper={paper} onClose={() => setPaper(null)} />
    </Suspense>
  );
  return { work, open: paper !== null, scan: setPaper, panel };
}
