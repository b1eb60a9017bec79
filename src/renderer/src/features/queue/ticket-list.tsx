import { type KeyboardEvent, useState } from 'react';
import type { QueueOverview, QueueTicket } from '#shared/contract/queue.ts';
import { ticketStateWord } from '#shared/wording/queue.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { CalledGroups } from './called-groups.tsx';
import { drop } from './queue-actions.ts';
import { waitingWord } from './queue-block.tsx';
import styles from './ticket-list.module.css';
import type { TicketTask } from './ticket-task-panel.tsx';

const HINTS = { '↑ ↓': '选号票', T: '转号', P: '优先', Delete: '作废' };

/** Everybody who waits, in turn, below whoever is at this window. */
export function TicketList({
  overview: { current, waiting, groups },
  onTask,
}: {
  overview: QueueOverview;
  onTask: (task: TicketTask) => void;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const tickets = current ? [current, ...waiting] : waiting;
  const at = Math.max(
    0,
    tickets.findIndex(({ number }) => number === chosen),
  );
  const selected = tickets[at];
  useKeyHints(HINTS);
  const act = (key: string, ticket: QueueTicket) => {
    if (key === 'T') onTask({ kind: 'transfer', ticket });
    else if (key === 'P' && ticket !== current) onTask({ kind: 'prioritise', ticket });
    else if (key === 'DELETE' && ticket !== current) drop(ticket.number);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen(tickets[Math.max(0, Math.min(at + step, tickets.length - 1))]?.number ?? null);
    else if (!selected || !act(event.key.toUpperCase(), selected)) return;
    event.preventDefault();
  };
  return (
    <section className={styles.list}>
      <h2>等候　按叫号的先后</h2>
      <CalledGroups groups={groups} />
      {tickets.length === 0 && <p className={styles.empty}>现在没有人等候。群众取号后排在这里</p>}
      {selected && (
        <p className={styles.actions}>
          <strong className={styles.number}>{selected.number}</strong>
          <Button size="small" onClick={() => act('T', selected)}>
            转号　T
          </Button>
          {selected !== current && (
            <>
              <Button size="small" onClick={() => act('P', selected)}>
                优先　P
              </Button>
              <Button size="small" onClick={() => act('DELETE', selected)}>
                作废　Del
              </Button>
            </>
          )}
        </p>
      )}
      <div
        role="listbox"
        aria-label="等候的人"
        aria-activedescendant={selected && `ticket-${selected.number}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={styles.rows}
      >
        {tickets.map((ticket) => (
          <div
            key={ticket.number}
            id={`ticket-${ticket.number}`}
            role="option"
            tabIndex={-1}
            aria-selected={ticket === selected}
            className={styles.row}
            onMouseDown={() => setChosen(ticket.number)}
          >
            <span className={styles.number}>{ticket.number}</span>
            <span>{ticket.groupName}</span>
            <span>
              {ticket === current ? ticketStateWord(ticket.state) : waitingWord(ticket)}
              {ticket.forCounter && `　只到 ${ticket.forCounter} 号窗`}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}
