import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { QueueOverview, QueueTicket } from '#shared/contract/queue.ts';
import { PRIORITY_REASONS, type PriorityReason } from '#shared/domain/queue.ts';
import { priorityWord } from '#shared/wording/queue.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { prioritise, transfer } from './queue-actions.ts';
import styles from './ticket-task-panel.module.css';

/** What is being asked about a ticket. */
export interface TicketTask {
  kind: 'transfer' | 'prioritise';
  ticket: QueueTicket;
}

/** Where a ticket goes, or why it comes first. Digits choose, Ctrl+Enter does it. */
export function TicketTaskPanel({
  task: { kind, ticket },
  groups,
  onClose,
}: {
  task: TicketTask;
  groups: QueueOverview['groups'];
  onClose: () => void;
}) {
  const moving = kind === 'transfer';
  const [choice, setChoice] = useState<string | null>(moving ? ticket.letter : null);
  const [counter, setCounter] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const wrongCounter = counter !== '' && !/^[1-9]\d?$/.test(counter);
  const chosenCounter = counter === '' ? null : Number(counter);
  const unmoved =
    moving && ticket.state === 'waiting' && choice === ticket.letter && chosenCounter === ticket.forCounter;
  const lacking = wrongCounter
    ? '窗口号是 1 到 99 的数'
    : choice === null
      ? '选一个优先的原因'
      : unmoved
        ? '还是原来的业务组，没有转。选另一组，或写只到几号窗'
        : '';
  const [asked, setAsked] = useState(false);
  const act = () => {
    if (lacking !== '' || choice === null) return setAsked(true);
    if (moving) transfer(ticket.number, choice, chosenCounter);
    else prioritise(ticket.number, choice as PriorityReason);
    onClose();
  };
  useShortcut('Ctrl+Enter', moving ? '转号' : '优先', act);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    act();
  };
  const options = moving
    ? groups.map(({ letter, name }) => ({ id: letter, label: `${letter} ${name}` }))
    : PRIORITY_REASONS.map((reason) => ({ id: reason, label: priorityWord(reason) }));
  return (
    <SidePanel title={`${ticket.number}　${moving ? '转号' : '优先'}`} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <p className={styles.about}>
          {moving ? '转到的业务组。位次不变，按取号的先后排' : '优先的原因，会记在日志里'}
        </p>
        <ChoiceRow
          field="ticket-choice"
          label={moving ? '业务组' : '优先的原因'}
          options={options}
          value={choice}
          invalid={false}
          onChange={setChoice}
          onEnter={act}
        />
        {moving && (
          <span className={styles.counter}>
            只到
            <TextField
              value={counter}
              maxLength={2}
              inputMode="numeric"
              invalid={wrongCounter}
              aria-label="只到几号窗口"
              onChange={(event) => setCounter(event.target.value.trim())}
              onKeyDown={onKeyDown}
            />
            号窗口（空着就是哪个窗口都行）
          </span>
        )}
        {asked && lacking !== '' && (
          <p className={styles.wrong} role="alert">
            {lacking}
          </p>
        )}
        <Button kind="primary" size="large" onClick={act}>
          {moving ? '转号' : '优先'}　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
