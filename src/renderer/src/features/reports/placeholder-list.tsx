import { useQuery } from '@tanstack/react-query';
import { query } from '../../app/core/core.ts';
import styles from './template-page.module.css';

const PATTERNS = [
  ['{{部门:民政.办结}}', '一个部门的数；中心、事项、经办人同样写，事项也可写编码。前面可加本月、上月、本年'],
  ['{{每个部门}}', '这一行按部门逐行填，格里变成部门名称；也可写每个中心、每个事项、每个经办人'],
  ['{{受理}}、{{本年办结}}', '在“每个…”的行里，是该行那个部门的数'],
  ['{{序号}}、{{编码}}', '在“每个…”的行里，是行号，或事项、中心的编码'],
] as const;

/** Every placeholder a template can use, with what it comes to in this month. */
export function PlaceholderList({ month }: { month: string }) {
  const { data = [] } = useQuery(query.reportTemplates.placeholders.queryOptions({ input: { month } }));
  return (
    <details className={styles.offered}>
      <summary>可以用的占位符和现在的数</summary>
      <p>在上级下发的 Excel 表里，把要填的格写成占位符，格式照旧。例如：</p>
      <dl className={styles.patterns}>
        {PATTERNS.map(([text, meaning]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.values}>
        {data.map(({ text, value }) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
