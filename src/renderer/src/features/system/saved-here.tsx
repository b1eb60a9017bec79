import CloudOutlined from '@ant-design/icons/CloudOutlined';
import styles from './saved-here.module.css';

/** Where the records are: nothing is sent to the town yet, and the line says so. */
export function SavedHere({ waiting }: { waiting: number }) {
  return (
    <span
      className={styles.saved}
      title={`还没有连到镇里，办的件都存在本机，${waiting.toLocaleString('zh-CN')} 条变更待上报`}
    >
      <CloudOutlined /> 仅存本机
    </span>
  );
}
