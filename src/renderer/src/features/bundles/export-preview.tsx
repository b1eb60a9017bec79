import { useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './bundles-page.module.css';

/** What a bundle would hold, in words, and the button that makes it. */
export function ExportPreview({
  to,
  name,
  saving,
  onSave,
}: {
  to: string;
  name: string;
  saving: { isPending: boolean; isSuccess: boolean; error: unknown };
  onSave: () => void;
}) {
  const preview = useQuery(query.bundles.preview.queryOptions({ input: { to } }));
  if (preview.error) {
    return (
      <>
        <p className={styles.wrong} role="alert">
          {explainError(preview.error)}
        </p>
        <Button autoFocus onClick={() => void preview.refetch()}>
          再试一次
        </Button>
      </>
    );
  }
  if (!preview.data) return <p role="status">正在清点</p>;
  const { records, kinds, exportedBefore, exportedAt } = preview.data;
  return (
    <>
      <p className={styles.sum} role="status">
        {records > 0 ? `要带给${name}的记录共 ${records} 条` : `没有新的记录要带给${name}`}
      </p>
      {kinds.length > 0 && (
        <ul className={styles.kinds}>
          {kinds.map(({ title, count }) => (
            <li key={title}>
              <span>{title}</span>
              <span className={styles.count}>{count} 条</span>
            </li>
          ))}
        </ul>
      )}
      {records === 0 && to === 'hub' && (
        <p className={styles.about}>也可以存一份空的带去，镇里凭它知道要带什么回来</p>
      )}
      {exportedBefore > 0 && exportedAt && (
        <p className={styles.about}>
          其中 {exportedBefore} 条 {dayAndTime(exportedAt)} 已导出过，镇里还没有答复；再带一次不会重复
        </p>
      )}
      <p className={styles.about}>内容已加密，别人捡到也打不开</p>
      {saving.error !== null && (
        <p className={styles.wrong} role="alert">
          {explainError(saving.error)}
        </p>
      )}
      {saving.isSuccess && <p role="status">没有存，记录都在本机。请选U盘里的位置再存一次</p>}
      {/* Not disabled while it works: that would take the focus away, and with it the next Enter. */}
      <Button kind="primary" autoFocus aria-disabled={saving.isPending} onClick={onSave}>
        {saving.isPending ? '正在存，请不要拔出U盘' : '选U盘里的位置，存进去　Enter'}
      </Button>
    </>
  );
}
