import { Link } from '@tanstack/react-router';
import { Code } from '../../components/code.tsx';
import styles from './same-item-open.module.css';
import type { Intake } from './use-intake.ts';

/** Warns before the same thing is taken in twice for the same person. */
export function SameItemOpen({ intake }: { intake: Intake }) {
  const { item, person, state } = intake;
  const sameItem = person?.openCases.find((line) => line.itemCode === state.draft.itemCode);
  if (!item || !sameItem) return null;
  return (
    <p className={styles.warning} role="status">
      ▲ {person?.name} 的同一事项 {sameItem.acceptedOn} 已受理，还在办：
      <Link to="/cases/$caseId" params={{ caseId: sameItem.id }} tabIndex={-1}>
        <Code>{sameItem.number}</Code>
      </Link>
    </p>
  );
}
