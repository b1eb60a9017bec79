import { Button } from '../../components/button.tsx';
import styles from './bundles-page.module.css';

/** Where a stick goes now, and what its records are until an answer comes back. */
export function ExportDone({
  saved,
  toTown,
  name,
  onDone,
}: {
  saved: { path: string | null; records: number; more: boolean };
  toTown: boolean;
  name: string;
  onDone: () => void;
}) {
  return (
    <>
      <p className={styles.sum} role="status">
        已存好 {saved.records} 条：{saved.path}
      </p>
      {saved.more && (
        <p className={styles.wrong}>一份装不下，其余的还存在本机。对方导入这一份以后，再导出一次</p>
      )}
      <ol className={styles.next}>
        <li>在电脑上退出U盘，再拔下来。</li>
        {toTown ? (
          <>
            <li>把U盘带到镇里，请镇里的管理员导入。</li>
            <li>把镇里给的文件带回来，在这里选“导入带回来的文件”。</li>
          </>
        ) : (
          <li>把U盘带到{name}，在那里的“同步”里导入。</li>
        )}
      </ol>
      {toTown && (
        <p className={styles.about}>
          这些记录现在是“已导出到U盘”，镇里还没有收到。导入带回来的文件，或者连上网络以后，才会显示“镇里已收”
        </p>
      )}
      <Button kind="primary" autoFocus onClick={onDone}>
        完成　Enter
      </Button>
    </>
  );
}
