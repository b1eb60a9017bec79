import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { QueueOverview, QueueTicket } from '#shared/contract/queue.ts';
import { PRIORITY_REASONS, type PriorityReason } from '#shared/domain/queue.ts';
import { explainError } from '#shared/wording/errors.ts';
import { priorityWord } from '#shared/wording/queue.ts';
import { core } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { counterNumber } from './counter.ts';
import styles from './issue-tickets.module.css';
import { queueAction } from './queue-actions.ts';

const HINTS = { 'A B C': '取这一组的号', '← →': '选业务组' };

interface Drawn {
  ticket: QueueTicket;
  before: number;
  paper: string;
}

/** Sends the paper ticket to the printer and answers with what became of it. */
async function paperWord(number: string): Promise<string> {
  try {
    const { printed, problem } = await core.queue.printTicket({ number });
    if (printed) return '号票已打印';
    return problem === 'no-printer' ? '没有找到打印机，请告诉群众号码' : '打印机没有响应，请告诉群众号码';
  } catch (error) {
    return explainError(error);
  }
}

function PriorityChoice({
  value,
  onChange,
}: {
  value: PriorityReason | null;
  onChange: (reason: PriorityReason | null) => void;
}) {
  const options = [null, ...PRIORITY_REASONS];
  useShortcut('Alt+P', '换优先原因', () => {
    onChange(options[(options.indexOf(value) + 1) % options.length] ?? null);
  });
  return (
    <fieldset className={styles.priority} aria-label="优先原因">
      {options.map((reason) => (
        <button
          key={reason ?? 'none'}
          type="button"
          aria-pressed={value === reason}
          tabIndex={-1}
          className={styles.reason}
          onClick={() => onChange(reason)}
        >
          {reason ? priorityWord(reason) : '不优先'}
        </button>
      ))}
    </fieldset>
  );
}

/** 取号: one touch or one letter draws a ticket of the group and prints it. */
export function IssueTickets({ groups }: { groups: QueueOverview['groups'] }) {
  const [priority, setPriority] = useState<PriorityReason | null>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const tiles = useRef<HTMLFieldSetElement>(null);
  useKeyHints(HINTS);
  useEffect(() => {
    if (counterNumber.get() !== 0) tiles.current?.querySelector('button')?.focus();
  }, []);

  const issue = async (letter: string) => {
    const answer = await queueAction(() => core.queue.issue({ letter, priority }));
    if (!answer) return;
    setPriority(null);
    setDrawn({ ...answer, paper: '正在打印' });
    const paper = await paperWord(answer.ticket.number);
    setDrawn((shown) => (shown?.ticket.number === answer.ticket.number ? { ...shown, paper } : shown));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || isComposing(event.nativeEvent)) return;
    const group = groups.find(({ letter }) => letter === event.key.toUpperCase());
    const buttons = [...(tiles.current?.querySelectorAll('button') ?? [])];
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 2, ArrowUp: -2 }[event.key];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (group && !event.repeat) void issue(group.letter);
    else if (step && at >= 0) buttons[at + step]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <section className={styles.issue} aria-label="取号">
      <h2>
        取号
        <span className={styles.hint}>
          <kbd>Alt+P</kbd> 换优先原因
        </span>
      </h2>
      <PriorityChoice value={priority} onChange={setPriority} />
      <fieldset ref={tiles} className={styles.tiles} onKeyDown={onKeyDown} aria-label="业务组">
        {groups.map(({ letter, name, departments, waiting }) => (
          <button key={letter} type="button" className={styles.tile} onClick={() => void issue(letter)}>
            <span className={styles.letter}>{letter}</span>
            <span className={styles.name}>{name}</span>
            <span className={styles.waiting}>等 {waiting}</span>
            <span className={styles.departments}>{departments.join('　')}</span>
          </button>
        ))}
      </fieldset>
      {drawn && (
        <p className={styles.drawn} role="status">
          <span className={styles.number}>{drawn.ticket.number}</span>
          {drawn.before === 0 ? '前面没有人' : `前面 ${drawn.before} 位`}
          {drawn.ticket.priority && `　优先 ${priorityWord(drawn.ticket.priority)}`}　{drawn.paper}
        </p>
      )}
    </section>
  );
}
