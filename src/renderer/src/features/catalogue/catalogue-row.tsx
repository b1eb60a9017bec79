import type { CatalogueLine } from '#shared/contract/catalogue.ts';
import { Code } from '../../components/code.tsx';
import { limitWord } from '../../components/due-dates.tsx';
import styles from './catalogue-page.module.css';

/** The head of the list, in the columns of its rows. */
export function CatalogueHead() {
  return (
    <div className={`${styles.row} ${styles.titles}`} aria-hidden="true">
      <span>编码</span>
      <span>事项</span>
      <span>部门</span>
      <span className={styles.second}>类型</span>
      <span>承诺</span>
      <span className={styles.second}>法定</span>
      <span>版本</span>
    </div>
  );
}

function plannedWord({ version, retired, planned }: CatalogueLine): string {
  if (planned?.retired) return '停用';
  if (version === null) return '生效';
  return retired ? '恢复' : '换版';
}

/** One item: its code first, which version counts last. */
export function CatalogueRow({
  line,
  selected,
  onOpen,
}: {
  line: CatalogueLine;
  selected: boolean;
  onOpen: () => void;
}) {
  const { code, name, department, kind, promisedDays, statutoryDays, version, retired, planned } = line;
  return (
    <div
      id={`item-${code}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.row}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && onOpen()}
    >
      <Code>{code}</Code>
      <span title={name}>{name}</span>
      <span title={department}>{department}</span>
      <span className={styles.second}>{kind}</span>
      <span>{limitWord(promisedDays)}</span>
      <span className={styles.second}>{statutoryDays === null ? '—' : limitWord(statutoryDays)}</span>
      <span className={planned ? styles.planned : styles.quiet}>
        {planned && `${planned.effectiveFrom} 起${plannedWord(line)}`}
        {!planned && (retired ? '已停用' : `第 ${version} 版`)}
      </span>
    </div>
  );
}
