import { Link } from '@tanstack/react-router';
import type { QueueTicket } from '#shared/contract/queue.ts';
import { priorityWord, ticketStateWord } from '#shared/wording/queue.ts';
import { useStore } from '../../app/store.ts';
import { queueSaid } from './queue-actions.ts';
import styles from './queue-block.module.css';
import { useQueue } from './use-queue.ts';

const SHOWN = 3;

/** What stands behind a ticket that waits: how long, and why it comes first or again. */
export function waitingWord({ waitedMinutes, priority, state }: QueueTicket): string {
  const mark = priority ? priorityWord(priority) : state === 'waiting' ? '' : ticketStateWord(state);
  return [`等 ${waitedMinutes} 分`, mark].filter(Boolean).join(' ');
}

/** 叫号 in the left column: who is here, who comes next, how many wait. */
export function QueueBlock({ heading }: { heading: string }) {
  const overview = useQueue();
  const said = useStore(queueSaid);
  if (!overview) return null;
  const { current, waiting } = overview;
  return (
    <section aria-label="叫号">
      <h2 className={heading}>
        叫号　<kbd>F4</kbd> 下一位
      </h2>
      {current && (
        <Link to="/queue" className={styles.current}>
          <span className={styles.number}>{current.number}</span>
          <span>{ticketStateWord(current.state)}</span>
        </Link>
      )}
      {current && (
        <p className={styles.keys}>
          <kbd>F6</kbd> 重呼{current.state === 'called' && '　'}
          {current.state === 'called' && <kbd>F7</kbd>}
          {current.state === 'called' && ' 过号'}
        </p>
      )}
      {waiting.slice(0, SHOWN).map((ticket) => (
        <Link key={ticket.number} to="/queue" className={styles.line}>
          <span className={styles.number}>{ticket.number}</span>
          <span>{waitingWord(ticket)}</span>
        </Link>
      ))}
      <Link to="/queue" className={styles.line}>
        <span className={styles.quiet}>
          {waiting.length === 0 ? '没有人等候' : '叫号台、取号'}　<kbd>Ctrl+Q</kbd>
        </span>
      </Link>
      {said && (
        <p className={styles.said} role="status">
          {said}
        </p>
      )}
    </section>
  );
}
