import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Scan } from '#shared/contract/scans.ts';
import { explainError } from '#shared/wording/errors.ts';
import { core, query, queryClient } from '../../app/core/core.ts';
import { greyScans } from './habits.ts';
import { type PictureChange, type PreparedPage, preparePicture } from './picture.ts';
import { prepareFile } from './prepare-file.ts';

const NOTHING: readonly Scan[] = [];
/** Until core has said what the town has set. */
const USUAL_MEGABYTES = 20;

interface Progress {
  done: number;
  of: number;
}

/**
 * The pages of a draft or a case, and everything that can be done with them. Pages are taken in one after the other, in
 * the order they were captured, while the camera goes on.
 */
export function useScanWork({
  ownerId,
  ready,
  onScanned,
}: {
  ownerId: string;
  /** Resolves once core knows the owner: a draft as it stands on the screen. */
  ready: () => Promise<void>;
  /** A paper has a page now, so it was handed over. */
  onScanned: (materialId: string) => void;
}) {
  const listed = query.scans.list.queryOptions({ input: { ownerId } });
  const { data: list } = useQuery({ ...listed, retry: false });
  const scans = list?.scans ?? NOTHING;
  const { data: settings } = useQuery(query.settings.get.queryOptions());
  const [progress, setProgress] = useState<Progress>({ done: 0, of: 0 });
  const [faults, setFaults] = useState<readonly string[]>([]);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const megabytes = settings?.['scans.file-megabytes'] ?? USUAL_MEGABYTES;
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: query.scans.list.key({ input: { ownerId } }) });
    void queryClient.invalidateQueries({ queryKey: query.scans.earlier.key() });
  };

  const enqueue = (work: () => Promise<void>, name = ''): Promise<void> => {
    setProgress(({ done, of }) => (done === of ? { done: 0, of: 1 } : { done, of: of + 1 }));
    const turn = chain.current.then(async () => {
      try {
        await work();
      } catch (fault) {
        setFaults((known) => [...known, (name ? `${name}：` : '') + explainError(fault)]);
      } finally {
        setProgress(({ done, of }) => ({ done: done + 1, of }));
      }
    });
    chain.current = turn;
    return turn;
  };

  const add = (
    materialId: string,
    prepare: () => Promise<PreparedPage>,
    replaces: string | null,
    name = '',
  ) =>
    enqueue(async () => {
      const prepared = await prepare();
      await ready();
      const input = { ownerId, materialId, replaces, ...prepared };
      await core.scans.add(input);
      await refresh();
      onScanned(materialId);
    }, name);

  return {
    scans,
    mayChange: list?.mayChange ?? false,
    progress,
    faults,
    clearFaults: () => setFaults([]),
    of: (materialId: string) => scans.filter((scan) => scan.materialId === materialId),
    addPicture: (materialId: string, picture: ImageBitmap, replaces: string | null) => {
      setFaults([]);
      const grey = greyScans.get();
      return add(
        materialId,
        () => preparePicture(picture, { grey }).finally(() => picture.close()),
        replaces,
      );
    },
    addFiles: (materialId: string, files: readonly File[]) => {
      setFaults([]);
      const grey = greyScans.get();
      for (const file of files)
        void add(materialId, () => prepareFile(file, megabytes, { grey }), null, file.name);
    },
    /** Crops or turns a page that is kept already; it stays at its place. */
    change: (scan: Scan, change: PictureChange) => {
      setFaults([]);
      const prepare = async () => prepareFile(await core.scans.open({ scanId: scan.id }), megabytes, change);
      return add(scan.materialId, prepare, scan.id);
    },
    remove: (scan: Scan) =>
      enqueue(async () => {
        await core.scans.remove({ ownerId, scanId: scan.id });
        await refresh();
      }),
    order: (materialId: string, scanIds: string[]) =>
      enqueue(async () => {
        await core.scans.order({ ownerId, materialId, scanIds });
        await refresh();
      }),
    reuse: (earlier: { materialId: string; caseId: string; fromMaterialId: string }) =>
      enqueue(async () => {
        setFaults([]);
        await ready();
        const { materialId, caseId, fromMaterialId } = earlier;
        await core.scans.reuse({ ownerId, materialId, caseId, fromMaterialId });
        await refresh();
        onScanned(materialId);
      }),
  };
}

/** The pages of a draft or a case as the screens see them. */
export type ScanWork = ReturnType<typeof useScanWork>;
