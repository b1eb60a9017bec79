import type { RatingLine } from '#shared/contract/ratings.ts';
import { rectificationOutcomeWord, rectificationStateWord } from '#shared/wording/ratings.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { RatingLevelWord } from './rating-level.tsx';
import styles from './rating-list.module.css';

/** The head of the list, in the columns of its rows. */
export function RatingListHead() {
  return (
    <div className={`${styles.row} ${styles.head}`} aria-hidden="true">
      <span>办件编号</span>
      <span>事项</span>
      <span>评价</span>
      <span>经办人</span>
      <span>评价时间</span>
      <span>整改</span>
      <span>期限</span>
    </div>
  );
}

/** One rating: of which case first, what is to be done last. */
export function RatingRow({
  line,
  selected,
  onOpen,
}: {
  line: RatingLine;
  selected: boolean;
  onOpen: () => void;
}) {
  const { rectification } = line;
  const { state, outcome, lamp } = rectification ?? {};
  return (
    <div
      id={`rating-${line.caseId}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.row}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && onOpen()}
    >
      <Code>{line.caseNumber}</Code>
      <span className={styles.item} title={`${line.itemName} · ${line.department}`}>
        {line.itemName}
      </span>
      <RatingLevelWord level={line.level} />
      <span>{line.clerkName}</span>
      <span>{dayAndTime(line.ratedAt)}</span>
      <span>{outcome ? rectificationOutcomeWord(outcome) : state && rectificationStateWord(state)}</span>
      <span>{lamp && <Lamp state={lamp} />}</span>
    </div>
  );
}
