import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PersonToTell, RemindedActivity } from '#shared/contract/activity-reminders.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import rows from '../../components/list-rows.module.css';
import { PageFault } from '../../components/page-fault.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './activity-reminders-page.module.css';
import { CallListPanel } from './call-list-panel.tsx';
import { ReminderHead } from './reminder-head.tsx';
import { ReminderRow } from './reminder-row.tsx';

/** 活动提醒: what is on from today on, and who has still to be told; one person after the other is called and ticked off. */
export function ActivityRemindersPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const role = useStore(session)?.role;
  const tells = role === 'clerk' || role === 'manager' || role === 'administrator';
  const [printing, setPrinting] = useState(false);
  const options = query.activityReminders.list.queryOptions({ staleTime: 0 });
  const reminders = useQuery(options);
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: query.activityReminders.key() }),
      queryClient.invalidateQueries({ queryKey: query.activities.key() }),
    ]);
  const tell = useMutation(query.activities.tell.mutationOptions({ onSettled: refresh }));
  const withdraw = useMutation(query.activities.withdraw.mutationOptions({ onSettled: refresh }));
  const activities = reminders.data?.activities ?? [];
  const lines = activities.flatMap((activity) => activity.people.map((person) => ({ activity, person })));
  const [leaving, setLeaving] = useState<string | null>(null);
  const [line, setLine] = useState(0);
  const toggle = ({ activity, person }: { activity: RemindedActivity; person: PersonToTell }, at: number) => {
    if (!tells || tell.isPending) return;
    const told = person.toldAt === null;
    tell.mutate({ id: activity.id, participantId: person.participantId, told });
    // On to the next one to be called.
    if (told) keys.setActive(Math.min(at + 1, lines.length - 1));
  };
  const keys = useListKeys(lines.length, (at) => {
    const chosen = lines[at];
    if (chosen) toggle(chosen, at);
  });
  const active = lines[keys.active];
  const activeId = active && `${active.activity.id} ${active.person.participantId}`;
  if (line !== keys.active) {
    setLine(keys.active);
    setLeaving(null);
  }
  useUsable('activity-reminders', reminders.isSuccess);
  useEffect(() => {
    if (reminders.isSuccess && !printing) list.current?.focus();
  }, [reminders.isSuccess, printing]);
  useShortcut('Escape', '返回', () => (leaving ? setLeaving(null) : router.history.back()));
  useShortcut('Ctrl+P', '打印待通知名单', () => setPrinting(true), { enabled: !printing });
  useShortcut(
    'Alt+O',
    '打开活动',
    () => active && void navigate({ to: '/activities', search: { activity: active.activity.id } }),
    { enabled: !printing },
  );
  useShortcut(
    'Delete',
    '不来了',
    () => {
      if (!active || active.activity.state === 'cancelled') return;
      if (leaving !== activeId) setLeaving(activeId ?? null);
      else if (!withdraw.isPending) {
        withdraw.mutate({ id: active.activity.id, participantId: active.person.participantId });
        setLeaving(null);
      }
    },
    { enabled: tells && !printing },
  );
  if (reminders.error) {
    return <PageFault error={reminders.error} onRetry={() => reminders.refetch()} />;
  }
  if (!reminders.data) return null;
  const { today } = reminders.data;
  const toTell = lines.filter(({ person }) => person.toldAt === null).length;
  const fault = tell.error ?? withdraw.error;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>活动提醒</h1>
        <span className={styles.grow} role="status">
          {fault ? explainError(fault) : `今天起三天内 ${activities.length} 个活动，还要通知 ${toTell} 人`}
        </span>
        <Button onClick={() => setPrinting(true)}>待通知名单　Ctrl+P</Button>
      </header>
      <div
        ref={list}
        className={rows.frame}
        role="listbox"
        tabIndex={0}
        aria-label="报名的人"
        onKeyDown={keys.onKeyDown}
      >
        {activities.length === 0 && (
          <p className={rows.empty}>今天起三天内，本中心没有活动。安排了的在“日程”里</p>
        )}
        {activities.map((activity) => (
          <section key={activity.id} aria-label={activity.name}>
            <ReminderHead activity={activity} today={today} />
            {activity.people.map((person) => {
              const at = lines.findIndex((one) => one.person === person);
              return (
                <ReminderRow
                  key={person.participantId}
                  person={person}
                  selected={at === keys.active}
                  leaving={at === keys.active && leaving === activeId}
                  tells={tells}
                  onChoose={() => keys.setActive(at)}
                  onTell={() => toggle({ activity, person }, at)}
                />
              );
            })}
          </section>
        ))}
      </div>
      <p className={styles.legend}>
        {tells && (
          <>
            <kbd>Enter</kbd> 通知了，再按撤回　<kbd>Delete</kbd> 不来了，候补的人补上{'　'}
          </>
        )}
        <kbd>Alt+O</kbd> 打开活动
      </p>
      {printing && <CallListPanel onClose={() => setPrinting(false)} />}
    </div>
  );
}
