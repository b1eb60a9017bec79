import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './case-pages.module.css';
import { PageThumb } from './page-thumb.tsx';
import { type PapersScanning, usePapersScanning } from './use-papers-scanning.tsx';

const ScanViewer = lazy(async () => ({ default: (await import('./scan-viewer.tsx')).ScanViewer }));
const MOST_SHOWN = 5;

interface Paper {
  id: string;
  name: string;
}

/** The scans of a case: its pages by paper, the viewer, and the panel to scan what came later. */
export interface CaseScans {
  scanning: PapersScanning;
  view: (paper: Paper) => void;
  panels: ReactNode;
}

/** Makes them for a page about a case. */
export function useCaseScans(caseId: string, papers: readonly Paper[]): CaseScans {
  const scanning = usePapersScanning({
    ownerId: caseId,
    ready: async () => {},
    about: '',
    onScanned: () => {},
  });
  const [viewed, setViewed] = useState<Paper | null>(null);
  const pages = viewed ? scanning.work.of(viewed.id) : [];
  const first = papers.find(({ id }) => scanning.work.of(id).length > 0);
  useShortcut('F9', '看扫描件', () => first && setViewed(first), { enabled: first !== undefined });
  return {
    scanning,
    view: setViewed,
    panels: (
      <>
        {viewed && pages.length > 0 && (
          <Suspense>
            <ScanViewer
              key={viewed.id}
              title={`扫描件　${viewed.name}`}
              pages={pages}
              onClose={() => setViewed(null)}
            />
          </Suspense>
        )}
        {scanning.panel}
      </>
    ),
  };
}

/** The pages of one paper of a case, in its row. */
export function CasePages({ paper, scans }: { paper: Paper; scans: CaseScans }) {
  const pages = scans.scanning.work.of(paper.id);
  const count = pages.reduce((sum, scan) => sum + scan.pages, 0);
  return (
    <span className={styles.pages}>
      {pages.some(({ sensitive }) => sensitive) ? (
        <span className={styles.mark} title="打开会记入日志">
          敏感
        </span>
      ) : (
        pages.slice(0, MOST_SHOWN).map((scan) => <PageThumb key={scan.id} scan={scan} />)
      )}
      {count > 0 && (
        <Button size="small" aria-label={`看扫描件 ${paper.name}`} onClick={() => scans.view(paper)}>
          看扫描件 {count} 页
        </Button>
      )}
      {scans.scanning.work.mayChange && (
        <Button
          size="small"
          kind="text"
          aria-label={`补扫 ${paper.name}`}
          onClick={() => scans.scanning.scan(paper)}
        >
          补扫
        </Button>
      )}
    </span>
  );
}
