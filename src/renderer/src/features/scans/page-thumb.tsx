import { useQuery } from '@tanstack/react-query';
import type { Scan } from '#shared/contract/scans.ts';
import { query } from '../../app/core/core.ts';
import { useObjectUrl } from './object-url.ts';
import styles from './page-thumb.module.css';

/** The small picture of a page. A sensitive one of a case shows nothing until it is opened. */
export function PageThumb({ scan, size = 'small' }: { scan: Scan; size?: 'small' | 'large' }) {
  const thumbnail = query.scans.thumbnail.queryOptions({ input: { scanId: scan.id } });
  // A page never changes under its id.
  const { data, isSuccess, isError } = useQuery({ ...thumbnail, staleTime: Number.POSITIVE_INFINITY });
  const url = useObjectUrl(data);
  return (
    <span className={styles.thumb} data-size={size}>
      {url && <img src={url} alt="" />}
      {isSuccess && data === null && <span className={styles.closed}>敏感</span>}
      {isError && <span className={styles.closed}>不在本机</span>}
      {scan.mediaType === 'application/pdf' && <span className={styles.kind}>PDF {scan.pages} 页</span>}
    </span>
  );
}
