import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { EarlierScans } from '#shared/contract/scans.ts';
import { core, query } from '../../app/core/core.ts';
import { type ScanWork, useScanWork } from './use-scan-work.ts';

const ScanPanel = lazy(async () => ({ default: (await import('./scan-panel.tsx')).ScanPanel }));

/** Scanning for a list of papers: their pages, and the panel of the one that is scanned. */
export interface PapersScanning {
  work: ScanWork;
  /** Whether the panel is open; the list then leaves pasted files to it. */
  open: boolean;
  scan: (paper: { id: string; name: string }) => void;
  /** 沿用: pages of the same paper from an earlier case. */
  offerFor: (paperId: string) => EarlierScans | undefined;
  panel: ReactNode;
}

const NONE: readonly EarlierScans[] = [];

function useEarlierScans(
  ownerId: string,
  ready: () => Promise<void>,
  about: string,
): readonly EarlierScans[] {
  const { data } = useQuery({
    queryKey: [...query.scans.earlier.key({ input: { ownerId } }), about],
    queryFn: async () => {
      // Core answers for the draft as it has it.
      await ready();
      return core.scans.earlier({ ownerId });
    },
    retry: false,
  });
  return data ?? NONE;
}

/** @param onScanned a paper has a page now, so it was handed over */
export function usePapersScanning({
  ownerId,
  ready,
  about,
  onScanned,
}: {
  ownerId: string;
  ready: () => Promise<void>;
  /** Whom and what the papers are for: with another one, other earlier pages are offered. */
  about: string;
  onScanned: (paperId: string) => void;
}): PapersScanning {
  const latest = useRef(onScanned);
  useEffect(() => {
    latest.current = onScanned;
  });
  // Pages are taken in while the clerk goes on; what was answered meanwhile must stay.
  const work = useScanWork({ ownerId, ready, onScanned: (paperId) => latest.current(paperId) });
  const [paper, setPaper] = useState<{ id: string; name: string } | null>(null);
  const earlier = useEarlierScans(ownerId, ready, about);
  const offerFor = (paperId: string) =>
    work.of(paperId).length === 0 ? earlier.find(({ materialId }) => materialId === paperId) : undefined;
  const close = () => {
    work.clearFaults();
    setPaper(null);
  };
  const panel = paper && (
    <Suspense>
      <ScanPanel key={paper.id} work={work} paper={paper} offer={offerFor(paper.id)} onClose={close} />
    </Suspense>
  );
  return { work, open: paper !== null, scan: setPaper, offerFor, panel };
}
