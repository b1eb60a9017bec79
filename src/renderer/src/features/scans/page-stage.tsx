import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scan } from '#shared/contract/scans.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { CropStage } from './crop-stage.tsx';
import { useObjectUrl } from './object-url.ts';
import styles from './page-stage.module.css';
import { PdfPages } from './pdf-pages.tsx';
import type { PictureChange } from './picture.ts';

/** One kept page, large, with what can still be done to it. */
export function PageStage({
  scan,
  number,
  onChange,
  onRetake,
  onRemove,
}: {
  scan: Scan;
  number: number;
  onChange: (change: PictureChange) => void;
  onRetake: () => void;
  onRemove: () => void;
}) {
  const opened = query.scans.open.queryOptions({ input: { scanId: scan.id } });
  // Not kept: what is looked at once it is a case's has to be asked for, as core writes that down.
  const { data, error } = useQuery({ ...opened, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  const url = useObjectUrl(data);
  const [cropping, setCropping] = useState(false);
  const picture = scan.mediaType !== 'application/pdf';
  const idle = picture && !cropping;
  useShortcut('R', '向右转', () => onChange({ turns: 1 }), { enabled: idle });
  useShortcut('L', '向左转', () => onChange({ turns: -1 }), { enabled: idle });
  useShortcut('C', '裁剪', () => setCropping(true), { enabled: idle });
  useShortcut('Enter', '重拍这一页', onRetake, { enabled: !cropping });
  useShortcut('Delete', '删掉这一页', onRemove, { enabled: !cropping });

  if (cropping && url) {
    return (
      <CropStage
        url={url}
        onCancel={() => setCropping(false)}
        onCrop={(crop) => {
          setCropping(false);
          onChange({ crop });
        }}
      />
    );
  }
  return (
    <div className={styles.stage}>
      <div className={styles.page}>
        {error && <p className={styles.said}>{explainError(error)}</p>}
        {picture && url && <img src={url} alt={`第 ${number} 页`} />}
        {!picture && data && <PdfPages file={data} turns={0} zoom={1} />}
      </div>
      <div className={styles.bar}>
        <Button onClick={onRetake}>重拍　Enter</Button>
        {picture && (
          <>
            <Button onClick={() => onChange({ turns: -1 })}>左转　L</Button>
            <Button onClick={() => onChange({ turns: 1 })}>右转　R</Button>
            <Button onClick={() => setCropping(true)}>裁剪　C</Button>
          </>
        )}
        <Button onClick={onRemove}>删除　Delete</Button>
      </div>
    </div>
  );
}
