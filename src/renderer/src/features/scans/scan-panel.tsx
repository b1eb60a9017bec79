import { useRef, useState } from 'react';
import type { EarlierScans, Scan } from '#shared/contract/scans.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { CameraStage } from './camera-stage.tsx';
import { EarlierOffer } from './earlier-offer.tsx';
import { FileDrop } from './file-drop.tsx';
import { greyScans } from './habits.ts';
import { PageStage } from './page-stage.tsx';
import { PageStrip } from './page-strip.tsx';
import styles from './scan-panel.module.css';
import { ScanSaid } from './scan-said.tsx';
import { usePastedFiles } from './use-pasted-files.ts';
import type { ScanWork } from './use-scan-work.ts';

/** 扫描: the pages of one paper, from the document camera, from files, or from an earlier case. Esc goes back. */
export function ScanPanel({
  work,
  paper,
  offer,
  onClose,
}: {
  work: ScanWork;
  paper: { id: string; name: string };
  /** The same paper of an earlier case, while there is none here. */
  offer: EarlierScans | undefined;
  onClose: () => void;
}) {
  const pages = work.of(paper.id);
  /** The place of the page in sight; null while it is the camera. */
  const [at, setAt] = useState<number | null>(null);
  /** The page that is captured again. */
  const [retaken, setRetaken] = useState<number | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const grey = useStore(greyScans);
  const page = at === null ? undefined : pages[at];
  const addFiles = (files: readonly File[]) => work.addFiles(paper.id, files);

  const goTo = (place: number | null) => {
    setRetaken(null);
    setAt(place !== null && place < pages.length ? Math.max(0, place) : null);
  };
  const shift = (by: number) => {
    const target = (at ?? 0) + by;
    if (!page || target < 0 || target >= pages.length) return;
    const order = pages.map(({ id }) => id).filter((id) => id !== page.id);
    order.splice(target, 0, page.id);
    void work.order(paper.id, order).then(() => setAt(target));
  };
  const remove = (scan: Scan) =>
    void work.remove(scan).then(() => setAt(pages.length > 1 ? Math.min(at ?? 0, pages.length - 2) : null));
  usePastedFiles(addFiles);
  useShortcut('ArrowLeft', '前一页', () => goTo((at ?? pages.length) - 1));
  useShortcut('ArrowRight', '后一页，最后是镜头', () => goTo((at ?? pages.length) + 1));
  useShortcut('Ctrl+ArrowLeft', '这一页往前移', () => shift(-1), { enabled: page !== undefined });
  useShortcut('Ctrl+ArrowRight', '这一页往后移', () => shift(1), { enabled: page !== undefined });
  useShortcut('O', '选文件', () => chooser.current?.click());
  useShortcut('G', '灰度', () => greyScans.set(!grey));

  return (
    <SidePanel
      title={`扫描　${paper.name}`}
      onClose={onClose}
      actions={
        <>
          <Button aria-pressed={grey} onClick={() => greyScans.set(!grey)}>
            {grey ? '☑' : '☐'} 灰度　G
          </Button>
          <Button onClick={() => chooser.current?.click()}>选文件　O</Button>
        </>
      }
    >
      <FileDrop className={styles.body} onFiles={addFiles}>
        {offer && <EarlierOffer offer={offer} onTake={() => void work.reuse(offer)} />}
        {page && at !== null ? (
          <PageStage
            key={page.id}
            scan={page}
            number={at + 1}
            onChange={(change) => void work.change(page, change)}
            onRetake={() => {
              setRetaken(at);
              setAt(null);
            }}
            onRemove={() => remove(page)}
          />
        ) : (
          <CameraStage
            retaking={retaken === null ? null : retaken + 1}
            onPicture={(picture) => {
              const place = retaken;
              void work.addPicture(paper.id, picture, (place !== null && pages[place]?.id) || null);
              goTo(place);
            }}
          />
        )}
        <ScanSaid work={work} faultsOnly />
        <PageStrip pages={pages} chosen={page ? at : null} progress={work.progress} onChoose={goTo} />
      </FileDrop>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label="选扫描文件"
        onChange={(event) => {
          addFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </SidePanel>
  );
}
