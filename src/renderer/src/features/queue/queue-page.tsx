import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { CounterField } from './counter-field.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { IssueTickets } from './issue-tickets.tsx';
import { openPublicScreen, queueSaid } from './queue-actions.ts';
import styles from './queue-page.module.css';
import { TicketList } from './ticket-list.tsx';
import { type TicketTask, TicketTaskPanel } from './ticket-task-panel.tsx';
import { useQueue } from './use-queue.ts';

/** 叫号台: tickets are drawn here, and all who wait can be seen and moved. For the helper at the door, by touch too. */
export function QueuePage() {
  const overview = useQueue();
  const said = useStore(queueSaid);
  const router = useRouter();
  const [task, setTask] = useState<TicketTask | null>(null);
  useUsable('queue', overview !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  const role = useStore(session)?.role;
  const mayChangeGroups = role === 'manager' || role === 'administrator';
  const [grouping, setGrouping] = useState(false);
  useShortcut('Alt+G', '业务组', () => setGrouping(true), { enabled: mayChangeGroups });
  if (!overview) return null;
  const { averageWait, longestWait } = overview;
  const figures = [
    longestWait === null ? '没有人等候' : `最久的等了 ${longestWait} 分`,
    averageWait === null ? '' : `今天叫到的平均等了 ${averageWait} 分`,
  ];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>叫号台</h1>
        <CounterField />
        <span className={styles.figures}>{figures.filter(Boolean).join('　')}</span>
        {mayChangeGroups && <Button onClick={() => setGrouping(true)}>业务组　Alt+G</Button>}
        <Button onClick={openPublicScreen}>打开公众屏　Ctrl+Shift+Q</Button>
      </header>
      {said && (
        <p className={styles.said} role="status">
          {said}
        </p>
      )}
      <div className={styles.columns}>
        <IssueTickets groups={overview.groups} />
        <TicketList overview={overview} onTask={setTask} />
      </div>
      {grouping && <GroupsPanel groups={overview.groups} onClose={() => setGrouping(false)} />}
      {task && <TicketTaskPanel task={task} groups={overview.groups} onClose={() => setTask(null)} />}
    </div>
  );
}
