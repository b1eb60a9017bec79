import type { ActivityLine } from '#shared/contract/activities.ts';
import { clockTime, timeSpan } from '#shared/wording/activities.ts';
import styles from './activity-chip.module.css';

/** An activity on its day: when and what. A digit opens it while its day is the chosen one. */
export function ActivityChip({
  line,
  digit,
  carried,
  everywhere,
  draggable,
  tall = false,
  onOpen,
  onDrag,
}: {
  line: ActivityLine;
  digit: number | null;
  /** It is being moved and stands here until it is set down. */
  carried: boolean;
  everywhere: boolean;
  draggable: boolean;
  /** There is room for more than one line. */
  tall?: boolean;
  onOpen: () => void;
  onDrag: () => void;
}) {
  const about = [
    timeSpan(line),
    line.name,
    line.typeName,
    line.place,
    line.lecturers.join('、'),
    everywhere ? line.centreName : '',
  ];
  return (
    <button
      type="button"
      tabIndex={-1}
      draggable={draggable}
      title={about.filter(Boolean).join('\n')}
      className={styles.chip}
      data-type={line.typeCode}
      data-state={line.state}
      data-carried={carried || undefined}
      data-tall={tall || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', line.id);
        onDrag();
      }}
    >
      {digit !== null && <kbd>{digit}</kbd>}
      <span className={styles.time}>{clockTime(line.startsAt)}</span>
      <span className={styles.name}>{line.name}</span>
      {tall && (
        <span className={styles.more}>
          {[line.place, line.lecturers.join('、')].filter(Boolean).join('　')}
        </span>
      )}
      {everywhere && <span className={styles.more}>{line.centreName.replace('党群服务中心', '')}</span>}
    </button>
  );
}
