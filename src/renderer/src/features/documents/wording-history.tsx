import type { WordedPaper } from '#shared/contract/documents.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './wordings-page.module.css';

const STATE_WORDS = { 'in-force': '在用', 'to-come': '未到', over: '用过' } as const;

/** Every wording of a paper, who made it and from when it counts; any can be taken as a beginning. */
export function WordingHistory({
  paper,
  onLoad,
}: {
  paper: WordedPaper;
  onLoad: (content: Record<string, string>) => void;
}) {
  if (paper.versions.length === 0) return <p className={styles.hint}>用的是原文，还没有改过</p>;
  return (
    <ul className={styles.history} aria-label="改过的版本">
      {paper.versions.map((version) => (
        <li key={version.id}>
          <span>第 {version.number} 版</span>
          <span>{STATE_WORDS[version.state]}</span>
          <span className={styles.hint}>
            {dayAndTime(version.effectiveFrom)} 起　{version.madeBy}
            {Object.keys(version.content).length === 0 && '　恢复原文'}
          </span>
          <Button size="small" onClick={() => onLoad(version.content)}>
            载入
          </Button>
        </li>
      ))}
    </ul>
  );
}
