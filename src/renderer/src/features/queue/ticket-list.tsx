import { type KeyboardEvent, useState } from 'react';
import type { QueueOverview } from '#shared/contract/queue.ts';
import { ticketStateWord } from '#shared/wording/queue.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { rowAfter } from '../../components/row-after.ts';
import { CalledGroups } from './called-groups.tsx';
import { drop } from './queue-actions.ts';
import { waitingWord } from './queue-block.tsx';
import styles from './ticket-list.module.css';
import type { TicketTask } from './ticket-task-panel.tsx';

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
  const choose = (index: number | null) => setChosen(tickets[index ?? at]?.number ?? null);
  const walk = (key: string) => choose(rowAfter(key, at, tickets.length));
  const waits = selected !== undefined && selected !== current;
  const moveOn = () => selected && onTask({ kind: 'transfer', ticket: selected });
  const putFirst = () => selected && onTask({ kind: 'prioritise', ticket: selected });
  const discard = () => selected && drop(selected.number);
  // With Alt, so that they work wherever the cursor is and a letter that is typed does nothing to a ticket.
  useShortcut('Alt+ArrowDown', '选下一张号票', () => walk('ArrowDown'));
  useShortcut('Alt+ArrowUp', '选上一张号票', () => walk('ArrowUp'));
  useShortcut('Alt+T', '转号', moveOn, { enabled: selected !== undefined });
  useShortcut('Alt+Y', '优先', putFirst, { enabled: waits });
  useShortcut('Alt+Delete', '作废', discard, { enabled: waits });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.target !== event.currentTarget) return;
    const next = rowAfter(event.key, at, tickets.length);
    if (next === null) return;
    choose(next);
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
          <Button size="small" onClick={moveOn}>
            转号　Alt+T
          </Button>
          {waits && (
            <>
              <Button size="small" onClick={putFirst}>
                优先　Alt+Y
              </Button>
              <Button size="small" onClick={discard}>
                作废　Alt+Del
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
