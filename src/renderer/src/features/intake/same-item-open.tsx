import { Link } from '@tanstack/react-router';
import { Code } from '../../components/code.tsx';
import { shortCentreName } from '../residents/centre-words.ts';
import { daysAgoWord } from './days-ago.ts';
import styles from './same-item-open.module.css';
import type { Intake } from './use-intake.ts';

/** Warns before the same thing is taken in twice for the same person, here or at another centre. */
export function SameItemOpen({ intake }: { intake: Intake }) {
  const { item, person, state, today } = intake;
  const sameItem = person?.openCases.find((line) => line.itemCode === state.draft.itemCode);
  if (!item || !sameItem || today === undefined) return null;
  const where = sameItem.here ? '本中心' : shortCentreName(sameItem.centreName);
  return (
    <p className={styles.warning} role="status">
      ▲ {person?.name} 的同一事项 {daysAgoWord(sameItem.receivedOn, today)}已在{where}
      {sameItem.acceptedOn === null ? '收件' : '受理'}，尚未办结：
      <Link to="/cases/$caseId" params={{ caseId: sameItem.id }} tabIndex={-1}>
        <Code>{sameItem.number}</Code>
      </Link>
    </p>
  );
}
